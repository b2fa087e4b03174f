/** What has changed between two texts of an offer, field by field, in words a reader knows from the card. */
import type { References } from '../offers/offer-references.ts';
import type { Offer, Phone } from '../offers/offer-schema.ts';
import { audienceLabels, numberWords } from '../offers/offer-words.ts';
import { type Reader, readableOffer } from '../offers/phone-choice.ts';
import type { Content } from './carrying.ts';
import { hoursDiff } from './hours-diff.ts';
import { contactWords, factsOf, phoneLine, placeLines } from './offer-facts.ts';
import { pairs } from './three-way.ts';

/** Null: nothing there. */
export type Change = { label: string; before: string | null; after: string | null };

/** Numbers for staff are left out unless the reader may see them. */
export function offerDiff(before: Content, after: Content, references: References, reader: Reader): Change[] {
  const [was, is] = [readableOffer(before.offer, reader), readableOffer(after.offer, reader)];
  const isSaid = factsOf(is, references);
  return [
    { label: 'Tilbuddet', before: stateWords[before.state], after: stateWords[after.state] },
    ...factsOf(was, references).map(({ label, words }, i) => ({
      label,
      before: words,
      after: isSaid[i]?.words ?? null,
    })),
    ...phonesDiff(was, is),
    ...hoursDiff('Åbningstid', was.openingHours, is.openingHours),
    ...placesDiff(was, is),
    ...listDiff(
      'Kilde',
      was.sources.map(({ url }) => url),
      is.sources.map(({ url }) => url),
    ),
  ].filter((change) => change.before !== change.after);
}

const stateWords: Record<Content['state'], string> = {
  published: 'vises i opslaget',
  draft: 'kladde',
  withdrawn: 'trukket tilbage',
};

function phonesDiff(before: Offer, after: Offer): Change[] {
  const same = pairs(before.phones, after.phones, [
    ({ number, label }) => `${number} ${label}`,
    ({ label }) => label,
    ({ number }) => number,
  ]);
  const kept = new Set(same.values());
  return [
    ...before.phones.flatMap((was) => {
      const is = same.get(was);
      return is ? phoneDiff(was, is) : [{ label: 'Telefon', before: phoneLine(was), after: null }];
    }),
    ...after.phones
      .filter((phone) => !kept.has(phone))
      .map((phone) => ({ label: 'Telefon', before: null, after: phoneLine(phone) })),
    ...orderDiff(
      before.phones.map((phone) => same.get(phone) ?? null),
      after.phones,
      kept,
    ),
  ];
}

function phoneDiff(was: Phone, is: Phone): Change[] {
  const name = `(${is.label})`;
  const whole: Phone['contactHours'] = { kind: 'as-offer' };
  const [hoursWas, hoursIs] = [was.contactHours ?? whole, is.contactHours ?? whole];
  return [
    { label: `Telefon ${name}`, before: numberWords(was.number), after: numberWords(is.number) },
    { label: `Telefonens navn`, before: was.label, after: is.label },
    {
      label: `Telefon ${name}, hvem`,
      before: audienceLabels[was.audience],
      after: audienceLabels[is.audience],
    },
    ...(hoursWas.kind === 'as-offer' || hoursIs.kind === 'as-offer'
      ? [{ label: `Telefontid ${name}`, before: contactWords(hoursWas), after: contactWords(hoursIs) }]
      : hoursDiff(`Telefontid ${name}`, hoursWas, hoursIs)),
    { label: `Telefon ${name}, bemærkning`, before: was.note, after: is.note },
  ];
}

function orderDiff(kept: (Phone | null)[], after: readonly Phone[], all: ReadonlySet<Phone>): Change[] {
  const words = (phones: readonly (Phone | null)[]) =>
    phones.flatMap((phone) => (phone && all.has(phone) ? [numberWords(phone.number)] : [])).join(', ');
  return [{ label: 'Rækkefølgen af numre', before: words(kept), after: words(after) }];
}

function placesDiff(before: Offer, after: Offer): Change[] {
  const [was, is] = [placeLines(before), placeLines(after)];
  const [only] = was;
  if (was.length === 1 && is.length === 1)
    return [{ label: 'Sted', before: only ?? null, after: is[0] ?? null }];
  return listDiff('Sted', was, is);
}

function listDiff(label: string, before: readonly string[], after: readonly string[]): Change[] {
  return [
    ...before.filter((one) => !after.includes(one)).map((one) => ({ label, before: one, after: null })),
    ...after.filter((one) => !before.includes(one)).map((one) => ({ label, before: null, after: one })),
  ];
}
