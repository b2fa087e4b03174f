/** Words that name a way in, a domain or "only open". The name of a service is none of them. */
import { skeleton } from '../danish-text.ts';
import type { LineWord, Reading } from './call-line.ts';
import { domainInUrl, urgencyInUrl } from './lookup-fields.ts';

const phrases: Record<'hast' | 'omraade' | 'aaben', Record<string, string[]>> = {
  hast: {
    [urgencyInUrl.admission]: ['indlæggelse', 'indlægges', 'indlægge', 'akut indlæggelse', 'akut indlægges'],
    [urgencyInUrl['next-day']]: [
      'tid i morgen',
      'i morgen tid',
      'en tid i morgen',
      'tid næste dag',
      'næste dag',
      'næste dags tid',
      'subakut',
      'subakut tid',
    ],
    [urgencyInUrl.municipal]: ['kommunalt', 'kommunalt tilbud', 'kommunale tilbud', 'kommunale'],
    [urgencyInUrl.advice]: ['rådgivning', 'sparring', 'rådgivning og sparring'],
  },
  omraade: {
    [domainInUrl.psychiatric]: ['psyk', 'psykiatri', 'psykiatrien', 'psykiatrisk', 'psykiatriske'],
    [domainInUrl.somatic]: ['somatik', 'somatikken', 'somatisk', 'somatiske', 'soma'],
  },
  aaben: { 1: ['kun åbne', 'kun åben', 'åben nu', 'åbne nu', 'åbent nu'] },
};

const meaning = new Map(
  Object.entries(phrases).flatMap(([field, values]) =>
    Object.entries(values).flatMap(([value, words]) =>
      words.map((phrase) => [skeleton(phrase), { field: field as keyof typeof phrases, value }] as const),
    ),
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
