/** The catalogue as those see it who may read numbers for staff: another object, so that nothing remembered of one is shown to the other. */
import type { Catalogue } from './catalogue.ts';

const views = new WeakMap<Catalogue, Catalogue>();

export function staffView(catalogue: Catalogue): Catalogue {
  return views.getOrInsertComputed(catalogue, () => ({ ...catalogue, staffNumbers: true }));
}
