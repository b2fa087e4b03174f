/** How old the copy is by the clock of the machine it is read on, which days are past, and when it can no longer be trusted. */
const root = document.documentElement;
const made = Date.parse(root.dataset.made);
const { lastDay } = root.dataset;
const line = document.querySelector('.age');
const hour = 3_600_000;
const staleAfter = 24;
/** A machine's clock may be a little behind the server's. */
const tolerance = hour / 6;
/** ISO dates in Denmark, wherever the machine thinks it is. */
const danishDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Copenhagen' });

export function tellAge() {
  const now = Date.now();
  const today = danishDate.format(now);
  const { state, words } = ageOf(now, today);
  root.dataset.age = state;
  if (line.textContent !== words) line.textContent = words;
  for (const day of document.querySelectorAll('[data-day]')) {
    const known = state !== 'clock';
    day.classList.toggle('past', known && day.dataset.day < today);
    if (known && day.dataset.day === today) day.setAttribute('aria-current', 'date');
    else day.removeAttribute('aria-current');
  }
}

function ageOf(now, today) {
  if (now < made - tolerance)
    return {
      state: 'clock',
      words:
        'Uret på denne computer er forkert: det står til før, kopien blev lavet. Kopiens alder kan ikke regnes ud. Sammenlign tidspunktet ovenfor med et andet ur; efter 24 timer er kopien forældet.',
    };
  const hours = Math.max(0, Math.floor((now - made) / hour));
  if (today > lastDay)
    return {
      state: 'over',
      words: `Kopien er udløbet: den er ${lengthWords(hours)} gammel, og dens 14 dage er gået. Den ved ikke, hvad der er åbent nu. Brug kun numrene, og spørg, om de stadig gælder.`,
    };
  if (hours >= staleAfter)
    return {
      state: 'stale',
      words: `Forældet: kopien er ${lengthWords(hours)} gammel. Numre og tider kan være ændret. Sig det, når du ringer, og hent en ny kopi, når tjenesten virker.`,
    };
  return {
    state: 'fresh',
    words: `Kopien er ${hours < 1 ? 'under 1 time' : lengthWords(hours)} gammel. Efter 24 timer er den forældet.`,
  };
}

/** `1 time`, `31 timer`, `76 timer (3 døgn)` */
function lengthWords(hours) {
  const days = Math.floor(hours / 24);
  return `${hours} ${hours === 1 ? 'time' : 'timer'}${days > 1 ? ` (${days} døgn)` : ''}`;
}
