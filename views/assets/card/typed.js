// Letters typed where the focus is on an offer or its card. One that stands alone is a key; with another close behind they are the next call
// and go to the line as typed, as does every letter that is no key. Nothing is called, copied or reported by a word.

import { close, isLayer } from 'asset:card/open-card.js';

/** In milliseconds: longer than between two letters of somebody who writes with two fingers. */
const alone = 400;
const line = document.getElementById('q');
let letters = '';
let timer;
/** What the letter does when it stands alone; false where there is nothing it is about. */
let act;
/** The layer is on its way off, and the line can not be reached yet. */
let isLeaving = false;

/** `key`: what it does alone, undefined for a letter that is no key. */
export function take(event, key) {
  const isFirst = letters === '';
  // A space first is the browser's: it turns the page, and presses what has the focus.
  if (event.key.length !== 1 || (isFirst && (event.key === ' ' || !(key ?? line)))) return;
  event.preventDefault();
  // Held down, it is pressed once.
  if (event.repeat) return;
  letters += event.key;
  if (isLeaving) return;
  if (!isFirst || !key) return toLineAsTyped();
  act = key;
  timer = setTimeout(settle, alone);
}

/** Another key, or a press elsewhere, comes after a letter that stood alone; Esc and Backspace take it back. */
export function settle(event) {
  if (!act || /^(Shift|CapsLock|AltGraph|Dead)$/.test(event?.key)) return;
  const isTakenBack = /^(Escape|Backspace)$/.test(event?.key);
  const key = act;
  const typed = letters;
  forget();
  if (isTakenBack || key() !== false) return;
  letters = typed;
  toLineAsTyped();
}
document.addEventListener('pointerdown', settle, { capture: true });

/** Letters wait for the next one, or for the line. */
export function isHeld() {
  return letters !== '';
}

function forget() {
  clearTimeout(timer);
  letters = '';
  act = undefined;
}

function toLineAsTyped() {
  clearTimeout(timer);
  act = undefined;
  isLeaving = isLayer;
  if (isLayer) close({ focus: write });
  else write();
}

function write() {
  const typed = letters;
  isLeaving = false;
  forget();
  if (!toLine()) return;
  const end = line.value.length;
  line.setRangeText(typed, end, end, 'end');
  line.dispatchEvent(new Event('input', { bubbles: true }));
}

/** The form may have stepped aside for the answer. */
export function toLine() {
  document.getElementById('kriterier')?.classList.remove('has-search');
  line?.focus();
  return line;
}
