/** GET /redaktion/fejl: what coordinators follow up on, and the mail that tells them of it once. */
import { Router } from 'express';
import { lastFaultMails, noteFaultMail } from '../../data/faults.ts';
import { coordinatorsOf } from '../../data/recipients.ts';
import type { Database } from '../../data/tables.ts';
import { coordinatedClusters } from '../access/access-rule.ts';
import type { Clock } from '../clock.ts';
import { signedInAs } from '../door/guard.ts';
import type { SendPage } from '../http/pages.ts';
import { coordinatorMail } from '../mail/fault-mails.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import type { Mailer } from '../running/mailer.ts';
import { unansweredIn } from './unanswered.ts';

export function unansweredRoutes(live: LiveCatalogue, now: Clock, sendPage: SendPage): Router {
  const router = Router();
  router.get('/redaktion/fejl', (request, response) => {
    const account = signedInAs(response);
    const present = now();
    const rows = unansweredIn(live.at(present), coordinatedClusters(account), present);
    sendPage(request, response, {
      view: 'faults/unanswered-page',
      title: 'Meldte fejl',
      section: 'fejl',
      model: {
        styles: ['forms.css'],
        script: 'forms.js',
        late: rows.filter(({ late }) => late),
        waiting: rows.filter(({ late }) => !late),
      },
    });
  });
  return router;
}

type Telling = { database: Database; live: LiveCatalogue; mailer: Mailer; address: () => string };

/** Mails each coordinator what has waited too long since it was last told; a report made after that is told when it has waited too. */
export async function tellCoordinators(
  { database, live, mailer, address }: Telling,
  now: Temporal.ZonedDateTime,
): Promise<void> {
  const catalogue = live.at(now);
  const late = unansweredIn(catalogue, 'all', now).filter((row) => row.late);
  if (late.length === 0) return;
  const told = await lastFaultMails(database, 'coordinator');
  const untold = late.filter(({ offer, due }) => {
    const at = told.get(offer.id);
    return at === undefined || Temporal.Instant.compare(at, due.toInstant()) < 0;
  });
  if (untold.length === 0) return;
  for (const { offer } of untold) await noteFaultMail(database, offer.id, 'coordinator', now.toInstant());
  for (const { clusters, ...person } of await coordinatorsOf(database)) {
    const own = unansweredIn(catalogue, clusters, now).filter(({ offer }) =>
      untold.some((row) => row.offer.id === offer.id),
    );
    if (own.length > 0)
      await mailer.send(
        coordinatorMail(
          person,
          own.map(({ offer }) => offer.name),
          `${address()}/redaktion/fejl`,
        ),
      );
  }
}
