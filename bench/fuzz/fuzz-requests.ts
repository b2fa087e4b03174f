/** One request of a run, the same for the same seed and number: a real one with something wrong, or nothing but noise. */
import { accessTable } from '../../server/access/access-table.ts';
import { csvOf } from '../../server/exchange/csv.ts';
import { type Random, seededRandom } from '../seeded-random.ts';
import { encoded, mutated, noise, noiseBytes, oddValue } from './odd-values.ts';
import type { ShownForm } from './shown-forms.ts';

export type HttpRequest = {
  kind: 'http';
  method: string;
  path: string;
  headers: [string, string][];
  body?: Buffer;
};
/** Written to a line of its own; `waits` for an answer, or hangs up at once. */
export type RawRequest = { kind: 'raw'; bytes: Buffer; waits: boolean };
export type FuzzRequest = HttpRequest | RawRequest;

/** What there is to ask about. */
export type Ground = {
  slugs: readonly string[];
  /** As somebody of a role was shown them. */
  forms: readonly (ShownForm & { role: number })[];
  /** Cookie headers of those who are signed in, by role. */
  cookies: readonly (readonly string[])[];
  /** An export of some offers, by ending. */
  files: Readonly<Record<string, Buffer>>;
};

const queryNames = [
  ...[
    'q',
    'kommune',
    'hast',
    'omraade',
    'alder',
    'tid',
    'aaben',
    'vis',
    'kort',
    'cpr',
    'kendt',
    'tavle',
    'videre',
  ],
  ...[
    'besked',
    'gemt',
    'ogsaa',
    'version',
    'foer',
    'sendt',
    'kladde',
    'ny',
    'helligdag',
    'organisation',
    'ret',
    'bekraeftet',
  ],
];
const reads = accessTable.filter(({ method }) => method === 'get').map(({ path }) => path);
const writes = accessTable.filter(({ method }) => method === 'post').map(({ path }) => path);

export function fuzzRequest(seed: number, number: number, ground: Ground): FuzzRequest {
  const random = seededRandom((seed ^ Math.imul(number + 1, 0x9e3779b1)) >>> 0);
  const kind = random.below(100);
  if (kind < 6) return { kind: 'raw', bytes: rawBytes(random, ground), waits: random.chance(0.7) };
  if (kind < 50) return withBody(random, read(random, ground));
  if (kind < 60) return read(random, ground, `/${noisePath(random)}`);
  if (kind < 97) return sentForm(random, ground);
  return kind < 98
    ? sentFile(random, ground)
    : withBody(random, { ...read(random, ground), method: oddMethod(random) });
}

function read(
  random: Random,
  ground: Ground,
  path = pathOf(random.pick(reads), random, ground),
): HttpRequest {
  const query = Array.from({ length: random.chance(0.2) ? 0 : random.below(6) }, () => {
    const name = random.chance(0.9) ? random.pick(queryNames) : oddValue(random);
    return random.chance(0.95)
      ? `${encoded(name, random)}=${encoded(oddValue(random), random)}`
      : noise(random, 5);
  });
  const address = sendable(query.length > 0 ? `${path}?${query.join('&')}` : path);
  return {
    kind: 'http',
    method: random.chance(0.95) ? 'GET' : 'HEAD',
    path: address,
    headers: headersOf(random, ground),
  };
}

/** A body where none is expected, now and then. */
function withBody(random: Random, request: HttpRequest): HttpRequest {
  return random.chance(0.02) ? { ...request, body: noiseBytes(random, random.below(300)) } : request;
}

function sentForm(random: Random, ground: Ground): HttpRequest {
  const form = random.chance(0.8) && ground.forms.length > 0 ? random.pick(ground.forms) : undefined;
  const path = form?.action ?? pathOf(random.pick(writes), random, ground);
  const fields = form
    ? mutatedFields(form.fields, random)
    : Array.from({ length: random.below(6) }, (): [string, string] => [oddValue(random), oddValue(random)]);
  const body = fields.map(([name, value]) => `${encoded(name, random)}=${encoded(value, random)}`).join('&');
  const headers = headersOf(random, ground, form?.role);
  headers.push(['Content-Type', random.chance(0.93) ? 'application/x-www-form-urlencoded' : oddType(random)]);
  if (random.chance(0.9))
    headers.push(['Sec-Fetch-Site', random.chance(0.97) ? 'same-origin' : headerText(random)]);
  return { kind: 'http', method: 'POST', path: sendable(path), headers, body: bodyOf(body, random) };
}

function mutatedFields(fields: ShownForm['fields'], random: Random): [string, string][] {
  const changes = random.chance(0.1) ? 0 : 1 + random.below(3);
  const all = [...fields];
  for (let change = 0; change < changes; change++) {
    const at = random.below(all.length + 1);
    const [name, value] = all[at] ?? ['ukendt', ''];
    const next: [string, string] = [name, random.chance(0.7) ? oddValue(random) : mutated(value, random)];
    const how = random.below(20);
    if (how < 13) all.splice(at, 1, next);
    else if (how < 15) all.splice(at, 1);
    else if (how < 17) all.splice(at, 0, next);
    else if (how < 19) all.splice(at, 1, [mutated(name, random), value]);
    else all.push([oddValue(random), oddValue(random)]);
  }
  return all;
}

