/** GET / and GET /api/opslag: the same question answered as a page and as JSON. */
import { Router } from 'express';
import type { Clock } from '../clock.ts';
import { readableBy } from '../door/guard.ts';
import { sendJson } from '../http/json-answer.ts';
import { type SendPage, wantsFragment } from '../http/pages.ts';
import { minuteOf, momentOf } from '../opening-hours/danish-calendar.ts';
import { parseQuery } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { everything, lookupAnswer, lookupMovedTo, outcomeOf } from './lookup-answer.ts';
import { readLookup } from './lookup-criteria.ts';
import { lookupJson } from './lookup-json.ts';
import { momentInWords, readMomentField } from './moment-field.ts';
import { matchOffers } from './offer-matching.ts';

export function lookupRoutes(live: LiveCatalogue, now: Clock, sendPage: SendPage): Router {
  const router = Router();
  router.get('/', (request, response) => {
    const present = now();
    const partial = wantsFragment(request);
    const catalogue = live.at(present);
    const edition = {
      catalogue,
      minute: minuteOf(present),
      question: request.originalUrl,
    };
    const readable = (moment: Temporal.ZonedDateTime) => readableBy(response, live.at(moment));
    const answer = () => {
      const query = parseQuery(request.originalUrl);
      const movedTo = lookupMovedTo(query, catalogue, present, partial);
      return movedTo === undefined ? lookupAnswer(query, readable, present, partial) : { movedTo };
    };
    // What has been answered within the minute is not even read.
    sendPage(request, response, answer, edition);
  });
  router.get('/api/opslag', (request, response) => {
    const present = now();
    const asked = readLookup(parseQuery(request.originalUrl), live.at(present), present, 'program');
    if (asked.errors.length > 0) {
      response.locals.lookupOutcome = 'invalid';
      return void response.status(400).json({ errors: asked.errors });
    }
    const catalogue = readableBy(response, live.at(momentOf(asked.criteria.at)));
    const matches = matchOffers(catalogue, asked.criteria, everything);
    response.locals.lookupOutcome = outcomeOf(asked, matches);
    sendJson(request, response, lookupJson(catalogue, asked, matches, present));
  });
  /** What the field of a moment is read as, while it is written; nothing while it is half a moment. */
  router.get('/tidspunkt', (request, response) => {
    const text = parseQuery(request.originalUrl).get('tid')?.values[0]?.trim() ?? '';
    const read = text === '' ? undefined : readMomentField(text, now());
    response.set('Cache-Control', 'no-store').type('text/plain');
    response.send(read && 'at' in read ? momentInWords(read.at) : '');
  });
  return router;
}
