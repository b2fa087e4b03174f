/** GET / and GET /api/opslag: the same question answered as a page and as JSON. */
import { type Response, Router } from 'express';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../clock.ts';
import { refusedIn } from '../cpr.ts';
import { readableBy } from '../guard.ts';
import type { LiveCatalogue } from '../live-catalogue.ts';
import { shownCard } from '../offers/offer-card.ts';
import { minuteOf, momentOf } from '../opening-hours/danish-calendar.ts';
import { type Page, type SendPage, wantsFragment } from '../pages.ts';
import { parseQuery, type Query } from '../query-string.ts';
import { type LookupRequest, lookupLink, readLookup, showingAll } from './lookup-criteria.ts';
import { lookupJson } from './lookup-json.ts';
import { firstShown, lookupPage } from './lookup-page.ts';
import { isForAddress } from './moment-field.ts';
import { matchOffers } from './offer-matching.ts';
import { startPage } from './start-page.ts';

const everything = { shown: Number.POSITIVE_INFINITY, nearMisses: Number.POSITIVE_INFINITY };

export function lookupRoutes(live: LiveCatalogue, now: Clock, sendPage: SendPage): Router {
  const read = (query: Query, present: Temporal.ZonedDateTime) => {
    const asked = readLookup(query, live.at(present), present);
    const all = query.get('vis')?.values[0] === 'alle';
    const card = query.get('kort')?.values[0];
    return {
      asked,
      all,
      card,
      address: all ? showingAll(lookupLink(asked.entered)) : lookupLink(asked.entered),
    };
  };
  const page = (
    { asked, all, card, address }: ReturnType<typeof read>,
    present: Temporal.ZonedDateTime,
    response: Response,
  ): Page => {
    const catalogue = readableBy(response, live.at(momentOf(asked.criteria.at)));
    const matches = matchOffers(catalogue, asked.criteria, all ? everything : firstShown);
    return {
      view: 'lookup/lookup-page',
      fragment: 'lookup/lookup-answer',
      title: titleOf(asked),
      section: 'opslag',
      status: asked.errors.length > 0 ? 400 : 200,
      address,
      model: {
        ...lookupPage(catalogue, asked, matches, present),
        openCard: openCard(catalogue, asked, card, present),
        start: all ? undefined : startPage(catalogue, asked, present),
      },
    };
  };
  const router = Router();
  router.get('/', (request, response) => {
    const present = now();
    const query = parseQuery(request.originalUrl);
    const tid = query.get('tid')?.values[0]?.trim() ?? '';
    // Nothing but words moves on, and what has been answered within the minute is not even read.
    // Moving on again would lose what is to be told of a CPR number.
    if (
      (query.get('q')?.values[0] || !isForAddress(tid)) &&
      !query.has(refusedIn) &&
      !wantsFragment(request)
    ) {
      const { asked, address } = read(query, present);
      if (movesOn(asked, tid))
        return void response
          .status(303)
          .set({ Location: address, 'Cache-Control': 'no-store', 'Content-Length': '0' })
          .end();
    }
    const edition = {
      catalogue: live.at(present),
      minute: minuteOf(present),
      question: request.originalUrl,
    };
    sendPage(request, response, () => page(read(query, present), present, response), edition);
  });
  router.get('/api/opslag', (request, response) => {
    const present = now();
    const asked = readLookup(parseQuery(request.originalUrl), live.at(present), present, 'program');
    if (asked.errors.length > 0) return void response.status(400).json({ errors: asked.errors });
    const catalogue = readableBy(response, live.at(momentOf(asked.criteria.at)));
    const matches = matchOffers(catalogue, asked.criteria, everything);
    response.json(lookupJson(catalogue, asked, matches, present));
  });
  return router;
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

/**
 * A line that was read has become fields, and a moment in words, `tid`, a moment: the address to stand at, go back to and share is theirs. A line that was
 * cut stays, to say so.
 */
function movesOn({ entered, fromLine, errors }: LookupRequest, tid: string): boolean {
  return (fromLine.length > 0 || entered.tid !== tid) && errors.every(({ field }) => field !== 'q');
}

function titleOf({ criteria }: LookupRequest): string {
  return criteria.municipality ? `Opslag – ${criteria.municipality.name}` : 'Opslag';
}
