/** What an owner is asked to confirm, part by part: each in full, so that nobody confirms what was not seen. */
import { type ConfirmedPart, confirmationsOf, confirmedParts, partLabels } from '../offers/confirmation.ts';
import { organisationName, type References, signalsOf } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { ageWords, audienceLabels, numberWords } from '../offers/offer-words.ts';
import { isOverdue } from '../offers/verification.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { dateWords, fullMomentWords } from '../opening-hours/danish-time.ts';
import { exceptionWords, hoursWords } from '../opening-hours/hours-wording.ts';

/** As they stand in the form that is sent. */
export const partNames: Record<ConfirmedPart, string> = {
  numbers: 'numre',
  hours: 'aabningstid',
  'target-group': 'maalgruppe',
  access: 'adgang',
};

/** What somebody says who confirms a part in which nothing stands. */
const nothingWords: Record<ConfirmedPart, string> = {
  numbers: 'Der er intet nummer',
  hours: 'Åbningstiden kan ikke oplyses',
  'target-group': 'Der er ingen særlig målgruppe',
  access: 'Der er intet særligt at vide',
};

export type PartToConfirm = {
  name: string;
  label: string;
  lines: string[];
  /** The words of its button where nothing stands. */
  nothing: string | undefined;
  state: 'confirmed' | 'overdue' | 'never';
  /** `Bekræftet 1. december 2026 af Odder Kommune` */
  confirmed: string | undefined;
};

export function partsToConfirm(
  offer: Offer,
  references: References,
  now: Temporal.ZonedDateTime,
): PartToConfirm[] {
  const said = confirmationsOf(offer, signalsOf(offer, references).confirmations);
  return confirmedParts.map((part) => {
    const one = said[part];
    const at = one?.at.toZonedDateTimeISO(now.timeZoneId);
    const overdue = at !== undefined && isOverdue(offer, at, now);
    return {
      name: partNames[part],
      label: partLabels[part],
      lines: linesOf(part, offer),
      nothing: isEmpty(part, offer) ? nothingWords[part] : undefined,
      state: at === undefined ? 'never' : overdue ? 'overdue' : 'confirmed',
      confirmed:
        one &&
        at &&
        `Bekræftet ${fullMomentWords(minuteOf(at))} af ${organisationName(one.organisation, references)}`,
    };
  });
}

function linesOf(part: ConfirmedPart, offer: Offer): string[] {
  switch (part) {
    case 'numbers':
      return orNothing(
        offer.phones.map(({ number, label, audience, contactHours, note }) => {
          const hours =
            contactHours.kind === 'as-offer' ? 'som åbningstiden' : hoursWords(contactHours).join('; ');
          return [
            `${numberWords(number)} – ${label}, ${audienceLabels[audience]}. Telefontid: ${hours}`,
            note,
          ]
            .filter(Boolean)
            .join('. ');
        }),
        'Intet nummer er oplyst',
      );
    case 'hours':
      return [
        ...hoursWords(offer.openingHours),
        ...offer.openingHours.exceptions.map((exception) => exceptionWords(exception, 0)),
        ...(offer.openingHours.words ? [offer.openingHours.words] : []),
        ...(offer.validFrom ? [`Gælder fra ${dateWords(offer.validFrom)}`] : []),
        ...(offer.validTo ? [`Gælder til og med ${dateWords(offer.validTo)}`] : []),
      ];
    case 'target-group':
      return orNothing(
        known([
          ['Målgruppe', offer.targetGroup],
          ['Alder', ageWords(offer)],
          ['Ikke for', offer.exclusions],
        ]),
        'Målgruppen er ikke oplyst',
      );
    case 'access':
      return orNothing(
        known([
          ['Hvem kan henvise', offer.access.who],
          ['Sådan kommer man ind', offer.access.how],
          ['Hav klar', offer.access.ready],
          ...offer.places.map(({ address, entrance, note }): [string, string] => [
            'Sted',
            [address, entrance, note].filter(Boolean).join(', '),
          ]),
        ]),
        'Det er ikke oplyst, hvordan man kommer ind',
      );
  }
}

function isEmpty(part: ConfirmedPart, offer: Offer): boolean {
  const { openingHours, access } = offer;
  switch (part) {
    case 'numbers':
      return offer.phones.length === 0;
    case 'hours':
      return openingHours.kind === 'unknown' && openingHours.exceptions.length === 0 && !openingHours.words;
    case 'target-group':
      return [offer.targetGroup, ageWords(offer), offer.exclusions].every((text) => !text);
    case 'access':
      return [access.who, access.how, access.ready, ...offer.places].every((fact) => !fact);
  }
}

function known(facts: [label: string, text: string | null][]): string[] {
  return facts.flatMap(([label, text]) => (text ? [`${label}: ${text}`] : []));
}

function orNothing(lines: string[], nothing: string): string[] {
  return lines.length > 0 ? lines : [nothing];
}
