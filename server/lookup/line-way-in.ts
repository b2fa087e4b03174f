/** Words that name a way in, a domain or "only open". The name of a service is none of them. */
import { skeleton } from '../danish-text.ts';
import type { LineWord, Reading } from './line-word.ts';
import { domainInUrl, urgencyInUrl } from './lookup-fields.ts';

const phrases: [field: Reading['field'], value: string, phrases: string[]][] = [
  [
    'hast',
    urgencyInUrl.admission,
    ['indlæggelse', 'indlægges', 'indlægge', 'indl', 'akut indlæggelse', 'akut indlægges', 'akut indl'],
  ],
  [
    'hast',
    urgencyInUrl['next-day'],
    [
      'tid i morgen',
      'tid imorgen',
      'tid morgen',
      'morgen tid',
      'imorgen tid',
      'i morgen tid',
      'en tid i morgen',
      'tid næste dag',
      'næste dag',
      'næste dags tid',
      'subakut',
      'subakut tid',
    ],
  ],
  ['hast', urgencyInUrl.municipal, ['kommunalt', 'kommunalt tilbud', 'kommunale tilbud', 'kommunale']],
  ['hast', urgencyInUrl.advice, ['rådgivning', 'sparring', 'rådgivning og sparring']],
  ['omraade', domainInUrl.psychiatric, ['psyk', 'psykiatri', 'psykiatrien', 'psykiatrisk', 'psykiatriske']],
  ['omraade', domainInUrl.somatic, ['somatik', 'somatikken', 'somatisk', 'somatiske', 'soma']],
  ['aaben', '1', ['kun åbne', 'kun åben', 'åben nu', 'åbne nu', 'åbent nu']],
];

const meaning = new Map(
  phrases.flatMap(([field, value, said]) =>
    said.map((phrase) => [skeleton(phrase), { field, value }] as const),
  ),
);
const longestPhrase = 4;

export function wayInAt(words: readonly LineWord[], at: number): Reading | undefined {
  for (let count = longestPhrase; count > 0; count--) {
    const taken = words.slice(at, at + count);
    const found = taken.length === count ? meaning.get(taken.map((word) => word.key).join(' ')) : undefined;
    if (found) return { ...found, words: count };
  }
  return undefined;
}

/** Whether a phrase that names a way in starts here: "tid i morgen" is not a moment. */
export function isWayIn(words: readonly LineWord[], at: number): boolean {
  return wayInAt(words, at)?.field === 'hast';
}
