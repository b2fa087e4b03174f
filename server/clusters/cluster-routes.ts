/** GET /klynger, GET /klynge/:id, and the same as a wall board with `?tavle=lys` or `?tavle=moerk`. */
import { type Request, Router } from 'express';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../clock.ts';
import { readableBy } from '../door/guard.ts';
import { sendProblem } from '../http/error-pages.ts';
import type { Edition } from '../http/page-memory.ts';
import type { SendPage } from '../http/pages.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { parseQuery } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
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
