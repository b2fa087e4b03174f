/** GET / and GET /api/opslag: the same question answered as a page and as JSON. */
import { type Request, Router } from 'express';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../clock.ts';
import type { LiveCatalogue } from '../live-catalogue.ts';
import { momentOf } from '../opening-hours/danish-calendar.ts';
import type { SendPage } from '../pages.ts';
import { parseQuery } from '../query-string.ts';
import { type LookupRequest, lookupLink, readLookup } from './lookup-criteria.ts';
import { lookupJson } from './lookup-json.ts';
import { lookupPage } from './lookup-page.ts';
import { matchOffers } from './offer-matching.ts';

const firstShown = { shown: 60, nearMisses: 150 };
const everything = { shown: Number.POSITIVE_INFINITY, nearMisses: Number.POSITIVE_INFINITY };

export function lookupRoutes(live: LiveCatalogue, now: Clock, sendPage: SendPage): Router {
  const read = (request: Request, present: Temporal.ZonedDateTime) => {
    const query = parseQuery(request.originalUrl);
    const asked = readLookup(query, live.at(present).resolvePlace, present);
    const catalogue: Catalogue = live.at(momentOf(asked.criteria.at));
    return { asked, catalogue, all: query.get('vis')?.values[0] === 'alle' };
  };
  const router = Router();
  router.get('/', (request, response) => {
    const present = now();
    const { asked, catalogue, all } = read(request, present);
    const matches = matchOffers(catalogue, asked.criteria, all ? everything : firstShown);
    response.set('HX-Replace-Url', lookupLink(asked.entered));
    sendPage(request, response, {
      view: 'lookup/lookup-page',
      fragment: 'lookup/lookup-answer',
      title: titleOf(asked),
      section: 'opslag',
      status: asked.errors.length > 0 ? 400 : 200,
      model: lookupPage(catalogue, asked, matches, present),
    });
  });
  router.get('/api/opslag', (request, response) => {
    const present = now();
    const { asked, catalogue } = read(request, present);
    if (asked.errors.length > 0) return void response.status(400).json({ errors: asked.errors });
    const matches = matchOffers(catalogue, asked.criteria, everything);
    response.json(lookupJson(catalogue, asked, matches, present));
  });
  return router;
}

function titleOf({ criteria }: LookupRequest): string {
  return criteria.municipality ? `Opslag – ${criteria.municipality.name}` : 'Opslag';
}
