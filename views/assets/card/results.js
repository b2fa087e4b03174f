// The offers of the answer, and the focus among them.

export function results() {
  return [...document.querySelectorAll('#svar .offer-name a')];
}

export function linkOf(href) {
  return results().find((link) => link.getAttribute('href') === href);
}

// What is swapped in takes the place of what the focus was on; it goes to the same offer, or to the first, and from a card to the card.
let focused;
let wasInCard = false;
document.addEventListener('htmx:before:swap', () => {
  focused = document.activeElement?.closest?.('#svar .offer-name a')?.getAttribute('href');
  wasInCard = document.activeElement?.closest?.('#kort .card') instanceof Element;
});

document.addEventListener('htmx:after:swap', () => {
  if (document.activeElement !== document.body) return;
  if (focused) (linkOf(focused) ?? results()[0])?.focus();
  if (wasInCard) document.querySelector('#kort .card')?.focus({ preventScroll: true });
});
