// The page asked for anew where it is read, and nothing else touched: what is typed, the open card, the focus and the place stay.

import { opened, renewCard } from 'asset:card/open-card.js';

const form = document.getElementById('kriterier');
const headers = { 'X-By-Itself': '1' };
/** The question whose answer is shown; the line may since have become fields. */
let asked = location.search;
/** Questions that are typed go before. */
let underWay = 0;
let isOvertaken = false;
let answered = () => undefined;

document.addEventListener('htmx:before:request', ({ detail }) => {
  if (detail.ctx.sourceElement !== form) return;
  underWay += 1;
  isOvertaken = true;
  htmx.trigger('#svar', 'htmx:abort');
});
document.addEventListener('htmx:finally:request', ({ detail }) => {
  if (detail.ctx.sourceElement !== form) return;
  underWay -= 1;
  if (underWay === 0) answered();
});
form?.addEventListener('htmx:after:swap', ({ detail }) => {
  asked = new URL(detail.ctx.response.raw.url).search;
});
addEventListener('popstate', () => {
  if (location.pathname === '/') asked = location.search;
});

/** Rejects when what is shown may not be what stands. */
export async function renew() {
  if (!form) return fetchInto('#indhold', location.pathname + location.search, '#indhold > *');
  do {
    while (underWay > 0)
      await new Promise((resolve) => {
        answered = resolve;
      });
    isOvertaken = false;
    await fetchInto('#svar', `/${asked}`);
  } while (isOvertaken);
  if (opened !== undefined) await renewCard(headers);
}

async function fetchInto(target, address, select) {
  const place = document.querySelector(target);
  const focused = document.activeElement;
  const href = focused?.getAttribute?.('href');
  const openDetails = [...place.querySelectorAll('details[open]')].map(({ className }) => className);
  // The address is the reader's own, and names the open card.
  const keepAddress = ({ detail }) => delete detail.ctx.hx.replaceurl;
  place.addEventListener('htmx:before:swap', keepAddress, { once: true });
  const context = { source: place, target: place, select, swap: 'innerMorph', headers };
  let isShown = false;
  const shown = ({ detail }) => {
    isShown = detail.ctx.response.raw.ok || detail.ctx.response.status === 400;
  };
  place.addEventListener('htmx:after:swap', shown, { once: true });
  await htmx.ajax('GET', address, context);
  place.removeEventListener('htmx:before:swap', keepAddress);
  place.removeEventListener('htmx:after:swap', shown);
  if (!isShown && !isOvertaken) throw new Error('not renewed');
  for (const name of openDetails)
    for (const details of place.getElementsByClassName(name)) details.open = true;
  // An element that stays may have become the line of another offer.
  if (href && place.contains(focused) && focused.getAttribute('href') !== href)
    place.querySelector(`[href="${CSS.escape(href)}"]`)?.focus({ preventScroll: true });
}
