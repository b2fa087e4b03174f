// The call card in place, and the keys of a call: beside the results in a wide window, in a narrower one as a layer over them that stands
// at the card's own address and that going back takes away. Without this file a result is a link to that address.

const wide = matchMedia('(min-width: 1200px)');
const typing = (element) =>
  element?.matches?.('input:not([type="radio"], [type="checkbox"]), select, textarea');
const results = () => [...document.querySelectorAll('#svar .offer-name a')];
const place = document.getElementById('kort');
const layer = document.getElementById('kort-lag');
const told = document.querySelector('.keys-told');
let opened;
/** The card lies over the list, and whether it is on its way off; where the focus goes then, when not to the result. */
let isLayer = false;
let isLeaving = false;
let next;

document.addEventListener('click', (event) => {
  const link = event.target.closest('#svar .offer-name a');
  if (link && place && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    open(link);
  }
  if (event.target.closest('.action-close') || event.target === layer) {
    event.preventDefault();
    close();
  }
  const copy = event.target.closest('.action-copy');
  if (copy) copyNumber(copy.dataset.copy);
  if (event.target.closest('.keys-button')) document.getElementById('taster').showModal();
});

/** Asked for by the card's own place, where a newer question replaces an older one: what is shown is what is marked. */
function open(link) {
  opened = link.getAttribute('href');
  // Marked as htmx does: it would write its own mark over an entry without it.
  const entry = { htmx: true, card: opened };
  if (isLayer) history.replaceState(entry, '', opened);
  else if (!wide.matches) {
    history.pushState(entry, '', opened);
    raise();
  }
  fetchCard();
}

function fetchCard() {
  mark();
  htmx.ajax('GET', opened, { source: place, target: place, swap: 'innerHTML' });
}

/** What is told must be in the layer too: everything below it is out of reach. */
function raise() {
  isLayer = true;
  layer.append(place, told);
  layer.showModal();
}

/** Ends at the result that was shown, or at `goal`. A layer is left through the history, where it has its own entry. */
function close(goal) {
  next = goal;
  if (!isLayer) return lower();
  if (!isLeaving) history.back();
  isLeaving = true;
}

function lower() {
  const link = linkOf(opened);
  const goal = next ?? link ?? document.getElementById('q');
  if (isLayer) {
    layer.close();
    document.querySelector('.lookup-columns').append(place);
    document.querySelector('main').after(told);
  }
  isLayer = isLeaving = false;
  next = undefined;
  putAway();
  mark();
  goal?.focus({ preventScroll: true });
  if (goal === link) link?.scrollIntoView({ block: 'nearest' });
}

function linkOf(href) {
  return results().find((link) => link.getAttribute('href') === href);
}

// Back takes the layer away and leaves the list as it was, where htmx would ask for the page again; forward shows the layer again.
let keepsList = false;
addEventListener('popstate', ({ state }) => {
  if (!layer) return;
  keepsList = Boolean(state?.htmx);
  if (state?.card) {
    if (wide.matches || !linkOf(state.card)) return location.reload();
    opened = state.card;
    if (!isLayer) raise();
    return fetchCard();
  }
  if (isLayer) lower();
});
document.addEventListener('htmx:before:history:restore', (event) => {
  if (keepsList) event.preventDefault();
  keepsList = false;
});
// Closed by the system, as by the back gesture of a phone.
layer?.addEventListener('close', () => {
  if (isLayer && !layer.open) close();
});
wide.addEventListener('change', () => {
  if (opened !== undefined) close();
});

function putAway() {
  opened = undefined;
  htmx.trigger(place, 'htmx:abort');
  place.replaceChildren();
}

place?.addEventListener('htmx:error', () => {
  place.innerHTML = '<p class="card" role="alert">Kortet kunne ikke hentes. Prøv igen.</p>';
  if (isLayer)
    place.firstElementChild.insertAdjacentHTML(
      'beforeend',
      ' <button class="button button-plain action-close" type="button">Luk</button>',
    );
});

