// When it is about: chosen by a link, or written in its field.

// A moment is chosen for what stands in the form now, also while the answer to it is on its way.
document.addEventListener('click', (event) => {
  const link = event.target.closest('#tidsvalg a');
  if (!link) return;
  const entered = new FormData(document.getElementById('kriterier'));
  entered.set('tid', new URLSearchParams(link.search).get('tid') ?? '');
  const query = ['kommune', 'hast', 'omraade', 'alder', 'tid', 'aaben', 'q']
    .map((field) => [field, entered.get(field)])
    .filter(([, value]) => value);
  link.search = new URLSearchParams(query).toString().replaceAll('%3A', ':');
});

// Half a moment is none, `24/`: it is asked about when it has been written. Until then the words below say what it is read as.
const moment = document.getElementById('tid');
let reading;

moment?.addEventListener('input', async (event) => {
  event.stopPropagation();
  reading?.abort();
  reading = new AbortController();
  const { signal } = reading;
  try {
    const answer = await fetch(`/tidspunkt?${new URLSearchParams({ tid: moment.value })}`, { signal });
    const words = answer.ok ? await answer.text() : '';
    if (!signal.aborted) document.getElementById('tid-ord').textContent = words;
  } catch {
    // The words come with the answer to the whole form.
  }
});
moment?.addEventListener('change', () => reading?.abort());
