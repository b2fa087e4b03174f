/** Who is responsible, who runs an offer and who may change it. Only an administrator changes what an organisation may not give itself. */
import type { References } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { ownerOf } from '../offers/owner-fields.ts';
import type { Mistakes } from './mistakes.ts';
import type { OfferForm } from './offer-form-schema.ts';

type Ownership = Pick<Offer, 'authority' | 'operator' | 'editor' | 'fallback'>;

export function readOwnership(
  form: OfferForm,
  before: Offer,
  { organisations }: References,
  administrator: boolean,
  mistakes: Mistakes,
): Ownership {
  const organisation = (field: 'authority' | 'operator' | 'editor') => {
    if (form[field] === before[field] || organisations.has(form[field])) return form[field];
    mistakes.add(field, 'Vælg en organisation på listen');
    return before[field];
  };
  if (administrator)
    return {
      authority: organisation('authority'),
      operator: organisation('operator'),
      editor: organisation('editor'),
      fallback: form.fallback === 'yes',
    };
  // Their page does not send the other fields at all.
  return { ...ownerOf(before), operator: organisation('operator') };
}