function bodyOf(body: string, random: Random): Buffer {
  if (random.chance(0.97)) return Buffer.from(body);
  return random.pick([
    () => Buffer.from(mutated(body, random)),
    () => noiseBytes(random, random.below(2_000)),
    () => Buffer.from('&=%'.repeat(random.below(20_000))),
    () => Buffer.from(`a.b=1&a=${'x'.repeat(random.below(1_100_000))}`),
    () =>
      Buffer.from(Array.from({ length: random.below(20_000) }, (_, i) => `phones.${i}.number=1`).join('&')),
    () => Buffer.from(`${'a.'.repeat(random.below(30_000))}a=1`),
  ])();
}

/** A sheet with some bytes or cells wrong, or a multipart body that is none. */
function sentFile(random: Random, ground: Ground): HttpRequest {
  const [ending, bytes] = random.pick(Object.entries({ ...ground.files, csv: csvNoise(random, ground) }));
  const spoilt = Buffer.from(
    bytes.subarray(0, random.chance(0.2) ? random.below(bytes.length) : bytes.length),
  );
  const wrong = random.below(6);
  for (let i = 0; i < wrong && spoilt.length > 0; i++)
    spoilt[random.below(spoilt.length)] = random.below(256);
  const edge = random.chance(0.9) ? 'graense' : mutated('graense', random).replace(/[^\w]/g, '_');
  const name = encoded(oddValue(random).slice(0, 80), random);
  const head = `--graense\r\nContent-Disposition: form-data; name="${random.chance(0.9) ? 'fil' : 'ukendt'}"; filename="${name}.${ending}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(head),
    spoilt,
    Buffer.from(random.chance(0.9) ? '\r\n--graense--\r\n' : ''),
  ]);
  const headers = headersOf(random, ground);
  headers.push(['Content-Type', `multipart/form-data; boundary=${edge}`], ['Sec-Fetch-Site', 'same-origin']);
  return { kind: 'http', method: 'POST', path: '/redaktion/udveksling', headers, body };
}

function csvNoise(random: Random, { files }: Ground): Buffer {
  const [head = 'Navn', ...rest] = String(files.csv ?? '').split('\r\n');
  const rows = rest
    .filter(() => random.chance(0.1))
    .map((row) => (random.chance(0.5) ? mutated(row, random) : row));
  const more = Array.from({ length: random.below(5) }, () =>
    csvOf([Array.from({ length: 8 }, () => oddValue(random))]),
  );
  return Buffer.from([head, ...rows, ...more].join('\r\n'));
}

function pathOf(path: string, random: Random, { slugs }: Ground): string {
  const named: Record<string, () => string> = {
    slug: () => random.pick(slugs),
    kept: () => random.pick(slugs),
    other: () => random.pick(slugs),
    kind: () => random.pick(['csv', 'xlsx', 'json', 'exe']),
    code: () => random.pick(['0615', '0730', '9999']),
    id: () => random.pick(['1', '2', 'horsens', 'vest', 'kommune-horsens', 'person-1-3', 'ukendt']),
  };
  const filled = path.replace(/:(\w+)/g, (_, name) =>
    random.chance(0.9) ? (named[name]?.() ?? noise(random, 8)) : oddValue(random),
  );
  const parts = filled
    .split('/')
    .map((part) => (random.chance(0.98) ? encodeURIComponent(part.toWellFormed()) : part));
  return random.chance(0.97) ? parts.join('/') : mutated(parts.join('/'), random);
}

function noisePath(random: Random): string {
  return random.pick([
    () => noise(random, random.below(40)),
    () => encoded(oddValue(random), random),
    () => '/'.repeat(random.below(50)),
  ])();
}

/** Nothing that the client itself would refuse to send. */
function sendable(path: string): string {
  const all = path.replace(/[^!-~]/g, (one) =>
    (one.codePointAt(0) ?? 0) > 255 ? '%C3' : `%${Buffer.from(one, 'latin1').toString('hex')}`,
  );
  return `/${all.replace(/^\//, '')}`;
}

/** `role`: of who sends it, if anybody. */
function headersOf(
  random: Random,
  { cookies }: Ground,
  role = random.below(cookies.length),
): [string, string][] {
  const headers: [string, string][] = [['X-Forwarded-For', network(random)]];
  if (random.chance(0.7))
    headers.push([
      'Cookie',
      random.chance(0.97) ? random.pick(cookies[random.chance(0.9) ? role : 0] ?? []) : headerText(random),
    ]);
  const maybe = (chance: number, name: string, values: readonly string[]) => {
    if (random.chance(chance))
      headers.push([name, random.chance(0.8) ? random.pick(values) : headerText(random)]);
  };
  maybe(0.2, 'Accept-Encoding', ['br', 'gzip', 'identity', '*;q=0', 'br;q=abc', 'deflate']);
  maybe(0.1, 'Accept', ['application/json', 'text/html', 'text/event-stream', '*/*', 'a/b;q=9']);
  maybe(0.2, 'HX-Request-Type', ['partial', 'full']);
  maybe(0.1, 'HX-Request', ['true']);
  maybe(0.02, 'HX-History-Restore-Request', ['true']);
  maybe(0.05, 'If-None-Match', ['"x"', 'W/"x"', '*', '"']);
  maybe(0.03, 'If-Modified-Since', ['Sat, 21 Nov 2026 10:00:00 GMT']);
  maybe(0.05, 'Range', ['bytes=0-1', 'bytes=-1', 'bytes=9-1']);
  maybe(0.1, 'User-Agent', ['Mozilla/5.0', 'curl/8', '']);
  maybe(0.05, 'Origin', ['null', 'http://localhost', 'https://andre.example', ':']);
  maybe(0.05, 'Referer', ['https://andre.example/?q=1', '/', '%']);
  maybe(0.03, 'X-Forwarded-Host', ['andre.example']);
  maybe(0.03, 'X-Forwarded-Proto', ['https', 'ftp']);
  maybe(0.02, 'X-HTTP-Method-Override', ['DELETE', 'PUT']);
  maybe(0.02, 'X-By-Itself', ['1']);
  maybe(0.02, 'Authorization', ['Bearer x', 'Basic Og==', 'Bearer']);
  maybe(0.01, 'Last-Event-ID', ['1']);
  if (random.chance(0.005)) for (let i = 0; i < 150; i++) headers.push([`X-${i}`, 'a']);
  if (random.chance(0.005)) headers.push(['X-Lang', 'a'.repeat(random.below(20_000))]);
  return headers;
}

/** One of two thousand, so that bounds are met now and then and not by all. */
function network(random: Random): string {
  if (random.chance(0.02)) return headerText(random);
  return random.chance(0.9)
    ? `10.0.${random.below(8)}.${random.below(250)}`
    : `2001:db8:${random.below(200).toString(16)}::1`;
}

function headerText(random: Random): string {
  return oddValue(random)
    .replace(/[^ -~]/g, '?')
    .slice(0, 400);
}

function oddType(random: Random): string {
  return random.pick([
    'application/json',
    'text/plain',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'application/x-www-form-urlencoded; charset=utf-16',
    'application/x-www-form-urlencoded; charset=x',
    '/',
    'a;b=c',
  ]);
}

function oddMethod(random: Random): string {
  return random.pick([
    'PUT',
    'DELETE',
    'PATCH',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
    'PURGE',
    'SEARCH',
    'QUERY',
    'LINK',
  ]);
}

/** HTTP that is nearly right, or not at all. */
function rawBytes(random: Random, ground: Ground): Buffer {
  const {
    method,
    path,
    headers,
    body = Buffer.alloc(0),
  } = random.chance(0.5) ? sentForm(random, ground) : read(random, ground);
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    ...headers.map(([name, value]) => `${name}: ${value}`),
  ];
  const length = `Content-Length: ${body.length}`;
  const whole = (...more: string[]) =>
    Buffer.concat([Buffer.from([...lines, ...more, '', ''].join('\r\n'), 'latin1'), body]);
  return random.pick([
    () => noiseBytes(random, random.below(2_000)),
    () => whole(length).subarray(0, random.below(whole(length).length)),
    () => whole(`Content-Length: ${random.below(100)}`),
    () => whole(length, 'Content-Length: 5'),
    () => whole(length, 'Transfer-Encoding: chunked'),
    () => whole('Transfer-Encoding: chunked, gzip'),
    () =>
      Buffer.concat([
        whole('Transfer-Encoding: chunked'),
        Buffer.from(`\r\n${random.pick(['0', 'zz', '-1', 'ffffffffff', '5;a=b'])}\r\nabcde\r\n0\r\n\r\n`),
      ]),
    () => whole(`Content-Length: ${random.pick(['-1', 'abc', '1e3', '99999999999999999999'])}`),
    () => whole(length, 'Host: andre.example'),
    () => Buffer.from(lines.join('\n')),
    () => Buffer.concat([whole(length), whole(length), noiseBytes(random, 20)]),
    () => whole(length, 'Expect: 100-continue'),
    () => whole(length, `Expect: ${headerText(random)}`),
    () => whole(length, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x'),
    () => whole(length, 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c'),
    () =>
      Buffer.from(
        `${random.pick(['CONNECT andre.example:443', 'GET http://andre.example/', 'GET *', 'OPTIONS *', 'GET //andre.example', 'POST /log-ud'])} HTTP/${random.pick(['1.0', '1.1', '2.0', '0.9', '9'])}\r\n\r\n`,
      ),
    () => whole(length, `X-Lang: ${'a'.repeat(random.below(40_000))}`),
    () => whole(length, `${noise(random, 6)}: ${noise(random, 20)}`),
    () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    () => Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3, ...noiseBytes(random, 40)]),
  ])();
}
