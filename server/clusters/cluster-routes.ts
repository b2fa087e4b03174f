/** GET /klynger, GET /klynge/:id, and the same as a wall board with `?tavle=lys` or `?tavle=moerk`. */
import { type Request, Router } from 'express';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../clock.ts';
import { sendProblem } from '../error-pages.ts';
import { readableBy } from '../guard.ts';
import type { LiveCatalogue } from '../live-catalogue.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import type { Edition } from '../page-memory.ts';
import type { SendPage } from '../pages.ts';
import { parseQuery } from '../query-string.ts';
import { clusterAnswer, clustersAnswer } from './cluster-answer.ts';

export function clusterRoutes(live: LiveCatalogue, now: Clock, sendPage: SendPage): Router {
  const router = Router();
  router.get('/klynger', (request, response) => {
    const present = now();
    const catalogue = live.at(present);
    const page = () => clustersAnswer(catalogue, present);
    sendPage(request, response, page, editionOf(request, catalogue, present));
  });
  router.get('/klynge/:id', (request, response) => {
    const present = now();
    const catalogue = readableBy(response, live.at(present));
    const cluster = catalogue.places.clusters.find(({ id }) => id === request.params.id);
    if (!cluster) return sendProblem(sendPage, request, response, 404);
    const page = () => clusterAnswer(cluster, parseQuery(request.originalUrl), catalogue, present);
    sendPage(request, response, page, editionOf(request, catalogue, present));
  });
  return router;
}

function editionOf(request: Request, catalogue: Catalogue, present: Temporal.ZonedDateTime): Edition {
  return { catalogue, minute: minuteOf(present), question: request.originalUrl };
}
