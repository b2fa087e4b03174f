/** GET /om: what the service is for, where its facts come from, how results are ordered. GET /was: to the accessibility statement. */
import { Router } from 'express';
import type { Clock } from '../clock.ts';
import type { SendPage } from '../http/pages.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { aboutPage } from './about-page.ts';

type About = {
  live: LiveCatalogue;
  accessibilityStatement: string | undefined;
  now: Clock;
  sendPage: SendPage;
};

export function aboutRoutes({ live, accessibilityStatement, now, sendPage }: About): Router {
  const router = Router();
  router.get('/om', (request, response) => {
    const present = now();
    const model = aboutPage(live.at(present), present);
    sendPage(request, response, { view: 'about/about-page', title: 'Om Akutoverblik', section: 'om', model });
  });
  router.get('/was', (request, response) => {
    if (accessibilityStatement !== undefined) return response.redirect(302, accessibilityStatement);
    sendPage(request, response, {
      view: 'about/accessibility-page',
      title: 'Tilgængelighedserklæring',
      section: 'om',
      model: {},
    });
  });
  return router;
}
