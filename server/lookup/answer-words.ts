/** What is said of an answer as a whole: how many, how many more there are, and that nothing is open. */
import { dayName } from '../opening-hours/opening-wording.ts';
import type { LookupRequest } from './lookup-criteria.ts';
import { windowFor } from './lookup-window.ts';
import { countOf, type Matches, type Suiting } from './matches.ts';

/** `2 åbne · 1 med ukendt åbningstid` */
export function summaryWords({ criteria }: LookupRequest, { counts, open }: Suiting): string {
  const { fits, unknown, later } = counts;
  const parts =
    criteria.urgency === 'next-day' && !criteria.openOnly
      ? [openCount(fits, ' næste dag')]
      : [openCount(open, ''), ...(fits > open ? [`${fits - open} åbner snart`] : [])];
  return [
    ...parts,
    ...(unknown > 0 ? [`${unknown} med ukendt åbningstid`] : []),
    ...(later > 0 ? [`${later} åbner senere`] : []),
  ].join(' · ');
}

function openCount(count: number, when: string): string {
  return `${count === 0 ? 'Ingen' : count} ${count === 1 ? 'åben' : 'åbne'}${when}`;
}

/** Sentences that must be heard, then the counts. */
export function announcement(sentences: (string | undefined)[], counts: string[]): string {
  const said = sentences.flatMap((one) => (one ? [/[.?!]$/.test(one) ? one : `${one}.`] : []));
  return [...said, counts.filter((one) => one !== '').join(' · ')].join(' ');
}

/** How many are neither among the results nor among the near misses, and why. */
export function othersWords({ others, wordless: suiting }: Matches): string {
  const { several } = others;
  const wordless = others.wordless - countOf(suiting);
  const parts = [
    ...(several > 0 ? [`${several}, der ikke passer på flere punkter`] : []),
    ...(wordless > 0 ? [`${wordless}, der ikke nævner det, der søges på`] : []),
  ];
  return parts.length === 0 ? '' : `Desuden findes ${parts.join(', og ')}.`;
}

export const noNumberWords = 'Ingen af de åbne har et nummer, vi kender.';

export function nothingOpenWords({ criteria: { urgency, at, openOnly } }: LookupRequest): string {
  if (urgency !== 'next-day' || openOnly) return 'Ingen passende tilbud er med sikkerhed åbne.';
  const holiday = dayName(windowFor(urgency, at, openOnly).from);
  return `Ingen passende tilbud er med sikkerhed åbne næste dag${holiday ? ` (${holiday})` : ''}.`;
}
