// The keys of a call. A letter acts only where the focus is on an offer or its card, so that words said to a computer that types what it hears
// are no commands (WCAG 2.1.4); arrows, Esc and Alt act everywhere.

import { callHere, copyHere } from 'asset:card/number.js';
import { close, isLayer, open, opened } from 'asset:card/open-card.js';
import { linkOf, results } from 'asset:card/results.js';
import { tell, tellNothing } from 'asset:card/told.js';
import { isHeld, settle, take, toLine } from 'asset:card/typed.js';

const line = document.getElementById('q');
const letters = {
  c: copyHere,
  t: callHere,
  s: sayNoAnswer,
};

document.addEventListener('keydown', (event) => {
  const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
  // No call begins with a question mark: it waits for nothing, and ends the waiting of a letter.
  const asksForKeys = event.key === '?' && isPlain;
  const isLetter = event.key.length === 1 && isPlain && !asksForKeys;
  if (!isLetter) settle(event);
  if (event.defaultPrevented || document.querySelector('dialog[open]:not(#kort-lag)')) return;
  // By the place on the keyboard: with Alt held the letter differs between systems.
  const pressed = /^(?:Digit|Key)([1-9N])$/.exec(event.code)?.[1]?.toLowerCase();
  const choice = event.altKey && pressed && document.querySelector(`[data-key="${pressed}"]`);
  if (choice) {
    event.preventDefault();
    return choice.click();
  }
  if (!isPlain) return;
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
    return step(event, event.key === 'ArrowDown' ? 1 : -1);
  if (event.key === 'Escape' && document.getElementById('kort')) {
    // A browser empties a search field with it: the words of the call would be gone, and its place and age would stay.
    event.preventDefault();
    if (opened !== undefined) close();
    else toLine();
    return;
  }
  const isAtOffer =
    event.target.closest?.('#svar, .card') && !event.target.matches('input, textarea, select');
  // In the line it is part of a date, unless nothing stands before it.
  if (event.key === '/' && (event.target === line ? line.selectionStart === 0 : isAtOffer && !isHeld())) {
    event.preventDefault();
    if (isLayer) close({ focus: toLine });
    else toLine();
  } else if (asksForKeys && isAtOffer) {
    event.preventDefault();
    press(document.querySelector('.keys-button'));
  } else if (isLetter && isAtOffer) take(event, letters[event.key]);
});

document.addEventListener('click', (event) => {
  if (event.target.closest('.keys-button')) document.getElementById('taster').showModal();
});

/** Where the button is not, the visitation hears why; for anybody else the letter is no key. */
function sayNoAnswer() {
  const why = document.querySelector('.card .no-answer-why');
  if (!why) return press(document.querySelector('.card .action-no-answer'));
  tell(why.textContent);
}

function press(control) {
  if (!control) return false;
  control.click();
}

/** From the line, or the top of the page where the line has stepped aside, to the first result, and from one result or its card to the next. */
function step(event, by) {
  const links = results();
  const isAtCard = document.activeElement?.matches('#kort .card');
  const at = links.indexOf(isLayer || isAtCard ? linkOf(opened) : document.activeElement);
  const isBefore = document.activeElement === (line?.checkVisibility() ? line : document.body);
  if (links.length === 0 || (at < 0 && !isBefore)) return;
  event.preventDefault();
  const goal = links[at + by];
  if (isLayer) return void (goal && open(goal));
  if (!goal) return void (by < 0 && toLine());
  goal.focus();
  goal.scrollIntoView({ block: 'nearest' });
  if (opened !== undefined) open(goal);
  else tellNothing();
}

for (const hint of document.querySelectorAll('.keys-hint')) hint.hidden = false;
