/** The service as main.ts starts it behind a proxy, at a given moment; its log goes nowhere. */
import { devNull } from 'node:os';
import pino from 'pino';
import { identitiesIn } from '../data/identities.ts';
import { triesIn } from '../data/sign-in-tries.ts';
import type { Database } from '../data/tables.ts';
import { createApp } from '../server/app.ts';
import type { Published } from '../server/catalogue/catalogue.ts';
import { createEmergencyCopies } from '../server/running/emergency-copies.ts';
import { createLiveCatalogue } from '../server/running/live-catalogue.ts';
import { createMailer } from '../server/running/mailer.ts';
import { createOutbox } from '../server/running/outbox.ts';
import { merelyRunning } from '../server/status/standing.ts';
import { serve } from './server-process.ts';

export function serveProduct(database: Database, published: Published, now: Temporal.ZonedDateTime): void {
  // The minute never ends, so that one moment is measured; its seconds pass, as the paces ask for them.
  const clock = () => now.add({ seconds: Math.floor(performance.now() / 1_000) % 60 });
  const log = pino(pino.destination(devNull));
  const catalogue = createLiveCatalogue(published, clock, log);
  const store = { database, publish: async () => {} };
  const identities = identitiesIn(database, clock, { demo: false });
  const tries = triesIn(database);
  const mailer = createMailer(createOutbox(devNull), { smtpUrl: undefined, from: '' }, clock, log);
  const address = () => '';
  const emergencyCopies = createEmergencyCopies({ live: catalogue, now: clock, log, address });
  const door = { identities, tries, mailer, address };
  const standing = merelyRunning(now.toInstant());
  const told = { catalogue, store, emergencyCopies, ...door, standing };
  serve(createApp({ ...told, trustedProxies: ['loopback'], now: clock, log }));
}