/** Which result the card belongs to; a card whose offer is no longer among the results is put away. */
function mark() {
  for (const link of results()) {
    const current = link.getAttribute('href') === opened;
    link.closest('.offer-line').classList.toggle('is-open', current);
    if (current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  document.body.classList.toggle('has-card', opened !== undefined);
  nameInAddress();
}

/** The card beside the list stands in the address of the list, so that a reload, a link and coming back show it again. */
function nameInAddress() {
  const query = new URLSearchParams(location.search);
  const slug = opened === undefined ? null : slugOf(opened);
  if (!place || isLayer || location.pathname !== '/' || query.get('kort') === slug) return;
  if (slug === null) query.delete('kort');
  else query.set('kort', slug);
  const asked = query.toString().replaceAll('%3A', ':');
  history.replaceState(history.state ?? { htmx: true }, '', asked === '' ? '/' : `/?${asked}`);
}
// The address of a new question does not hold it.
document.addEventListener('htmx:after:history:update', nameInAddress);

function slugOf(href) {
  return new URL(href, location.href).pathname.split('/').at(-1);
}

// New results take the place of those the focus was on; it goes to the same offer, or to the first.
let focused;
document.addEventListener('htmx:before:swap', () => {
  focused = document.activeElement?.closest?.('#svar .offer-name a')?.getAttribute('href');
});

document.addEventListener('htmx:after:swap', () => {
  if (focused && document.activeElement === document.body) {
    const links = results();
    (links.find((link) => link.getAttribute('href') === focused) ?? links[0])?.focus();
  }
  if (opened !== undefined && !linkOf(opened)) putAway();
  if (isLayer) layer.querySelector('.card')?.focus();
  mark();
  ready();
});

/** The number and the name, from the card or from the row the focus is on. */
async function copyNumber(text) {
  try {
    await navigator.clipboard.writeText(text.replaceAll('\u00a0', ' '));
    told.textContent = `Kopieret: ${text}`;
  } catch {
    told.textContent = 'Nummeret kunne ikke kopieres';
  }
}

/** The row the focus is on, when no card is open. */
function focusedRow() {
  return document.activeElement?.closest?.('.offer-line');
}

function copyHere() {
  const button = document.querySelector('.card .action-copy');
  const row = focusedRow();
  const number = row?.querySelector('.offer-phone > a')?.textContent;
  if (button) copyNumber(button.dataset.copy);
  else if (number) copyNumber(`${number} – ${row.querySelector('.offer-name').textContent.trim()}`);
  else tellNumberless();
}

function callHere() {
  const number =
    document.querySelector('.card .action-call') ?? focusedRow()?.querySelector('.offer-phone > a');
  if (number) number.click();
  else tellNumberless();
}

/** A key that does nothing says why, where there is an offer that it was meant for. */
function tellNumberless() {
  if (document.querySelector('.card') ?? focusedRow()) told.textContent = 'Tilbuddet har intet nummer';
}

document.addEventListener(
  'keydown',
  ({ key }) => {
    if (key === '/' && isLayer) close(document.getElementById('q'));
  },
  { capture: true },
);

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || document.querySelector('dialog[open]:not(#kort-lag)')) return;
  // By the place on the keyboard: with Alt held the letter differs between systems.
  const pressed = /^(?:Digit|Key)([1-9N])$/.exec(event.code)?.[1]?.toLowerCase();
  const choice = event.altKey && pressed && document.querySelector(`[data-key="${pressed}"]`);
  if (choice) return press(event, choice);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
    return step(event, event.key === 'ArrowDown' ? 1 : -1);
  if (event.key === 'Escape' && place) {
    // A browser empties a search field with it: the words of the call would be gone, and its place and age would stay.
    event.preventDefault();
    if (opened !== undefined) close();
    else toLine();
    return;
  }
  if (typing(event.target)) return;
  if (event.key === 'c') copyHere();
  if (event.key === 't') callHere();
  if (event.key === 's') press(event, document.querySelector('.card .action-no-answer'));
  if (event.key === '?') press(event, document.querySelector('.keys-button'));
});

function press(event, control) {
  if (!control) return;
  event.preventDefault();
  control.click();
}

/** The form may have stepped aside for the answer. */
function toLine() {
  document.getElementById('kriterier')?.classList.remove('has-search');
  document.getElementById('q')?.focus();
}

/** From the line, or the top of the page where the line has stepped aside, to the first result, and from one result to the next. */
function step(event, by) {
  const links = results();
  const at = links.indexOf(isLayer ? linkOf(opened) : document.activeElement);
  const line = document.getElementById('q');
  const isBefore = document.activeElement === (line?.checkVisibility() ? line : document.body);
  if (links.length === 0 || (at < 0 && !isBefore)) return;
  event.preventDefault();
  const goal = links[at + by];
  if (isLayer) return void (goal && open(goal));
  if (!goal) return void (by < 0 && toLine());
  goal.focus();
  goal.scrollIntoView({ block: 'nearest' });
  if (opened !== undefined) open(goal);
}

/** What needs this script is shown by it. */
function ready() {
  for (const element of document.querySelectorAll('.action-copy, .keys-hint')) element.hidden = false;
}
ready();

// A card that came with the page, because its address names it: over the list where there is no room beside it.
if (place?.querySelector('.card')) {
  const slug = slugOf(place.querySelector('.action-own-page').href);
  const link = results().find((one) => slugOf(one.href) === slug);
  if (wide.matches) opened = (link ?? place.querySelector('.action-own-page')).getAttribute('href');
  else place.replaceChildren();
  mark();
  if (link && !wide.matches) open(link);
  // Asked for again by somebody signed in: what they may do at the card depends on the moment.
  else if (link && document.querySelector('.own-menu')) fetchCard();
}
