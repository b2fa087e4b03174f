/** How well the rehearsed lines find their offers, by what is special about how they are typed. */
import lines from '../test/lookup/rehearsed-lines.json' with { type: 'json' };
import { type Quality, qualityOf, realCatalogue } from './rehearsed-lines.ts';
import { countWords, type Row } from './table.ts';

export function measureQuality(): Row[] {
  const catalogue = realCatalogue();
  const kinds = Map.groupBy(lines, ({ kind }) => kind);
  return [
    ...rowsOf('all', qualityOf(lines, catalogue), '≥ 0.97'),
    ...[...kinds].flatMap(([kind, some]) => rowsOf(kind, qualityOf(some, catalogue))),
  ];
}

function rowsOf(kind: string, { lines, recallAt3, mrr }: Quality, target?: string): Row[] {
  const at = `${countWords(lines)} lines`;
  return [
    { what: `recall@3, ${kind}`, at, result: recallAt3.toFixed(3), target },
    { what: `MRR, ${kind}`, at, result: mrr.toFixed(3) },
  ];
}
