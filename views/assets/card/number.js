// The number of the open card, or of the row the focus is on when no card is open: copied and called.

import { tell } from 'asset:card/told.js';

document.addEventListener('click', (event) => {
  const copy = event.target.closest('.action-copy');
  if (copy) copyNumber(copy.dataset.copy);
});

/** The number and the name. */
async function copyNumber(text) {
  try {
    await navigator.clipboard.writeText(text.replaceAll('\u00a0', ' '));
    tell(`Kopieret: ${text}`);
  } catch {
    tell('Nummeret kunne ikke kopieres');
  }
}

function focusedRow() {
  return document.activeElement?.closest?.('.offer-line');
}

export function copyHere() {
  const button = document.querySelector('.card .action-copy');
  const row = focusedRow();
  const number = row?.querySelector('.offer-phone > a')?.textContent;
  if (button) copyNumber(button.dataset.copy);
  else if (number) copyNumber(`${number} – ${row.querySelector('.offer-name').textContent.trim()}`);
  else return tellNumberless();
}

export function callHere() {
  const number =
    document.querySelector('.card .action-call') ?? focusedRow()?.querySelector('.offer-phone > a');
  if (!number) return tellNumberless();
  number.click();
}

/** A key that does nothing says why; false where there is no offer that it was meant for. */
function tellNumberless() {
  if (!(document.querySelector('.card') ?? focusedRow())) return false;
  tell('Tilbuddet har intet nummer');
}

/** What needs this script is shown by it. */
function ready() {
  for (const button of document.querySelectorAll('.action-copy')) button.hidden = false;
}
document.addEventListener('htmx:after:swap', ready);
ready();
