/** GET /redaktion/kvalitet and kvalitet.csv: how fresh and whole the entries are, for everybody with a role. */
import { type Request, type Response, Router } from 'express';
import { readSaidOverTime } from '../../data/quality.ts';
import type { Store } from '../../data/store.ts';
import type { Clock } from '../clock.ts';
import type { SendPage } from '../http/pages.ts';
import { parseQuery } from '../query-string.ts';
import type { ReminderNotes } from '../reminder-notes.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { qualityAt, weekPoints } from './quality.ts';
import { qualityCsv, qualityPage, qualityRows } from './quality-page.ts';

type Tools = {
  live: LiveCatalogue;
  store: Store;
  reminders: (request: Request, response: Response) => Promise<ReminderNotes>;
  now: Clock;
  sendPage: SendPage;
};

export function qualityRoutes({ live, store, reminders, now, sendPage }: Tools): Router {
  const router = Router();

  router.get('/redaktion/kvalitet', async (request, response) => {
    const present = now();
    const said = await readSaidOverTime(store.database);
    const { versions } = live.published();
    const trend = weekPoints(present).map((at) => ({ at, quality: qualityAt(versions, said, at) }));
    const rows = qualityRows(trend.at(-1)?.quality ?? new Map(), live.at(present).organisations);
    const organisation = parseQuery(request.originalUrl).get('organisation')?.values[0] ?? '';
    sendPage(request, response, {
      view: 'quality/quality-page',
      title: 'Kvalitet',
      section: 'kvalitet',
      model: qualityPage(rows, trend, organisation, await reminders(request, response)),
    });
  });

  router.get('/redaktion/kvalitet.csv', async (_request, response) => {
    const present = now();
    const said = await readSaidOverTime(store.database);
    const quality = qualityAt(live.published().versions, said, present);
    response
      .set({
        'Cache-Control': 'no-store',
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="akutoverblik-kvalitet.csv"',
      })
      .send(qualityCsv(qualityRows(quality, live.at(present).organisations)));
  });
  return router;
}
