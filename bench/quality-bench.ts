/** How well the rehearsed lines find their offers at each moment, and by what is special about how they are typed. */
import lines from '../test/lookup/rehearsed-lines.json' with { type: 'json' };
import { type Quality, qualityOf, rehearsalAt, rehearsedMoments } from './rehearsed-lines.ts';
import { countWords, type Row } from './table.ts';
import { type TypingQuality, typingQuality } from './typing-quality.ts';

export function measureQuality(): Row[] {
  const kinds = Map.groupBy(lines, ({ kind }) => kind);
  const rows = rehearsedMoments.flatMap((moment, i) => {
    const rehearsal = rehearsalAt(moment);
    const all = rowsOf(moment.called, qualityOf(lines, rehearsal), '≥ 0.97');
    const byKind = [...kinds].flatMap(([kind, some]) => rowsOf(kind, qualityOf(some, rehearsal)));
    return i === 0 ? [...all, ...byKind] : all;
  });
  const { one, two } = typingQuality(rehearsalAt(rehearsedMoments[0]).catalogue);
  return [...rows, typingRow('found with one slip', one), typingRow('found with two slips', two)];
}

function typingRow(what: string, { tried, found }: TypingQuality): Row {
  return { what, at: `${countWords(tried)} words`, result: found.toFixed(3) };
}

function rowsOf(which: string, { lines, recallAt3, mrr }: Quality, target?: string): Row[] {
  const at = `${countWords(lines)} lines`;
  return [
    { what: `recall@3, ${which}`, at, result: recallAt3.toFixed(3), target },
    { what: `MRR, ${which}`, at, result: mrr.toFixed(3) },
  ];
}
