// Keeps the service on this computer, and takes it away again, when somebody asks for it and never otherwise.

import { program } from 'asset:installed/program.js';

const keep = document.getElementById('gem-nu');
const remove = document.getElementById('fjern');

function show(state) {
  for (const text of document.querySelectorAll('#gem [data-state]'))
    text.hidden = text.dataset.state !== state;
  keep.hidden = !['absent', 'failed', 'removed'].includes(state);
  remove.hidden = state !== 'present';
}

async function look() {
  const registration = await navigator.serviceWorker.getRegistration('/');
  show(registration?.active && (await hasCopy()) ? 'present' : 'absent');
}

keep.addEventListener('click', async () => {
  show('saving');
  try {
    const registration = await navigator.serviceWorker.register(program(), { scope: '/', type: 'module' });
    const worker = await activated(registration);
    // One that was removed a moment ago and still stands behind an open page is taken up again as it is, without what it had.
    if (!(await hasCopy()) && !(await filled(worker))) throw new Error('not filled');
    show('present');
    remove.focus();
  } catch {
    await removeAll();
    show('failed');
    keep.focus();
  }
});

remove.addEventListener('click', async () => {
  await removeAll();
  show('removed');
  keep.focus();
});

/** Rejects when it is given up. */
function activated({ installing, waiting, active }) {
  const worker = installing ?? waiting ?? active;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === 'activated') resolve(worker);
      if (worker.state === 'redundant') reject(new Error('not installed'));
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

async function hasCopy() {
  return (await caches.match('/gem/kopi.json')) !== undefined;
}

function filled(worker) {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage('fill', [port2]);
  });
}

async function removeAll() {
  const registrations = await navigator.serviceWorker.getRegistrations();
  await Promise.all(registrations.map((registration) => registration.unregister()));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}

if ('serviceWorker' in navigator && 'caches' in globalThis) look().catch(() => show('unsupported'));
else show('unsupported');
