/** GET /klynger, GET /klynge/:id, and the same as a wall board with `?tavle=lys` or `?tavle=moerk`. */
import { type Request, Router } from 'express';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../clock.ts';
import { compareDanish } from '../danish-text.ts';
import { sendProblem } from '../error-pages.ts';
import { readableBy } from '../guard.ts';
import type { LiveCatalogue } from '../live-catalogue.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import type { Edition } from '../page-memory.ts';
import type { Page, SendPage } from '../pages.ts';
import { parseQuery } from '../query-string.ts';
import { clusterPage, clusterSummary } from './cluster-page.ts';
import { wallBoard } from './wall-board.ts';

const section = 'klynger';

export function clusterRoutes(live: LiveCatalogue, now: Clock, sendPage: SendPage): Router {
  const router = Router();
  router.get('/klynger', (request, response) => {
    const present = now();
    const catalogue = live.at(present);
    const page = (): Page => ({
      view: 'clusters/clusters-page',
      title: 'Klynger',
      section,
      model: {
        clusters: catalogue.places.clusters
          .toSorted((a, b) => compareDanish(a.name, b.name))
          .map((cluster) => clusterSummary(catalogue, cluster, present)),
      },
    });
    sendPage(request, response, page, editionOf(request, catalogue, present));
  });
  router.get('/klynge/:id', (request, response) => {
    const present = now();
    const catalogue = readableBy(response, live.at(present));
    const cluster = catalogue.places.clusters.find(({ id }) => id === request.params.id);
    if (!cluster) return sendProblem(sendPage, request, response, 404);
    const wall = wallOf(parseQuery(request.originalUrl).get('tavle')?.values[0]);
    const page = (): Page => {
      const frame = { title: cluster.name, section } as const;
      const model = clusterPage(catalogue, cluster, present);
      if (wall === undefined)
        return { ...frame, view: 'clusters/cluster-page', fragment: 'clusters/board', model };
      const onWall = { ...model, wall, wallBoard: wallBoard(model.board, minuteOf(present)) };
      return { ...frame, view: 'clusters/wall-page', fragment: 'clusters/wall-board', model: onWall };
    };
    sendPage(request, response, page, editionOf(request, catalogue, present));
  });
  return router;
}

function editionOf(request: Request, catalogue: Catalogue, present: Temporal.ZonedDateTime): Edition {
  return { catalogue, minute: minuteOf(present), question: request.originalUrl };
}

function wallOf(asked: string | undefined): 'lys' | 'moerk' | undefined {
  return asked === 'lys' || asked === 'moerk' ? asked : undefined;
}
