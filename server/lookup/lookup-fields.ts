/** The names of the query string, and how its values are written there (design §4). */
import type { Domain, Urgency } from '../offers/offer-schema.ts';

export const fields = ['kommune', 'hast', 'omraade', 'alder', 'tid', 'aaben', 'q'] as const;
export type Field = (typeof fields)[number];

export function perField<Value>(of: (field: Field) => Value): Record<Field, Value> {
  return {
    kommune: of('kommune'),
    hast: of('hast'),
    omraade: of('omraade'),
    alder: of('alder'),
    tid: of('tid'),
    aaben: of('aaben'),
    q: of('q'),
  };
}

export const urgencyInUrl: Record<Urgency, string> = {
  admission: 'indlaeggelse',
  'next-day': 'naeste-dag',
  municipal: 'kommunalt',
  advice: 'raadgivning',
};
/** A moment that was said and is now: `i aften` at 20. Left out it is now too, but nobody said so. */
export const nowInUrl = 'nu';
export const domainInUrl: Record<Domain, string> = { psychiatric: 'psykiatri', somatic: 'somatik' };
