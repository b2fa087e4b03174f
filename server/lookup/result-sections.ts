/** The results as they are listed: a section for each group that holds some, and one for what only mentions the words. */
import { type Section, sections } from './group.ts';
import type { LookupRequest } from './lookup-criteria.ts';
import { countOf, type Match, type Suiting } from './matches.ts';
import { groupWords } from './moment-words.ts';

export type ResultSection<Line> = {
  id: Section;
  heading: string;
  explained: string;
  count: number;
  lines: Line[];
};

/** `before`, `after`: what the page shows around the sections whatever was found; it stands there once. */
export function resultSections<Line>(
  request: LookupRequest,
  answer: Suiting,
  mentions: Suiting,
  { before, after }: { before: readonly Match[]; after: readonly Match[] },
  line: (match: Match) => Line,
): ResultSection<Line>[] {
  return sections
    .map((id) => {
      const all = id === 'mentions' ? mentions.shown : answer.shown.filter(({ group }) => group === id);
      const count = id === 'mentions' ? countOf(mentions) : answer.counts[id];
      const listed = elsewhere(all, id === 'mentions' ? [...before, ...after] : before);
      return {
        id,
        ...(id === 'mentions' ? mentionsWords : groupWords(id, request)),
        count: count - (all.length - listed.length),
        lines: listed.map(line),
      };
    })
    .filter(({ lines }) => lines.length > 0);
}

const mentionsWords = {
  heading: 'Nævnt under »Adgang«',
  explained: 'Passer ellers, men et søgeord står kun dér',
};

/** Those that do not stand among the others. */
export function elsewhere(some: readonly Match[], others: readonly Match[]): Match[] {
  const offers = new Set(others.map(({ offer }) => offer));
  return some.filter(({ offer }) => !offers.has(offer));
}
