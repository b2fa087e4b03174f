/** How well the rehearsed lines find their offers at each moment, and by what is special about how they are typed. */
import lines from '../test/lookup/rehearsed-lines.json' with { type: 'json' };
import { type Quality, qualityOf, rehearsalAt, rehearsedMoments } from './rehearsed-lines.ts';
import { countWords, type Row } from './table.ts';

export function measureQuality(): Row[] {
  const kinds = Map.groupBy(lines, ({ kind }) => kind);
  return rehearsedMoments.flatMap((moment, i) => {
    const rehearsal = rehearsalAt(moment);
    const all = rowsOf(moment.called, qualityOf(lines, rehearsal), '≥ 0.97');
    const byKind = [...kinds].flatMap(([kind, some]) => rowsOf(kind, qualityOf(some, rehearsal)));
    return i === 0 ? [...all, ...byKind] : all;
  });
}

function rowsOf(which: string, { lines, recallAt3, mrr }: Quality, target?: string): Row[] {
  const at = `${countWords(lines)} lines`;
  return [
    { what: `recall@3, ${which}`, at, result: recallAt3.toFixed(3), target },
    { what: `MRR, ${which}`, at, result: mrr.toFixed(3) },
  ];
}
