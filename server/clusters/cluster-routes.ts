/** GET /klynger and GET /klynge/:id. */
import { Router } from 'express';
import type { Clock } from '../clock.ts';
import { compareDanish } from '../danish-text.ts';
import { sendProblem } from '../error-pages.ts';
import type { LiveCatalogue } from '../live-catalogue.ts';
import type { SendPage } from '../pages.ts';
import { clusterPage } from './cluster-page.ts';

export function clusterRoutes(live: LiveCatalogue, now: Clock, sendPage: SendPage): Router {
  const router = Router();
  router.get('/klynger', (request, response) => {
    const present = now();
    const catalogue = live.at(present);
    const clusters = catalogue.places.clusters.toSorted((a, b) => compareDanish(a.name, b.name));
    const model = {
      clusters: clusters.map((cluster) => ({ id: cluster.id, ...clusterPage(catalogue, cluster, present) })),
    };
    sendPage(request, response, {
      view: 'clusters/clusters-page',
      title: 'Klynger',
      section: 'klynger',
      model,
    });
  });
  router.get('/klynge/:id', (request, response) => {
    const present = now();
    const catalogue = live.at(present);
    const cluster = catalogue.places.clusters.find(({ id }) => id === request.params.id);
    if (!cluster) return sendProblem(sendPage, request, response, 404);
    const model = clusterPage(catalogue, cluster, present);
    sendPage(request, response, {
      view: 'clusters/cluster-page',
      title: cluster.name,
      section: 'klynger',
      model,
    });
  });
  return router;
}
