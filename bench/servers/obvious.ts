/** The same page with the same headers, log and views, but every request asks SQLite and renders anew; only how places are called is kept. */
import { devNull } from 'node:os';
import express from 'express';
import helmet from 'helmet';
import pino from 'pino';
import { openDatabase } from '../../data/database.ts';
import { readPlaces } from '../../data/places.ts';
import { loadAssets } from '../../server/http/assets.ts';
import { createPages } from '../../server/http/pages.ts';
import { requestLog } from '../../server/http/request-log.ts';
import { readLookup } from '../../server/lookup/lookup-criteria.ts';
import { lookupLink } from '../../server/lookup/lookup-link.ts';
import { lookupPage } from '../../server/lookup/lookup-page.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { outOfHoursNumber } from '../../server/offers/out-of-hours.ts';
import { createPlaceResolver, placeNames } from '../../server/places/place.ts';
import { parseQuery } from '../../server/query-string.ts';
import { readDirectory } from '../obvious-directory.ts';
import { obviousMatches } from '../obvious-matching.ts';
import { serve } from '../server-process.ts';

const [databaseFile = '', moment = ''] = process.argv.slice(2);
const now = Temporal.ZonedDateTime.from(moment);
const database = await openDatabase(databaseFile);
const places = await readPlaces(database);
const geography = { resolvePlace: createPlaceResolver(places), lineNames: placeNames(places) };
let offersOfRequest: readonly Offer[] = [];
const sendPage = createPages(loadAssets(), () => outOfHoursNumber(offersOfRequest), {
  cache: true,
  frame: { demo: false, contact: [] },
});
const app = express();
app.set('query parser', false);
app.set('etag', false);
app.use(requestLog(pino(pino.destination(devNull))));
app.use(helmet());
app.get('/', async (request, response) => {
  const query = parseQuery(request.originalUrl);
  const directory = await readDirectory(database, now, query.get('q')?.values[0] ?? '');
  const { references, offers } = directory;
  const asked = readLookup(query, geography, now);
  offersOfRequest = offers;
  response.set('HX-Replace-Url', lookupLink(asked.entered));
  sendPage(request, response, {
    view: 'lookup/lookup-page',
    fragment: 'lookup/lookup-answer',
    title: asked.criteria.municipality ? `Opslag – ${asked.criteria.municipality.name}` : 'Opslag',
    section: 'opslag',
    model: lookupPage(references, asked, obviousMatches(directory, asked.criteria), now),
  });
});
serve(app);
