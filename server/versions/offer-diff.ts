/** What has changed between two texts of an offer, field by field, in words a reader knows from the card. */
import { coverageWords, organisationName, type References } from '../offers/offer-references.ts';
import type { Offer, Phone } from '../offers/offer-schema.ts';
import { ageWords, audienceLabels, domainLabels, numberWords, urgencyLabels } from '../offers/offer-words.ts';
import { type Reader, readableOffer } from '../offers/phone-choice.ts';
import { timeZone } from '../opening-hours/danish-calendar.ts';
import { dateWords } from '../opening-hours/danish-time.ts';
import { hoursWords } from '../opening-hours/hours-wording.ts';
import type { Content } from './carrying.ts';
import { hoursDiff } from './hours-diff.ts';
import { pairs } from './three-way.ts';

/** Null: nothing there. */
export type Change = { label: string; before: string | null; after: string | null };

/** Numbers for staff are left out unless the reader may see them. */
export function offerDiff(before: Content, after: Content, references: References, reader: Reader): Change[] {
  const [was, is] = [readableOffer(before.offer, reader), readableOffer(after.offer, reader)];
  const [wasSaid, isSaid] = [factsOf(was, references), factsOf(is, references)];
  return [
    { label: 'Tilbuddet', before: stateWords[before.state], after: stateWords[after.state] },
    ...Object.keys(wasSaid).map((label) => ({
      label,
      before: wasSaid[label] ?? null,
      after: isSaid[label] ?? null,
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

/** In the order of the card; the same labels for every offer. */
function factsOf(offer: Offer, references: References): Record<string, string | null> {
  const organisation = (id: string) => organisationName(id, references);
  const names = (ids: readonly string[], nameOf: (id: string) => string | undefined) =>
    ids.length === 0 ? null : ids.map((id) => nameOf(id) ?? id).join(', ');
  const { capacity, access } = offer;
  return {
    Navn: offer.name,
    'Kort om tilbuddet': offer.summary,
    Hastegrad: offer.urgencies.map((urgency) => urgencyLabels[urgency]).join(', ') || null,
    Område: offer.domains.map((domain) => domainLabels[domain]).join(', '),
    'Ikke for': offer.exclusions,
    Målgruppe: offer.targetGroup,
    Alder: ageWords(offer) || 'alle aldre',
    'Hvem kan henvise': access.who,
    'Sådan kommer man ind': access.how,
    'Hav klar': access.ready,
    Dækker: coverageWords(offer, references),
    'Om dækningen': offer.coverageNote,
    'Kan udføre': names(offer.services, (id) => references.services.get(id)?.name),
    Pladser: capacity?.places == null ? null : String(capacity.places),
    'Om pladserne': capacity?.note ?? null,
    Bemærk: offer.note,
    Myndighed: organisation(offer.authority),
    Leverandør: organisation(offer.operator),
    Redaktør: organisation(offer.editor),
    Afdeling: offer.unit,
    'Se også': names(offer.seeAlso, (slug) => references.bySlug.get(slug)?.name),
    'Gælder fra og med': offer.validFrom && dateWords(offer.validFrom),
    'Gælder til og med': offer.validTo && dateWords(offer.validTo),
    'Bekræftet af tilbuddet': offer.verifiedAt && momentOfVerification(offer.verifiedAt),
    'Bekræftes igen': `efter ${offer.reverifyAfterDays} dage`,
    'Vises, når intet er åbent': offer.fallback ? 'ja' : 'nej',
  };
}

function momentOfVerification(verifiedAt: string): string {
  const moment = Temporal.Instant.from(verifiedAt).toZonedDateTimeISO(timeZone);
  const clock = moment.toPlainTime().toString({ smallestUnit: 'second' }).replaceAll(':', '.');
  return `${dateWords(moment.toPlainDate().toString())} kl. ${clock.replace(/\.00$/, '')}`;
}

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

function contactWords(hours: Phone['contactHours']): string {
  return hours.kind === 'as-offer' ? 'som åbningstiden' : hoursWords(hours).join('; ');
}

function phoneLine({ number, label, audience, contactHours, note }: Phone): string {
  const hours = contactHours.kind === 'as-offer' ? [] : [contactWords(contactHours)];
  return [
    `${numberWords(number)} – ${label}`,
    audienceLabels[audience],
    ...hours,
    ...(note ? [note] : []),
  ].join(', ');
}

function orderDiff(kept: (Phone | null)[], after: readonly Phone[], all: ReadonlySet<Phone>): Change[] {
  const words = (phones: readonly (Phone | null)[]) =>
    phones.flatMap((phone) => (phone && all.has(phone) ? [numberWords(phone.number)] : [])).join(', ');
  return [{ label: 'Rækkefølgen af numre', before: words(kept), after: words(after) }];
}

function placesDiff(before: Offer, after: Offer): Change[] {
  const words = ({ places }: Offer) =>
    places.map(({ address, entrance, note }) => [address, entrance, note].filter(Boolean).join(', '));
  const [was, is] = [words(before), words(after)];
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
