/** The few things a new offer must have before its form can be filled in. */
import { z } from 'zod';
import type { References } from '../offers/offer-references.ts';
import { type Offer, offerSchema } from '../offers/offer-schema.ts';
import { domains, urgencies } from '../offers/offer-values.ts';
import { longestLine } from '../offers/text-lengths.ts';
import { usualReverifyDays } from '../offers/verification.ts';

const text = (message: string) => z.string().trim().min(1, message);

export const newOfferSchema = z.object({
  name: text('Skriv tilbuddets navn, som folk kender det').max(longestLine, `Højst ${longestLine} tegn`),
  summary: text('Skriv én linje om, hvad tilbuddet kan').max(140, 'Højst 140 tegn'),
  editor: z.string().min(1, 'Vælg organisation'),
  domain: z.enum(domains, 'Vælg psykiatri eller somatik'),
  urgency: z.enum(urgencies, 'Vælg hastegrad'),
});

/** In the organisation's own municipality, or in the whole region; hours unknown until somebody states them. */
export function newOffer(
  { name, summary, editor, domain, urgency }: z.infer<typeof newOfferSchema>,
  { id, slug }: { id: string; slug: string },
  { places, organisations }: References,
): Offer {
  const own = places.municipalities.find((one) => `${one.name} Kommune` === organisations.get(editor)?.name);
  return offerSchema.parse({
    id,
    slug,
    name,
    summary,
    domains: [domain],
    urgencies: [urgency],
    coverage: own ? { kind: 'municipalities', codes: [own.code] } : { kind: 'region' },
    access: {},
    openingHours: { kind: 'unknown' },
    authority: editor,
    operator: editor,
    editor,
    sources: [],
    reverifyAfterDays: usualReverifyDays({ domains: [domain] }),
  });
}

/** Everything but what makes it an offer of its own; nobody has confirmed it yet. */
export function copyOfOffer(offer: Offer, { id, slug }: { id: string; slug: string }): Offer {
  return { ...offer, id, slug, name: copyName(offer.name), verifiedAt: null, fallback: false };
}

const ofCopy = '(kopi)';

export function copyName(name: string): string {
  return `${name} ${ofCopy}`;
}

/** Still called what the copy was called by us. */
export function isCopyName(name: string): boolean {
  return name.trimEnd().endsWith(ofCopy);
}
