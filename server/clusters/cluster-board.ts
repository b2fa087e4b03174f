/** What is open in a cluster at a moment, by way in and domain, and what changes in the next two hours: for a wall. */

import { offerHref } from '../offers/offer-line.ts';
import { type Domain, type Urgency, urgencies } from '../offers/offer-schema.ts';
import { domainLabels, urgencyLabels } from '../offers/offer-words.ts';
import type { Minute } from '../opening-hours/danish-calendar.ts';
import { clockWords, endMomentWords, laterMomentWords } from '../opening-hours/danish-time.ts';
import type { OpeningStatus } from '../opening-hours/opening-status.ts';
import type { OpenOffer } from './cluster-offers.ts';

export type ClusterBoard = {
  clock: string;
  columns: { heading: string; count: number; domains: { label: string; offers: BoardLine[] }[] }[];
  changesUntil: string;
  closing: BoardLine[];
  opening: BoardLine[];
};

export type BoardLine = { name: string; href: string; when: string };

const changesWithin = 120;
const bothDomains = 'Begge områder';

export function clusterBoard(offers: readonly OpenOffer[], at: Minute): ClusterBoard {
  const open = offers.filter(({ status }) => status.kind === 'open');
  const soon = (minute: Minute | null | undefined) => minute != null && minute <= at + changesWithin;
  return {
    clock: clockWords(at),
    columns: urgencies.map((urgency) => column(open, urgency, at)),
    changesUntil: clockWords(at + changesWithin),
    closing: open
      .filter(({ status }) => status.kind === 'open' && soon(status.until))
      .map((offer) => ({ ...line(offer, at), when: closesWords(offer.status, at) })),
    opening: offers
      .filter(({ status }) => status.kind === 'closed' && soon(status.opens))
      .map((offer) => ({ ...line(offer, at), when: opensWords(offer.status, at) })),
  };
}

function column(open: readonly OpenOffer[], urgency: Urgency, at: Minute): ClusterBoard['columns'][number] {
  const here = open.filter(({ offer }) => offer.urgencies.includes(urgency));
  const group = (label: string, belongs: (offer: OpenOffer['offer']) => boolean) => ({
    label,
    offers: here.filter(({ offer }) => belongs(offer)).map((offer) => line(offer, at)),
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

function line({ offer, status }: OpenOffer, at: Minute): BoardLine {
  const until = status.kind === 'open' && status.until !== null ? endMomentWords(status.until, at, at) : '';
  return {
    name: offer.name,
    href: offerHref(offer.slug, ''),
    when: status.kind === 'open' && until === '' ? 'hele døgnet' : `til ${until}`,
  };
}

function closesWords(status: OpeningStatus, at: Minute): string {
  if (status.kind !== 'open' || status.until === null) return '';
  const until = endMomentWords(status.until, at, at);
  return status.maybeAfter ? `åben til ${until}, derefter ikke oplyst` : `lukker ${until}`;
}

function opensWords(status: OpeningStatus, at: Minute): string {
  if (status.kind !== 'closed' || status.opens === null) return '';
  return `åbner ${status.maybeFrom === null ? '' : 'senest '}${laterMomentWords(status.opens, at, at)}`;
}
