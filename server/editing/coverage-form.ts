/** Which area an offer is for ↔ its part of the form. */
import type { Coverage } from '../offers/offer-schema.ts';
import type { Places } from '../places/places-schema.ts';
import { inOrderOf } from './in-order.ts';
import type { Mistakes } from './mistakes.ts';
import type { OfferForm } from './offer-form-schema.ts';

export function readCoverage(
  form: OfferForm['coverage'],
  before: Coverage,
  { municipalities, clusters }: Places,
  mistakes: Mistakes,
): Coverage {
  switch (form.kind) {
    case 'region':
    case 'country':
      return { kind: form.kind };
    case 'municipalities': {
      const known = form.codes.filter((code) => municipalities.some((one) => one.code === code));
      if (known.length === 0) break;
      return { kind: 'municipalities', codes: inOrderOf(codesOf(before), known) };
    }
    case 'clusters': {
      const known = form.ids.filter((id) => clusters.some((one) => one.id === id));
      if (known.length === 0) break;
      return { kind: 'clusters', ids: inOrderOf(before.kind === 'clusters' ? before.ids : [], known) };
    }
  }
  mistakes.add('kind', mistakeFor(form.kind));
  return before;
}

function mistakeFor(kind: string): string {
  if (kind === 'municipalities') return 'Vælg mindst én kommune';
  return kind === 'clusters' ? 'Vælg mindst én klynge' : 'Vælg, hvor tilbuddet gælder';
}

function codesOf(coverage: Coverage): readonly string[] {
  return coverage.kind === 'municipalities' ? coverage.codes : [];
}

export function formOfCoverage(coverage: Coverage): OfferForm['coverage'] {
  return {
    kind: coverage.kind,
    codes: [...codesOf(coverage)],
    ids: coverage.kind === 'clusters' ? coverage.ids : [],
  };
}
