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
  if (copy) copyNumber(copy);
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

document.addEventListener('htmx:after:swap', () => {
  if (opened !== undefined && !results().some((link) => link.getAttribute('href') === opened)) putAway();
  mark();
  ready();
});

async function copyNumber(button) {
  const told = button.closest('.card').querySelector('.action-told');
  try {
    await navigator.clipboard.writeText(button.dataset.copy.replaceAll('\u00a0', ' '));
    told.textContent = 'Kopieret';
  } catch {
    told.textContent = 'Kunne ikke kopieres';
  }
}

document.addEventListener('keydown', (event) => {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
  const choice = event.altKey && document.querySelector(`.question [data-key="${event.key}"]`);
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
  if (event.key === 'c') press(event, document.querySelector('.card .action-copy'));
  if (event.key === 't') press(event, document.querySelector('.card .action-call'));
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
