// Says on a page that is open that what it now shows is a copy, and takes it away when the service answers again. Only where somebody has kept the
// service on the computer is there anybody to tell it.

const between = 10 * 60_000;
const place = document.getElementById('kopi');

navigator.serviceWorker?.addEventListener('message', ({ data: { copy } }) => {
  place.replaceChildren(...(copy ? [band(copy)] : []));
});

function band({ words, advice, isStale }) {
  const line = document.createElement('p');
  line.className = isStale ? 'copy-band copy-stale' : 'copy-band';
  line.append(told('strong', words), ' ', told('span', advice));
  return line;
}

function told(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

// A page left open keeps the copy young.
setInterval(() => navigator.serviceWorker?.controller?.postMessage('refresh'), between);
