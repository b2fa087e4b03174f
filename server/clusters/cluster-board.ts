/** What is open in a cluster at a moment, by way in and domain, and what changes in the next two hours: for a wall. */

import { type CapacityReport, capacityAt } from '../offers/capacity.ts';
import { cautionWords } from '../offers/caution.ts';
import { unconfirmedWords } from '../offers/holiday-hours.ts';
import { offerHref } from '../offers/offer-line.ts';
import type { Domain, Urgency } from '../offers/offer-schema.ts';
import { urgencies } from '../offers/offer-values.ts';
import { domainLabels, urgencyLabels } from '../offers/offer-words.ts';
import { phonesAt, type Reader } from '../offers/phone-choice.ts';
import { phoneWords } from '../offers/phone-words.ts';
import { doubtWords, isDoubtfulNumber, verificationAt } from '../offers/verification.ts';
import { type Minute, momentOf } from '../opening-hours/danish-calendar.ts';
import { clockWords, endClockWords, endMomentWords, laterMomentWords } from '../opening-hours/danish-time.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import type { OpenOffer } from './cluster-offers.ts';

export type ClusterBoard = {
  clock: string;
  columns: { heading: string; count: number; domains: { label: string; offers: BoardLine[] }[] }[];
  changesUntil: string;
  closing: BoardLine[];
  opening: BoardLine[];
  /** Not on the board: nobody has said when they are open. */
  unknown: number;
};

export type BoardLine = {
  name: string;
  href: string;
  when: string;
  /** The same for a wall, where a time within a day needs no day. */
  shortly: string;
  /** `2 ledige`, `fuldt`: only what holds. */
  places: string;
  /** What readers have reported and nobody has answered. */
  cautions: string[];
  /** On a day around a holiday that its organisation has not confirmed. */
  unconfirmed: string | undefined;
  call: BoardCall;
};

/**
 * The number for a doctor at the moment; words in its place when none answers. `maybe`: nobody has said when it answers; `doubtful`: the number
 * itself should be checked, or all that is known where there is none.
 */
export type BoardCall = { words: string; href: string | null; maybe: boolean; doubtful: boolean };

const changesWithin = 120;
const aDay = 1440;
const bothDomains = 'Begge områder';

export function clusterBoard(offers: readonly OpenOffer[], at: Minute, reader: Reader): ClusterBoard {
  const open = offers.filter(({ status }) => status.kind === 'open');
  const soon = (minute: Minute | null | undefined) => minute != null && minute <= at + changesWithin;
  return {
    clock: clockWords(at),
    columns: urgencies.map((urgency) => column(open, urgency, at, reader)),
    changesUntil: clockWords(at + changesWithin),
    closing: open
      .filter(({ status }) => status.kind === 'open' && soon(status.until))
      .sort((a, b) => changesAt(a.status) - changesAt(b.status))
      .map((offer) => ({ ...line(offer, at, reader), when: closesWords(offer.status, at) })),
    opening: offers
      .filter(({ status }) => status.kind === 'closed' && soon(status.opens))
      .sort((a, b) => changesAt(a.status) - changesAt(b.status))
      .map((offer) => ({ ...line(offer, at, reader), when: opensWords(offer.status, at) })),
    unknown: offers.filter(({ status }) => status.kind === 'unknown').length,
  };
}

function changesAt(status: OpeningStatus): Minute {
  return (status.kind === 'open' ? status.until : status.opens) ?? 0;
}

function column(
  open: readonly OpenOffer[],
  urgency: Urgency,
  at: Minute,
  reader: Reader,
): ClusterBoard['columns'][number] {
  const here = open.filter(({ offer }) => offer.urgencies.includes(urgency));
  const group = (label: string, belongs: (offer: OpenOffer['offer']) => boolean) => ({
    label,
    offers: here.filter(({ offer }) => belongs(offer)).map((offer) => line(offer, at, reader)),
  });
  const only = (domain: Domain) =>
    group(domainLabels[domain], (offer) => offer.domains.every((one) => one === domain));
  return {
    heading: urgencyLabels[urgency],
    count: here.length,
    domains: [
      only('psychiatric'),
      only('somatic'),
      group(bothDomains, (offer) => offer.domains.length > 1),
    ].filter(({ offers }) => offers.length > 0),
  };
}

function line(shown: OpenOffer, at: Minute, reader: Reader): BoardLine {
  const { offer, status, signals } = shown;
  const holding = capacityAt(signals.capacity, at);
  return {
    name: offer.name,
    href: offerHref(offer.slug, ''),
    when: untilWords(status, (until) => `til ${endMomentWords(until, at, at)}`),
    shortly: untilWords(status, (until) =>
      until - at > aDay ? 'over 1 døgn' : `til kl. ${endClockWords(until)}`,
    ),
    places: holding ? boardPlaces(holding) : '',
    cautions: cautionWords(signals.faults, at),
    unconfirmed: unconfirmedWords(offer, at, signals.holidays),
    call: call(shown, at, reader),
  };
}

function boardPlaces({ level, free }: CapacityReport): string {
  if (level === 'full') return 'fuldt';
  if (free !== null) return `${free} ${free === 1 ? 'ledig' : 'ledige'}`;
  return level === 'few' ? 'få ledige' : 'ledigt';
}

function untilWords(status: OpeningStatus, say: (until: Minute) => string): string {
  if (status.kind !== 'open') return '';
  if (status.until === null) return 'hele døgnet';
  return `${status.maybeAfter ? 'mindst ' : ''}${say(status.until)}`;
}

function call({ offer, signals }: OpenOffer, at: Minute, reader: Reader): BoardCall {
  const verification = verificationAt(offer, momentOf(at), signals.confirmations);
  const silent = { href: null, maybe: false, doubtful: doubtWords(undefined, verification) !== '' };
  const [best] = phonesAt(offer, at, reader);
  if (!best) return { words: 'uden nummer', ...silent };
  if (best.status.kind === 'closed') return { words: 'svarer ikke nu', ...silent };
  const { number, href } = phoneWords(best, at, at);
  return {
    words: number,
    href,
    maybe: best.status.kind === 'unknown',
    doubtful: isDoubtfulNumber(best.phone, verification),
  };
}

function closesWords(status: OpeningStatus, at: Minute): string {
  if (status.kind !== 'open' || status.until === null) return '';
  const until = endMomentWords(status.until, at, at);
  return status.maybeAfter ? `åben mindst til ${until}` : `lukker ${until}`;
}

function opensWords(status: OpeningStatus, at: Minute): string {
  if (status.kind !== 'closed' || status.opens === null) return '';
  return `åbner ${status.maybeFrom === null ? '' : 'senest '}${laterMomentWords(status.opens, at, at)}`;
}
