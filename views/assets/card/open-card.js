// The card of one offer, opened, shown at its result and put away: beside the results, or as a layer over them.

import { listWith, nameInAddress, slugOf } from 'asset:card/address.js';
import { linkOf, results } from 'asset:card/results.js';
import { tellNothing, tellUnseen, told } from 'asset:card/told.js';

const wide = matchMedia('(min-width: 1200px)');
const place = document.getElementById('kort');
const layer = document.getElementById('kort-lag');
/** The address of the open card. */
export let opened;
/** The card lies over the list, and whether it is on its way off; where the focus goes then, when not to the result. */
export let isLayer = false;
let isLeaving = false;
let next;
/** The card of an offer that is not among the results: the address named it. It is put away by the next question. */
let isApart = false;
/** A card was asked for and is not told yet: beside the list the focus stays where it is, so nothing else would say that it came. */
let isUntold = false;

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
});

/** Asked for by the card's own place, where a newer question replaces an older one: what is shown is what is marked. */
export function open(link) {
  opened = link.getAttribute('href');
  isApart = false;
  // Marked as htmx does: it would write its own mark over an entry without it.
  const entry = { htmx: true, card: opened };
  if (isLayer) history.replaceState(entry, '', listWith(opened));
  else if (!wide.matches) {
    history.pushState(entry, '', listWith(opened));
    raise();
  }
  isUntold = true;
  fetchCard();
}

/** Whether there is room for a card beside the list. */
export function isWide() {
  return wide.matches;
}

function fetchCard() {
  mark();
  htmx.ajax('GET', opened, { source: place, target: place, swap: 'innerHTML' });
}

/** Asked for by the page and not by a hand: the same card, so that the focus and the place in it stay. */
export async function renewCard(headers) {
  await htmx.ajax('GET', opened, { source: place, target: place, swap: 'innerMorph', headers });
}

/** What is told must be in the layer too: everything below it is out of reach. */
function raise() {
  isLayer = true;
  layer.append(place, told);
  layer.showModal();
}

/** Ends at the result that was shown, or where `goal` puts the focus. A layer is left through the history, where it has its own entry. */
export function close(goal) {
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
// A window made narrow or wide, where the card lies otherwise. A sheet of paper is narrow too, and what is printed stays open.
wide.addEventListener('change', () => {
  if (opened !== undefined && isLayer === wide.matches && !matchMedia('print').matches) close();
});

function putAway() {
  opened = undefined;
  isUntold = false;
  tellNothing();
  htmx.trigger(place, 'htmx:abort');
  place.replaceChildren();
}

place?.addEventListener('htmx:error', ({ detail }) => {
  // A card that could not be renewed is still the last that was known.
  if (detail.ctx?.swap === 'innerMorph') return;
  place.innerHTML = '<p class="card" role="alert">Kortet kunne ikke hentes. Prøv igen.</p>';
  if (isLayer)
    place.firstElementChild.insertAdjacentHTML(
      'beforeend',
      ' <button class="button button-plain action-close" type="button">Luk</button>',
    );
});

/** Which result the card belongs to; a card whose offer is no longer among the results is put away. */
function mark() {
  const row = linkOf(opened);
  const top = row?.getBoundingClientRect().top;
  for (const link of results()) {
    const current = link.getAttribute('href') === opened;
    link.closest('.offer-line').classList.toggle('is-open', current);
    if (current) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  document.body.classList.toggle('has-card', opened !== undefined);
  // A list that is made narrower is longer: what one stands at stays where it was on the screen. Above the first is only what was asked, which stays in sight.
  const isUnderQuestion = row === results()[0] && scrollY === 0;
  if (row && !isLayer && !isUnderQuestion)
    scrollBy({ top: row.getBoundingClientRect().top - top, behavior: 'instant' });
  nameAddress();
}

function nameAddress() {
  if (place && !isLayer) nameInAddress(opened);
}
// The address of a new question does not hold it.
document.addEventListener('htmx:after:history:update', nameAddress);

document.addEventListener('htmx:after:swap', ({ target }) => {
  if (linkOf(opened)) isApart = false;
  else if (opened !== undefined && (!isApart || target.id === 'kriterier')) putAway();
  if (isLayer && !place.contains(document.activeElement)) layer.querySelector('.card')?.focus();
  mark();
  tellCard();
});

/** Once for each card that is opened: its name, and whether it is open. */
function tellCard() {
  const shown = place?.querySelector('.action-own-page')?.href;
  if (!isUntold || !shown || slugOf(shown) !== slugOf(opened)) return;
  isUntold = false;
  const text = (part) => place.querySelector(part).textContent.replace(/\s+/g, ' ').trim();
  tellUnseen(`Kort åbnet: ${text('#kort-navn')}. ${text('.said')}.`);
}

// A card that came with the page, because its address names it, is where one goes on: beside the list, or over it where there is no room. The
// card beside the form of an offer has no page to open.
const own = place?.querySelector('.action-own-page');
if (own) showOwn(results().find((one) => slugOf(one.href) === slugOf(own.href)));

function showOwn(link) {
  opened = (link ?? own).getAttribute('href');
  isApart = link === undefined;
  if (!wide.matches) {
    // Reloaded while it lay over the list, which is still one step back; else the list is put there.
    if (!history.state?.card) {
      nameInAddress(undefined);
      history.pushState({ htmx: true, card: opened }, '', listWith(opened));
    }
    raise();
  }
  mark();
  place.querySelector('.card').focus({ preventScroll: true });
  isUntold = true;
  // A region that is filled before it is there to be heard from is not heard.
  requestAnimationFrame(tellCard);
  // Asked for again by somebody signed in: what they may do at the card depends on the moment.
  if (document.querySelector('.own-menu')) fetchCard();
}
