// Stands between the pages and the service on a computer where somebody has chosen it. The service answers whenever it can; when it cannot, its pages are
// made here from the copy. Kept are one copy of the public catalogue and the files that pages name: never a page, never what was asked.

import { answersFrom, files } from 'asset:installed/answer.js';
import { copyAge } from 'asset:server/installed/copy-age.js';
import { isInCopy } from 'asset:server/installed/installed-answer.js';
import { isPartial } from 'asset:server/page.js';

/** Another for every change of code, template or file: a copy is only read by the program it was made for. */
const program = import.meta.url;
const own = `akutoverblik ${new URL(program).pathname}`;
const copyAddress = '/gem/kopi.json';
const checkedAddress = '/gem/kopi.json?tjekket';

/** How long the service may take before the copy answers; less while it has just not answered. */
const patience = 4_000;
const patienceAfterSilence = 1_000;
const silenceRemembered = 30_000;
const betweenChecks = 60_000;

let silentSince = Number.NEGATIVE_INFINITY;
let checkedAt = Number.NEGATIVE_INFINITY;
/** What answers, and the copy it is made from. */
let answering;

const now = () => Temporal.Now.zonedDateTimeISO('Europe/Copenhagen');

addEventListener('install', (event) => event.waitUntil(fill().then(() => skipWaiting())));
addEventListener('activate', (event) => event.waitUntil(takeOver()));
addEventListener('message', (event) => {
  const { data, ports } = event;
  if (data === 'refresh') event.waitUntil(refresh());
  if (data === 'fill')
    event.waitUntil(fill().then(...[true, false].map((did) => () => ports[0].postMessage(did))));
});
addEventListener('fetch', (event) => {
  const { method, url, headers, mode } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== 'GET' || origin !== location.origin) return;
  if (pathname.startsWith('/assets/')) return event.respondWith(file(event.request));
  const isPage = mode === 'navigate' || headers.has('HX-Request');
  if (isPage && isInCopy(pathname)) event.respondWith(page(event, pathname + search));
  else if (mode === 'navigate') event.respondWith(pageOfService(event, pathname + search));
});

/** All or nothing: what is half kept is never used, as the copy is put last. */
async function fill() {
  const response = await fetchCopy();
  const answerTo = answersFrom(await ownCopy(response.clone()));
  // A browser that cannot make them must not promise to.
  for (const address of ['/', '/klynger', '/gem']) answerTo(address, false, now());
  const kept = await Promise.all(files.map(async (address) => [address, await fetchWhole(address)]));
  const cache = await caches.open(own);
  await Promise.all(kept.map(([address, whole]) => cache.put(address, whole)));
  await cache.put(copyAddress, response);
}

async function takeOver() {
  for (const name of await caches.keys()) if (name !== own) await caches.delete(name);
  await registration.navigationPreload?.enable();
  await clients.claim();
}

async function fetchCopy(headers = {}) {
  // As nobody: what is kept is what everybody may read.
  return fetch(copyAddress, { credentials: 'omit', cache: 'no-store', headers });
}

async function fetchWhole(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} could not be fetched`);
  return response;
}

/** Throws when it is not a copy for this program. */
async function ownCopy(response) {
  if (!response.ok) throw new Error('no copy could be fetched');
  const copy = await response.json();
  if (new URL(copy.program, location.origin).href !== program) throw new Error('a copy for another program');
  return copy;
}

/** Nothing is opened that is not there: what has been removed must stay so. */
async function kept(address) {
  return (await caches.has(own)) ? (await caches.open(own)).match(address) : undefined;
}

async function file(request) {
  return (await kept(request.url)) ?? fetch(request);
}

async function page(event, address) {
  const response = await fromService(event);
  if (response && response.status < 500) {
    tell(event, null);
    event.waitUntil(refresh());
    return response;
  }
  const made = await fromCopy(event, address).catch(() => undefined);
  if (made) return made;
  return response ?? fetch(event.request);
}

/** What the copy does not hold is waited for as long as the service takes. Where it is not there, that is said, and how old the copy is. */
async function pageOfService(event, address) {
  const response = await fromNetwork(event);
  if (response && !isFromProxyAlone(response)) return response;
  const made = await fromCopy(event, address).catch(() => undefined);
  return made ?? response ?? fetch(event.request);
}

/** Our own mistakes are told in our own words, and every answer of ours has a policy. */
function isFromProxyAlone({ status, headers }) {
  return status >= 500 && !headers.has('Content-Security-Policy');
}

/** Undefined when nobody answers. */
async function fromNetwork(event) {
  try {
    return (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return undefined;
  }
}

/** Undefined when it cannot be reached, or takes too long. */
async function fromService(event) {
  const wait = performance.now() - silentSince < silenceRemembered ? patienceAfterSilence : patience;
  let timer;
  const tooLong = new Promise((resolve) => {
    timer = setTimeout(resolve, wait);
  });
  const response = await Promise.race([fromNetwork(event), tooLong]);
  clearTimeout(timer);
  silentSince = response ? Number.NEGATIVE_INFINITY : performance.now();
  return response;
}

async function fromCopy(event, address) {
  const copy = await kept(copyAddress);
  if (!copy) return undefined;
  const etag = copy.headers.get('ETag');
  if (answering?.etag !== etag) answering = { etag, answerTo: answersFrom(await copy.clone().json()) };
  const partial = isPartial((name) => event.request.headers.get(name));
  const present = now();
  const age = copyAge(await trueAt(copy), present);
  const { movedTo, html, status, shownAddress } = answering.answerTo(address, partial, present, age);
  if (movedTo !== undefined) return Response.redirect(movedTo, 303);
  if (partial) tell(event, age);
  const headers = pageHeaders(copy.headers);
  if (shownAddress !== undefined) headers.set('HX-Replace-Url', shownAddress);
  return new Response(html, { status, headers });
}

/** The service's own rules for what a page may do hold for those made here. */
function pageHeaders(sent) {
  const headers = new Headers({ 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' });
  for (const [name, value] of sent) if (/policy|^x-/.test(name)) headers.set(name, value);
  return headers;
}

/** When the service last said that the catalogue is as in the copy. */
async function trueAt(copy) {
  const checked = await kept(checkedAddress);
  const same = checked?.headers.get('ETag') === copy.headers.get('ETag');
  return Temporal.Instant.from((same ? checked : copy).headers.get('True-At'));
}

/** An open page of which only a part is asked for says by itself how old the rest of what it shows is. */
async function tell({ clientId }, age) {
  const client = clientId && (await clients.get(clientId));
  if (client) client.postMessage({ copy: age });
}

/** Whole, in one step, and only for this program; a newer one fetches its own. */
async function refresh() {
  if (performance.now() - checkedAt < betweenChecks) return;
  checkedAt = performance.now();
  const copy = await kept(copyAddress);
  if (!copy) return;
  try {
    const fresh = await fetchCopy({ 'If-None-Match': copy.headers.get('ETag') });
    const isSame = fresh.status === 304;
    if (!isSame) answersFrom(await ownCopy(fresh.clone()));
    if (!(await caches.has(own))) return;
    const cache = await caches.open(own);
    if (isSame) await cache.put(checkedAddress, new Response(null, { headers: fresh.headers }));
    else await cache.put(copyAddress, fresh);
  } catch {
    // The copy there is stays; that there is another program is found by the pages.
  }
}
