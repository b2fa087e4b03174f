// The call card beside the results, and the keys of a call. Without this file a result is a link to the card's own page.

const wide = matchMedia('(min-width: 1200px)');
const typing = (element) =>
  element?.matches?.('input:not([type="radio"], [type="checkbox"]), select, textarea');
const results = () => [...document.querySelectorAll('#svar .offer-name a')];
const place = document.getElementById('kort');
let opened;

document.addEventListener('click', (event) => {
  const link = event.target.closest('#svar .offer-name a');
  if (
    link &&
    wide.matches &&
    place &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.shiftKey &&
    event.button === 0
  ) {
    event.preventDefault();
    open(link);
  }
  if (event.target.closest('.action-close')) close();
  const copy = event.target.closest('.action-copy');
  if (copy) copyNumber(copy.dataset.copy);
  if (event.target.closest('.keys-button')) document.getElementById('taster').showModal();
});

/** Asked for by the card's own place, where a newer question replaces an older one: what is shown is what is marked. */
function open(link) {
  opened = link.getAttribute('href');
  mark();
  htmx.ajax('GET', opened, { source: place, target: place, swap: 'innerHTML' });
}

function close() {
  const link = results().find((one) => one.getAttribute('href') === opened);
  putAway();
  mark();
  (link ?? document.getElementById('q'))?.focus();
}

function putAway() {
  opened = undefined;
  htmx.trigger(place, 'htmx:abort');
  place.replaceChildren();
}

place?.addEventListener('htmx:error', () => {
  place.innerHTML = '<p class="card" role="alert">Kortet kunne ikke hentes. Prøv igen.</p>';
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
  if (opened !== undefined && !results().some((link) => link.getAttribute('href') === opened)) putAway();
  mark();
  ready();
});

/** The number and the name, from the card or from the row the focus is on. */
async function copyNumber(text) {
  const told = document.querySelector('.keys-told');
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
}

function callHere() {
  (document.querySelector('.card .action-call') ?? focusedRow()?.querySelector('.offer-phone > a'))?.click();
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  // By the place on the keyboard: with Alt held the letter differs between systems.
  const pressed = /^(?:Digit|Key)([1-9N])$/.exec(event.code)?.[1]?.toLowerCase();
  const choice = event.altKey && pressed && document.querySelector(`[data-key="${pressed}"]`);
  if (choice) return press(event, choice);
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
    return step(event, event.key === 'ArrowDown' ? 1 : -1);
  if (event.key === 'Escape' && place) {
    if (opened !== undefined) {
      // The line would be emptied by it too.
      event.preventDefault();
      close();
    } else document.getElementById('q')?.focus();
    return;
  }
  if (typing(event.target)) return;
  if (event.key === 'c') copyHere();
  if (event.key === 't') callHere();
  if (event.key === '?') press(event, document.querySelector('.keys-button'));
});

function press(event, control) {
  if (!control) return;
  event.preventDefault();
  control.click();
}

/** From the line to the first result, and from one result to the next. */
function step(event, by) {
  const links = results();
  const at = links.indexOf(document.activeElement);
  if (links.length === 0 || (at < 0 && document.activeElement !== document.getElementById('q'))) return;
  event.preventDefault();
  const next = links[at + by];
  if (!next) return void (by < 0 && document.getElementById('q').focus());
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
  if (opened !== undefined && wide.matches) open(next);
}

/** What needs this script is shown by it. */
function ready() {
  for (const element of document.querySelectorAll('.action-copy, .keys-hint')) element.hidden = false;
}
ready();
