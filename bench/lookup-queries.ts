/** What callers ask for, mixed: place, urgency, age, time, only open, words whole, begun and misspelled. */
import { urgencyInUrl } from '../server/lookup/lookup-fields.ts';
import type { Random } from './seeded-random.ts';
import type { Directory } from './synthetic-catalogue.ts';

const momentsAhead = ['T02:15', 'T07:45', 'T14:00', 'T18:00', 'T23:50'];
/** Days ahead of the moment of asking; all within the horizon of the fast hours. */
const mostDaysAhead = 40;

/** Query strings with their `?`. */
export function lookupQueries(
  { places, offers }: Pick<Directory, 'places' | 'offers'>,
  today: Temporal.PlainDate,
  count: number,
  random: Random,
): string[] {
  const texts = offers.slice(0, 5_000);
  return Array.from({ length: count }, () => {
    const query = new URLSearchParams();
    if (random.chance(0.85)) query.set('kommune', random.pick(places.municipalities).code);
    if (random.chance(0.6)) query.set('hast', random.pick(Object.values(urgencyInUrl)));
    if (random.chance(0.25)) query.set('omraade', random.pick(['psykiatri', 'somatik']));
    if (random.chance(0.5)) query.set('alder', String(random.below(100)));
    if (random.chance(0.35))
      query.set('tid', `${today.add({ days: random.below(mostDaysAhead) })}${random.pick(momentsAhead)}`);
    if (random.chance(0.15)) query.set('aaben', '1');
    if (random.chance(0.45)) query.set('q', typed(random.pick(texts), random));
    return `?${query}`;
  });
}

/** A moment beyond the fast hours, where every schedule is worked out anew. */
export function farQueries(directory: Directory, today: Temporal.PlainDate, count: number, random: Random) {
  return lookupQueries(directory, today, count, random).map((query, i) => {
    const asked = new URLSearchParams(query);
    asked.set('tid', `${today.add({ days: 100 + (i % 200) })}T18:00`);
    return `?${asked}`;
  });
}

/** One to three words of a published text, a third of them half typed, a fifth with two letters swapped. */
function typed({ name, summary }: { name: string; summary: string }, random: Random): string {
  const words = `${name} ${summary}`.toLowerCase().match(/\p{L}{4,}/gu) ?? ['akut'];
  return Array.from({ length: 1 + random.below(3) }, () => {
    const word = random.pick(words);
    if (random.chance(0.33)) return word.slice(0, 3 + random.below(word.length - 3));
    return random.chance(0.2) ? swapped(word, 1 + random.below(word.length - 2)) : word;
  }).join(' ');
}

function swapped(word: string, at: number): string {
  return `${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`;
}
