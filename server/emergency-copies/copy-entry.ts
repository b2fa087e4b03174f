/** An entry of a copy: what the call card says, without what only holds for the minute it is asked. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { searchedTexts } from '../catalogue/offer-texts.ts';
import { skeleton } from '../danish-text.ts';
import { datedCapacityWords } from '../offers/capacity.ts';
import { datedCautionWords } from '../offers/caution.ts';
import { unconfirmedWords } from '../offers/holiday-hours.ts';
import { type DayLine, dayLines, daysShown, type OfferCard, offerCard } from '../offers/offer-card.ts';
import { signalsOf } from '../offers/offer-references.ts';
import type { ReadablePhone } from '../offers/phone-choice.ts';
import { calendarDay, type Day, dayOfMinute, minuteOf } from '../opening-hours/danish-calendar.ts';
import { dateWords } from '../opening-hours/danish-time.ts';
import type { OpeningHours } from '../opening-hours/opening-hours-schema.ts';
import type { CopiedOffer } from './copied-offers.ts';
import { coveredMunicipalities } from './copy-area.ts';
import { type CopyNumber, copyNumbers } from './copy-phone.ts';

export type CopyEntry = Pick<
  OfferCard,
  | 'slug'
  | 'name'
  | 'who'
  | 'kinds'
  | 'summary'
  | 'exclusions'
  | 'trust'
  | 'facts'
  | 'circumstances'
  | 'services'
  | 'places'
  | 'sources'
  | 'editor'
> & {
  /** Where it stands in the copy; entries of one offer differ. */
  anchor: string;
  /** From when and until when it reads so: only where that is within the days of the copy. */
  bounds: string[];
  phones: CopyPhone[];
  cautions: string[];
  /** Days around a holiday that its organisation has not confirmed. */
  unconfirmed: string[];
  /** The last report of free places, with its date and when it ran out. */
  capacity: string | undefined;
  hours: Pick<OfferCard['hours'], 'rules' | 'words' | 'exceptions'> & { days: CopyDays };
  /** Those the copy holds, with their numbers in it. */
  seeAlso: { name: string; anchor: string; number: number }[];
  /** What the copy's own search looks at. */
  found: { words: string; municipalities: string; urgencies: string; domains: string };
};

/** The days one by one, or in one line when they are all alike; none where nobody has ever stated any hours, which is said already. */
export type CopyDays =
  | { kind: 'none' }
  | { kind: 'alike'; words: string }
  | { kind: 'each'; days: DayLine[] };

/** `days`: only of a number with hours of its own. */
export type CopyPhone = CopyNumber & { days: CopyDays };

/** `numbers`: of every entry of the copy, by its anchor. */
export function copyEntry(
  copied: CopiedOffer,
  catalogue: Catalogue,
  now: Temporal.ZonedDateTime,
  numbers: ReadonlyMap<string, number>,
): CopyEntry {
  const { offer, from, to } = copied;
  const at = minuteOf(now);
  const today = dayOfMinute(at);
  const card = offerCard(offer, at, now, catalogue, '');
  const { faults, capacity, holidays } = signalsOf(offer, catalogue);
  const days = Array.from({ length: daysShown }, (_, i) => today + i);
  const told = (lines: DayLine[]) => copyDays(lines.map((line) => bounded(line, copied)));
  return {
    ...card,
    anchor: anchorOf(offer.slug, from),
    bounds: [
      ...(from === null ? [] : [`Gælder fra ${dateWords(from)}`]),
      ...(to === null ? [] : [`Gælder til og med ${dateWords(to)}`]),
    ],
    phones: copyNumbers(offer, catalogue, now).map(({ readable, ...number }) => ({
      ...number,
      days: ownDays(readable, today, told),
    })),
    cautions: datedCautionWords(faults),
    unconfirmed: [
      ...new Set(days.map((day) => unconfirmedWords(offer, calendarDay(day).midnight, holidays))),
    ].filter((words) => words !== undefined),
    capacity: capacity && datedCapacityWords(capacity),
    hours: { ...card.hours, days: isStated(offer.openingHours) ? told(card.hours.days) : { kind: 'none' } },
    seeAlso: offer.seeAlso.flatMap((anchor) => {
      const name = catalogue.bySlug.get(anchor)?.name;
      const number = numbers.get(anchor);
      return name === undefined || number === undefined ? [] : [{ name, anchor, number }];
    }),
    found: {
      words: foundWords(copied, catalogue),
      municipalities: coveredMunicipalities(offer.coverage, catalogue.places).join(' '),
      urgencies: offer.urgencies.join(' '),
      domains: offer.domains.join(' '),
    },
  };
}

/** The words the lookup finds it by, each once, as they are compared. */
function foundWords({ offer }: CopiedOffer, catalogue: Catalogue): string {
  const texts = searchedTexts(offer, catalogue).map(({ text, also = '' }) => `${text} ${also}`);
  return [...new Set(skeleton(texts.join(' ')).split(' '))].join(' ');
}

export function anchorOf(slug: string, from: string | null): string {
  return from === null ? slug : `${slug}-fra-${from}`;
}

function ownDays(
  { phone, hours }: ReadablePhone,
  today: Day,
  told: (lines: DayLine[]) => CopyDays,
): CopyDays {
  const own = phone.contactHours.kind !== 'as-offer' && isStated(hours);
  return own ? told(dayLines(hours, today, daysShown, today)) : { kind: 'none' };
}

function isStated({ kind, exceptions }: OpeningHours): boolean {
  return kind !== 'unknown' || exceptions.length > 0;
}

/** On days when it does not read so the hours are not its. */
function bounded(line: DayLine, { from, to }: CopiedOffer): DayLine {
  const isBound = (from === null || from <= line.date) && (to === null || line.date <= to);
  return isBound ? line : { ...line, words: 'gælder ikke' };
}

function copyDays(days: DayLine[]): CopyDays {
  const [first] = days;
  const alike = first !== undefined && days.every(({ words }) => words === first.words);
  return alike ? { kind: 'alike', words: first.words } : { kind: 'each', days };
}
