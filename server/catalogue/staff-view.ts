/** The catalogue as those see it who may read numbers for staff: another object, so that nothing remembered of one is shown to the other. */
import type { Catalogue } from './catalogue.ts';
import { numbersOf } from './catalogue-index.ts';
import { grouped } from './text-index.ts';

const views = new WeakMap<Catalogue, Catalogue>();

export function staffView(catalogue: Catalogue): Catalogue {
  return views.getOrInsertComputed(catalogue, () => {
    const { index, offers } = catalogue;
    const byNumber = grouped(offers, (offer) => [...new Set(numbersOf(offer, 'staff'))]);
    return { ...catalogue, staffNumbers: true, index: { ...index, words: { ...index.words, byNumber } } };
  });
}
