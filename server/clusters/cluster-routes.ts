/** GET /klynger, GET /klynge/:id, and the same as a wall board with `?tavle=lys` or `?tavle=moerk`. */
import { Router } from 'express';
import type { Clock } from '../clock.ts';
import { compareDanish } from '../danish-text.ts';
import { sendProblem } from '../error-pages.ts';
import type { LiveCatalogue } from '../live-catalogue.ts';
import type { SendPage } from '../pages.ts';
import { parseQuery } from '../query-string.ts';
import { clusterPage } from './cluster-page.ts';

const section = 'klynger';

export function clusterRoutes(live: LiveCatalogue, now: Clock, sendPage: SendPage): Router {
  const router = Router();
  router.get('/klynger', (request, response) => {
    const present = now();
    const catalogue = live.at(present);
    const clusters = catalogue.places.clusters
      .toSorted((a, b) => compareDanish(a.name, b.name))
      .map((cluster) => clusterPage(catalogue, cluster, present));
    sendPage(request, response, {
      view: 'clusters/clusters-page',
      title: 'Klynger',
      section,
      model: { clusters },
    });
  });
  router.get('/klynge/:id', (request, response) => {
    const present = now();
    const catalogue = live.at(present);
    const cluster = catalogue.places.clusters.find(({ id }) => id === request.params.id);
    if (!cluster) return sendProblem(sendPage, request, response, 404);
    const wall = wallOf(parseQuery(request.originalUrl).get('tavle')?.values[0]);
    sendPage(request, response, {
      view: wall ? 'clusters/wall-page' : 'clusters/cluster-page',
      fragment: 'clusters/board',
      title: cluster.name,
      section,
      model: { ...clusterPage(catalogue, cluster, present), wall },
    });
  });
  return router;
}

function wallOf(asked: string | undefined): 'lys' | 'moerk' | undefined {
  return asked === 'lys' || asked === 'moerk' ? asked : undefined;
}
