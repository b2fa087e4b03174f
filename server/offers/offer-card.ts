/** An offer at a moment → what the call card prints, in the order a caller needs it. */
import {
  calendarDay,
  type Day,
  dayOfMinute,
  type Minute,
  minuteOf,
} from '../opening-hours/danish-calendar.ts';
import { dateWords, fullMomentWords, shortDateWords, yearOfDay } from '../opening-hours/danish-time.ts';
import { hoursByDay } from '../opening-hours/hours-by-day.ts';
import { exceptionWords, hoursWords } from '../opening-hours/hours-wording.ts';
import type { OpeningHours } from '../opening-hours/opening-hours-schema.ts';
import { openingReasonAt } from '../opening-hours/opening-reason.ts';
import { openingStatusAt } from '../opening-hours/opening-status.ts';
import { reasonWords } from '../opening-hours/opening-wording.ts';
import { hostOf, type OfferLine, offerHref, offerLine } from './offer-line.ts';
import {
  coverageWords,
  organisationName,
  type References,
  serviceNames,
  signalsOf,
} from './offer-references.ts';
import type { Offer } from './offer-schema.ts';
import { ageWords, domainLabels, placeCountWords, sourceWords, urgencyLabels } from './offer-words.ts';
import { phonesAt } from './phone-choice.ts';
import { type PhoneWords, phoneWords } from './phone-words.ts';
import { printedWords } from './printed-words.ts';

export type OfferCard = OfferLine & {
  /** Why it is open, closed or unknown: the rule of the day, or the source's own words. */
  because: string;
  /** That it has ended, or has not begun, at the moment. */
  validity: string | undefined;
  /** `Kommunalt · Somatik` */
  kinds: string;
  /** Every other number, after the right one. */
  otherPhones: PhoneWords[];
  /** Before and after what it can do: label and text, only those that are known. */
  facts: Fact[];
  circumstances: Fact[];
  services: string[];
  places: { address: string | null; entrance: string | null; note: string | null }[];
  hours: { heading: string; rules: string[]; words: string | null; exceptions: string[]; days: DayLine[] };
  seeAlso: { href: string; name: string; summary: string }[];
  sources: { url: string; host: string; words: string }[];
  editor: string;
};

type Fact = { label: string; text: string };

export type DayLine = {
  /** ISO date */
  date: string;
  label: string;
  /** The holiday's or special day's name. */
  name: string | undefined;
  today: boolean;
  bars: { kind: 'open' | 'maybe'; at: number; length: number }[];
  words: string;
};

export const daysShown = 14;

export function offerCard(
  offer: Offer,
  at: Minute,
  now: Temporal.ZonedDateTime,
  references: References,
  moment: string,
): OfferCard {
  const status = openingStatusAt(offer.openingHours, at);
  return {
    ...offerLine(offer, status, at, now, references, moment),
    kinds: [
      ...offer.urgencies.map((urgency) => urgencyLabels[urgency]),
      ...offer.domains.map((domain) => domainLabels[domain]),
    ].join(' · '),
    otherPhones: phonesAt(offer, at, references)
      .slice(1)
      .map((phone) => phoneWords(phone, at, minuteOf(now))),
    ...factsOf(offer, now, references),
    services: serviceNames(offer, references),
    places: offer.places,
    hours: hoursOf(offer.openingHours, at, minuteOf(now)),
    because: becauseWords(offer, at),
    validity: validityWords(offer, at),
    seeAlso: offer.seeAlso.flatMap((slug) => {
      const other = references.bySlug.get(slug);
      return other && validityWords(other, at) === undefined
        ? [{ href: offerHref(slug, moment), name: other.name, summary: other.summary }]
        : [];
    }),
    sources: offer.sources.map((source) => ({
      url: source.url,
      host: hostOf(source.url),
      words: sourceWords(source),
    })),
    editor: organisationName(offer.editor, references),
  };
}

/** What the card's template asks for: the card, and that it is of another moment than now. */
export type ShownCard = { card: OfferCard; seen: string | undefined; nowHref: string; printed: string };

export function shownCard(
  offer: Offer,
  at: Minute,
  now: Temporal.ZonedDateTime,
  references: References,
  moment: string,
): ShownCard {
  return {
    card: offerCard(offer, at, now, references, moment),
    seen: at === minuteOf(now) ? undefined : fullMomentWords(at),
    nowHref: offerHref(offer.slug, ''),
    printed: printedWords(at, now),
  };
}

function factsOf(
  offer: Offer,
  now: Temporal.ZonedDateTime,
  references: References,
): Pick<OfferCard, 'facts' | 'circumstances'> {
  const { capacity, sources } = offer;
  const freeNotReported = signalsOf(offer, references).capacity ? '' : '. Ledige pladser er ikke meldt';
  return {
    facts: known([
      ['Målgruppe', offer.targetGroup],
      ['Alder', ageWords(offer)],
      ['Hvem kan henvise', offer.access.who],
      ['Sådan kommer man ind', offer.access.how],
      ['Hav klar', offer.access.ready],
    ]),
    circumstances: known([
      ['Pladser', capacity && placeCountWords(capacity, sources, now.toPlainDate()) + freeNotReported],
      ['Dækker', [coverageWords(offer, references), offer.coverageNote].filter(Boolean).join('. ')],
      ['Bemærk', offer.note],
    ]),
  };
}

function known(facts: [label: string, text: string | null][]): Fact[] {
  return facts.flatMap(([label, text]) => (text ? [{ label, text }] : []));
}

function hoursOf(hours: OpeningHours, at: Minute, now: Minute): OfferCard['hours'] {
  const first = dayOfMinute(at);
  const year = yearOfDay(first);
  return {
    heading:
      first === dayOfMinute(now) ? 'De næste 14 dage' : `14 dage fra ${dateWords(calendarDay(first).date)}`,
    rules: hoursWords(hours),
    words: hours.words,
    exceptions: hours.exceptions.map((exception) => exceptionWords(exception, year)),
    days: dayLines(hours, first, daysShown, dayOfMinute(now)),
  };
}

/** Some days of hours, resolved: with the holiday's name, and which is today. */
export function dayLines(hours: OpeningHours, from: Day, days: number, today: Day): DayLine[] {
  const year = yearOfDay(from);
  return hoursByDay(hours, from, days).map(({ day, bars, words }) => ({
    date: day.date,
    label: shortDateWords(day.date, year),
    name: day.publicHoliday ?? day.specialDay?.danish,
    today: day.day === today,
    bars,
    words,
  }));
}

function becauseWords({ openingHours }: Offer, at: Minute): string {
  const why = openingReasonAt(openingHours, at);
  return why.reason.kind === 'never-stated' && openingHours.words ? openingHours.words : reasonWords(why);
}

/** Dates are both included, as ISO dates sort. */
function validityWords({ validFrom, validTo }: Offer, at: Minute): string | undefined {
  const { date } = calendarDay(dayOfMinute(at));
  if (validTo !== null && date > validTo) return `Tilbuddet ophørte ${dateWords(validTo)}`;
  return validFrom !== null && date < validFrom
    ? `Tilbuddet gælder først fra ${dateWords(validFrom)}`
    : undefined;
}
