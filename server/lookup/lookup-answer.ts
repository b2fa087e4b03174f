/** A lookup's address → the page that answers it, or the address to move on to. The service and a browser without it both answer so. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { refusedIn } from '../cpr.ts';
import { shownCard } from '../offers/offer-card.ts';
import { minuteOf, momentOf } from '../opening-hours/danish-calendar.ts';
import type { Page } from '../page.ts';
import type { Query } from '../query-string.ts';
import { type Group, groups } from './group.ts';
import { type LookupRequest, readLookup } from './lookup-criteria.ts';
import { fields } from './lookup-fields.ts';
import { lookupLink, showingAll, showingCard } from './lookup-link.ts';
import { firstShown, type LookupPage, lookupPage } from './lookup-page.ts';
import type { Matches } from './matches.ts';
import { isForAddress } from './moment-field.ts';
import { stoodInUrl } from './new-call.ts';
import { matchOffers } from './offer-matching.ts';
import { startPage } from './start-page.ts';

/** All that fits and all that nearly does. */
export const everything = { shown: Number.POSITIVE_INFINITY, nearMisses: Number.POSITIVE_INFINITY };

/**
 * Where a lookup moves on to before it is answered; undefined when it is answered where it is. `partial`: only what changes on a page that is
 * open is asked for.
 */
export function lookupMovedTo(
  query: Query,
  catalogue: Catalogue,
  present: Temporal.ZonedDateTime,
  partial: boolean,
): string | undefined {
  const tid = query.get('tid')?.values[0]?.trim() ?? '';
  // Nothing but words and padding moves on, so that others need not be read twice.
  const isPadded = holdsNothing(query) || query.has(stoodInUrl);
  if (partial || (!isPadded && !query.get('q')?.values[0] && isForAddress(tid))) return undefined;
  // Moving on again would lose what is to be told of a CPR number, as of what was set aside or said in vain.
  if (query.has(refusedIn)) return undefined;
  const asked = readLookup(query, catalogue, present);
  if ((!isPadded && !movesOn(asked, tid)) || isToldOnce(asked)) return undefined;
  const card = query.get('kort')?.values[0];
  const address = addressOf(asked, query);
  return card && catalogue.bySlug.has(card) ? showingCard(address, card) : address;
}

/** Whether it is to be told what the next address no longer holds. */
function isToldOnce({ ambiguous, setAside, wrongWeekday, saysWhereabouts }: LookupRequest): boolean {
  const mayBeNewCall = ambiguous.some(({ inLine }) => inLine?.newRest !== undefined);
  return mayBeNewCall || setAside !== undefined || wrongWeekday !== undefined || saysWhereabouts;
}

/** Whether a field was sent that holds nothing, as a form does without scripts: such an address is longer than what was asked. */
function holdsNothing(query: Query): boolean {
  return fields.some((field) => {
    const [value, ...more] = query.get(field)?.values ?? [];
    return value?.trim() === '' && more.length === 0;
  });
}

/** `catalogueAt`: as whoever asks may read it. `partial`: see above. */
export function lookupAnswer(
  query: Query,
  catalogueAt: (moment: Temporal.ZonedDateTime) => Catalogue,
  present: Temporal.ZonedDateTime,
  partial: boolean,
): Page<'opslag'> {
  const asked = readLookup(query, catalogueAt(present), present);
  const all = showsAll(query);
  const catalogue = catalogueAt(momentOf(asked.criteria.at));
  const matches = matchOffers(catalogue, asked.criteria, all ? everything : firstShown);
  const start = all ? undefined : startPage(catalogue, asked, present);
  const page = lookupPage(catalogue, asked, matches, present);
  const slug = query.get('kort')?.values[0];
  const card = openCard(catalogue, asked, slug, present);
  return {
    view: 'lookup/lookup-page',
    fragment: 'lookup/lookup-answer',
    title: titleOf(asked),
    section: 'opslag',
    // A line that is still being typed is no mistake of whoever asks.
    status: asked.errors.length > 0 && !partial ? 400 : 200,
    address: addressOf(asked, query),
    outcome: start ? undefined : outcomeOf(asked, matches),
    model: {
      ...page,
      isCardGone: Boolean(slug) && !card,
      openCard: card && { ...card, isApart: !start && isApart(page, card.card.href) },
      start,
    },
  };
}

/** The best there was, to be counted. */
export function outcomeOf({ errors }: LookupRequest, matches: Matches): Group | 'invalid' | 'none' {
  if (errors.length > 0) return 'invalid';
  return groups.find((group) => matches.counts[group] > 0) ?? 'none';
}

function addressOf({ entered }: LookupRequest, query: Query): string {
  const link = lookupLink(entered);
  return showsAll(query) ? showingAll(link) : link;
}

function showsAll(query: Query): boolean {
  return query.get('vis')?.values[0] === 'alle';
}

/**
 * A line that was read has become fields, and a moment in words, `tid`, a moment: the address to stand at, go back to and share is theirs. A line that was
 * cut stays, to say so.
 */
function movesOn({ entered, fromLine, errors }: LookupRequest, tid: string): boolean {
  return (fromLine.length > 0 || entered.tid !== tid) && errors.every(({ field }) => field !== 'q');
}

/** The card beside the list, `kort=` in the address, for whoever is sent it or comes back; no link but the page's own address holds it. */
function openCard(
  catalogue: Catalogue,
  { criteria, entered }: LookupRequest,
  slug: string | undefined,
  present: Temporal.ZonedDateTime,
) {
  const offer = slug === undefined ? undefined : catalogue.bySlug.get(slug);
  if (!offer) return undefined;
  const moment = criteria.at === minuteOf(present) ? '' : entered.tid;
  return { ...shownCard(offer, criteria.at, present, catalogue, moment), closeHref: lookupLink(entered) };
}

/** Whether an offer is among none of the results, which are all there. */
function isApart({ sections, nothingOpen, more }: LookupPage, href: string): boolean {
  const lines = [...sections.flatMap(({ lines }) => lines), ...(nothingOpen?.lines ?? [])];
  return more === undefined && !lines.some((line) => line.href === href);
}

function titleOf({ criteria }: LookupRequest): string {
  return criteria.municipality ? `Opslag – ${criteria.municipality.name}` : 'Opslag';
}
