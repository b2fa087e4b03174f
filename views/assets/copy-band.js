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

/** The page asks, as a browser puts off what a worker asks for itself. */
async function stayYoung() {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return;
  worker.postMessage('refresh');
  const registration = await navigator.serviceWorker.getRegistration();
  // Without a connection there is nothing newer.
  await registration?.update().catch(() => undefined);
}

stayYoung();
// A page left open keeps the copy young.
setInterval(stayYoung, between);
