// What a key did, in words: seen in the corner, and said by a screen reader.

export const told = document.querySelector('.keys-told');

export function tell(words) {
  say(words, true);
}

/** What stands on the screen already is only said. */
export function tellUnseen(words) {
  say(words, false);
}

/** What was told is no longer about what one stands at. */
export function tellNothing() {
  told.textContent = '';
}

/** Said also when it is the same as the last time: a screen reader only says what has changed. */
function say(words, isSeen) {
  told.classList.toggle('is-unseen', !isSeen);
  told.textContent = told.textContent === words ? `${words}\u00a0` : words;
}
