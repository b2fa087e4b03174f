// The form of an offer. Without this file every button sends the form and gets it back.

const form = () => document.getElementById('tilbud');
let typed = false;

document.addEventListener('input', (event) => {
  if (event.target.form?.id === 'tilbud') typed = true;
});

// `kl. 16.00` is understood, and shown as what it means: the field is no longer than a time.
document.addEventListener(
  'change',
  ({ target }) => {
    if (!target.matches?.('.clock')) return;
    target.value = target.value.replace(/^\s*kl\.?\s*/i, '');
    splitTimes(target);
  },
  { capture: true },
);

/** `7-15` in one of the two fields of a row, while the other is empty, is both. */
function splitTimes(field) {
  const pair = [...field.parentElement.querySelectorAll('.clock')];
  const times = field.value.split(/\s*(?:[-–—]|\btil\b)\s*(?:kl\.?\s*)?/i);
  if (times.length !== 2 || pair.some((one) => one !== field && one.value.trim() !== '')) return;
  for (const [i, one] of pair.entries()) one.value = times[i];
}

// The moment of the card: a button fills the field, and the field shows it.
document.addEventListener('click', (event) => {
  const choice = event.target.closest?.('[data-seen]');
  const field = document.getElementById('change.seen');
  if (!choice || !field) return;
  event.preventDefault();
  field.value = choice.dataset.seen;
  showCard();
});

/** Only looking: no draft is kept of it. */
function showCard() {
  form().dispatchEvent(new Event('shows'));
}

// Enter in a field shows the card and publishes nothing; Ctrl+S and Ctrl+Enter are the button that saves.
// What was typed in the last seconds is kept when the page is left; sending the form for good needs no draft.
let sending = false;
document.addEventListener('submit', (event) => {
  if (event.target.id !== 'tilbud') return;
  if (!event.submitter?.formAction.endsWith('/kort#kort')) {
    sending = true;
    return;
  }
  event.preventDefault();
  showCard();
  tellDraft('Kortet viser det, du har skrevet. Gem med Ctrl+S.');
});
document.addEventListener('keydown', (event) => {
  const isSave = event.key.toLowerCase() === 's' && !event.altKey && !event.shiftKey;
  const isSend = event.key === 'Enter' && event.target.form?.id === 'tilbud';
  if (!(event.ctrlKey || event.metaKey) || !(isSave || isSend) || !form()) return;
  event.preventDefault();
  if (!event.repeat) form().requestSubmit(form().querySelector('.edit-save'));
});
for (const hint of document.querySelectorAll('.edit-keys')) hint.hidden = false;
addEventListener('pagehide', () => {
  if (!typed || sending || !form()) return;
  navigator.sendBeacon(`${form().getAttribute('action')}/kladde`, new URLSearchParams(new FormData(form())));
});

// A row that has been added is where one goes on; after one is taken away, its list. The card is swapped in too, and often meanwhile.
// The button is told before the swap takes it away.
let pressed;
let seen;
document.addEventListener('htmx:before:swap', ({ detail: { ctx } }) => {
  if (ctx.sourceElement.matches('.row-button')) pressed = { ctx, value: ctx.sourceElement.value };
  if (ctx.sourceElement === form()) seen = document.activeElement?.dataset.seen;
});
// The buttons of the card's moments are swapped along with it, the one with the focus too.
document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  if (ctx.sourceElement !== form() || seen === undefined) return;
  document.querySelector(`[data-seen="${seen}"]`)?.focus();
  seen = undefined;
});
document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
  if (pressed?.ctx !== ctx || !form()) return;
  const added = form().dataset.added;
  const list = pressed.value.split(':')[1];
  const first = added && document.getElementById(added.replaceAll('.', '-'))?.querySelector('input, select');
  const again = form().querySelector(`.row-add[value="add:${list.replace(/\.\d+$/, '')}"]`);
  (first || again)?.focus();
});

// The page still holds everything; only keeping it has failed.
const tellDraft = (words) => {
  const told = document.getElementById('kladde');
  if (told) told.textContent = words;
  // What has been typed since could not be compared with what is saved.
  const unsaved = document.getElementById('ikke-gemt');
  if (unsaved && !unsaved.querySelector('strong')) unsaved.textContent = 'Ikke gemt endnu';
};
document.addEventListener('htmx:response:error', (event) => {
  const status = event.detail.ctx?.response?.status;
  if (status === 401)
    tellDraft('Du er blevet logget ud. Tryk Gem, og log ind: det, du har skrevet, følger med.');
  else if (status === 429 || status >= 500)
    tellDraft('Kladden kunne ikke gemmes lige nu. Det, du har skrevet, står her stadig.');
});
document.addEventListener('htmx:error', (event) => {
  if (!event.detail.ctx?.response) tellDraft('Ingen forbindelse. Det, du har skrevet, står her stadig.');
});
