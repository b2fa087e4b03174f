// What a page says of what was just done is where one goes on: without the focus there, a keyboard begins anew at the top of every page.
const told = document.querySelector(
  'main .mistakes[role="alert"], main :is(.notice, .band, .told, .done)[role="status"]',
);
if (told && location.hash === '' && !document.querySelector('[autofocus]')) {
  told.tabIndex = -1;
  told.focus();
}
