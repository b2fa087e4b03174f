/** What a sent form says, read against the version its editor began with. */
import type { OfferVersion } from '../catalogue/offer-version.ts';
import type { References } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { type Change, readChange } from './change-form.ts';
import { cprMistakes, withoutCpr } from './cpr-mistakes.ts';
import { suggestedReason } from './form-sections.ts';
import { gatherMistakes, type Mistake } from './mistakes.ts';
import { formOfOffer, readOffer } from './offer-form.ts';
import { type OfferForm, readOfferForm, sentByForm } from './offer-form-schema.ts';
import type { Fields } from './sent-fields.ts';

export type SentForm = {
  form: OfferForm;
  /** The same as it may be stored: rows numbered anew, and no CPR number among it. */
  fields: Fields;
  before: OfferVersion;
  offer: Offer;
  change: Change;
  mistakes: Mistake[];
  /** Something like a CPR number was among what was sent. */
  holdsCpr: boolean;
};

export type Reader = {
  versions: readonly OfferVersion[];
  /** For a form that does not say where it began. */
  start: OfferVersion;
  references: References;
  administrator: boolean;
  now: Temporal.ZonedDateTime;
};

/** Undefined when the form holds what no page of ours sends. */
export function readSentForm(sent: Fields, reader: Reader): SentForm | undefined {
  const form = readOfferForm(sent);
  if (!form) return undefined;
  const { versions, start, references, administrator, now } = reader;
  const before = versions.find(({ sequence }) => String(sequence) === form.change.base) ?? start;
  form.change.base = String(before.sequence);
  const fields = sentByForm(form);
  const today = now.toPlainDate().toString();
  const { offer, mistakes } = readOffer(form, before.offer, references, administrator, today);
  const suggested = suggestedReason(before.offer, offer);
  const ofChange: Mistake[] = [];
  const change = readChange(form.change, suggested, now, gatherMistakes(ofChange, 'change'));
  const cpr = cprMistakes(fields);
  return {
    form,
    fields: cpr.length === 0 ? fields : withoutCpr(fields, sentByForm(formOfOffer(before.offer))),
    before,
    offer,
    change,
    mistakes: [...cpr, ...mistakes, ...ofChange],
    holdsCpr: cpr.length > 0,
  };
}
