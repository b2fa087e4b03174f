/** GET /om: what the service is for, where its facts come from, how results are ordered. */
import { Router } from 'express';
import type { Clock } from '../clock.ts';
import type { LiveCatalogue } from '../live-catalogue.ts';
import type { SendPage } from '../pages.ts';
import { aboutPage } from './about-page.ts';

export function aboutRoutes(live: LiveCatalogue, now: Clock, sendPage: SendPage): Router {
  const router = Router();
  router.get('/om', (request, response) => {
    const present = now();
    const model = aboutPage(live.at(present), present);
    sendPage(request, response, { view: 'about/about-page', title: 'Om Akutoverblik', section: 'om', model });
  });
  return router;
}
