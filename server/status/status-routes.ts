/** GET /healthz, the process; /readyz, whether all of it works; /status, the same for people. None of them asks the database anything. */
import { Router } from 'express';
import { isAdministrator } from '../access/access-rule.ts';
import type { Clock } from '../clock.ts';
import { accountOf } from '../door/guard.ts';
import type { IsInside } from '../door/inside.ts';
import type { SendPage } from '../http/pages.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { openAlarms, type Standing } from './standing.ts';
import { type CatalogueStanding, readiness, statusPage } from './status-page.ts';

export type StatusTools = {
  live: LiveCatalogue;
  standing: Standing;
  now: Clock;
  sendPage: SendPage;
  /** Who runs the service. */
  isInside: IsInside;
};

export function statusRoutes({ live, standing, now, sendPage, isInside }: StatusTools): Router {
  const router = Router();

  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').type('text/plain').send('ok\n');
  });

  router.get('/readyz', (_request, response) => {
    const answer = readiness(catalogueStanding(live, now), standing.database());
    response
      .status(answer.ready ? 200 : 503)
      .set('Cache-Control', 'no-store')
      .json(answer);
  });

  router.get('/status', (request, response) => {
    const account = accountOf(response);
    const inside = (account && isAdministrator(account)) || isInside(request);
    const alarms = openAlarms(standing, live.troubles(), now().toInstant());
    const model = statusPage(standing, catalogueStanding(live, now), alarms, inside);
    response.set('Cache-Control', 'no-store');
    sendPage(request, response, { view: 'status/status-page', title: 'Status', model });
  });
  return router;
}

export function catalogueStanding(live: LiveCatalogue, now: Clock): CatalogueStanding {
  const newest = live.published().versions.at(-1);
  return {
    offers: live.at(now()).offers.length,
    version: newest?.sequence ?? 0,
    savedAt: newest?.recordedAt,
    builtAt: live.builtAt().toInstant(),
  };
}
