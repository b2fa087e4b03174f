// What a key did, in words: seen in the corner, and said by a screen reader.

export const told = document.querySelector('.keys-told');

/** Said also when it is the same as the last time: a screen reader only says what has changed. */
export function tell(words) {
  told.textContent = told.textContent === words ? `${words}\u00a0` : words;
}
