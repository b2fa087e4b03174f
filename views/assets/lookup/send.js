// Enter in the form leads to what it found: to the card of the first offer from the line, to its row from another field, to the choices while
// it is asked which place. What is not answered yet is waited for, so that the same keys lead to the same place however quick they come.

import { isWide, open } from 'asset:card/open-card.js';
import { results } from 'asset:card/results.js';

const form = document.getElementById('kriterier');
const line = document.getElementById('q');
// A question holds nothing that was not asked for, as its address and as what is compared below.
form?.addEventListener('formdata', ({ formData }) => {
  for (const [name, value] of [...formData]) {
    if (value.trim() === '') formData.delete(name);
    else formData.set(name, value.trim());
  }
});

// What the form held in the last question, and holds when what is shown answers it.
let asked = state();
let shown = asked;
let isCurrent = false;
let waiting;

form?.addEventListener('submit', (event) => {
  event.preventDefault();
  const goOn = document.activeElement === line ? openFirst : seeFirst;
  if (state() === shown) return goOn();
  waiting = goOn;
  // A field that is left shows what it was read as.
  if (goOn === seeFirst) document.activeElement?.blur();
  if (state() !== asked) htmx.trigger(form, 'change');
});
form?.addEventListener('input', () => {
  waiting = undefined;
});
// What has been typed since the question was shown is not in its choices: the same choice is taken from the answer to all of it.
document.addEventListener('click', (event) => {
  const choice = event.target.closest('#svar .question a');
  if (!choice || !form || event.ctrlKey || event.metaKey || event.shiftKey || state() === shown) return;
  event.preventDefault();
  const sameChoice = ({ textContent }) => textContent === choice.textContent;
  waiting = () => [...document.querySelectorAll('#svar .question a')].find(sameChoice)?.click();
  if (state() !== asked) htmx.trigger(form, 'change');
});
form?.addEventListener('htmx:config:request', () => {
  asked = state();
});
form?.addEventListener('htmx:error', () => {
  asked = waiting = undefined;
});
// Before and after the fields are filled with what the line was read as.
form?.addEventListener(
  'htmx:after:swap',
  () => {
    isCurrent = state() === asked;
  },
  { capture: true },
);
form?.addEventListener('htmx:after:swap', ({ detail }) => {
  if (detail.ctx.response.status >= 500) asked = waiting = undefined;
  if (!isCurrent || asked === undefined) return;
  asked = shown = state();
  waiting?.();
  waiting = undefined;
});

function state() {
  return form ? new URLSearchParams(new FormData(form)).toString() : '';
}

function openFirst() {
  const first = seeFirst();
  if (first && isWide()) open(first);
}

/** Where there is no room for both, the form steps aside. Before anything is asked there is nothing to go to. */
function seeFirst() {
  const choice = document.querySelector('#svar .question a');
  if (choice) return void choice.focus();
  const [first] = document.querySelector('#svar .start-try') ? [] : results();
  if (!first) return undefined;
  if (!form.querySelector('.field-error:not(:empty)')) stepAside();
  first.focus({ preventScroll: true });
  // Where the card opens beside the list, whom it is for stays on the screen.
  if (!isWide()) document.getElementById('svar').scrollIntoView({ block: 'nearest' });
  first.scrollIntoView({ block: 'nearest' });
  return first;
}

function stepAside() {
  form.classList.add('has-search');
  if (!document.querySelector('#kriterier:target, #kriterier :target')) return;
  // Its fields were brought forth by the address; only another place on the page takes that back.
  const { state } = history;
  const asked = location.pathname + location.search;
  location.replace('#svar');
  history.replaceState(state, '', asked);
}
