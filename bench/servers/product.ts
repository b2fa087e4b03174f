/** The service as main.ts starts it, on a given database and at a given moment. */
import { devNull } from 'node:os';
import pino from 'pino';
import { readPublished } from '../../data/catalogue.ts';
import { openDatabase } from '../../data/database.ts';
import { identitiesIn } from '../../data/identities.ts';
import { triesIn } from '../../data/sign-in-tries.ts';
import { readLexicon } from '../../seed/lexicon-file.ts';
import { createApp } from '../../server/app.ts';
import { createLiveCatalogue } from '../../server/live-catalogue.ts';
import { serve } from '../server-process.ts';

const [databaseFile = '', moment = ''] = process.argv.slice(2);
const now = Temporal.ZonedDateTime.from(moment);
const clock = () => now;
const database = await openDatabase(databaseFile);
const catalogue = createLiveCatalogue({ ...(await readPublished(database)), lexicon: readLexicon() }, clock);
const store = { database, publish: async () => {} };
const identities = identitiesIn(database, clock, { demo: false });
const tries = triesIn(database);
serve(createApp({ catalogue, store, identities, tries, now: clock, log: pino(pino.destination(devNull)) }));
