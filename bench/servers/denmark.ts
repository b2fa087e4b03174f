/** The service with all of Denmark in size: its own synthetic catalogue, and a database that only knows accounts. */
import { devNull } from 'node:os';
import pino from 'pino';
import { openDatabase } from '../../data/database.ts';
import { identitiesIn } from '../../data/identities.ts';
import { readLexicon } from '../../seed/lexicon-file.ts';
import { readSeed } from '../../seed/seed-files.ts';
import { createApp } from '../../server/app.ts';
import { createLiveCatalogue } from '../../server/live-catalogue.ts';
import { serve } from '../server-process.ts';
import { publishedFrom, syntheticDirectory } from '../synthetic-catalogue.ts';

const [offers = '', moment = ''] = process.argv.slice(2);
const now = Temporal.ZonedDateTime.from(moment);
const directory = syntheticDirectory({ ...readSeed(), lexicon: readLexicon() }, Number(offers));
const clock = () => now;
const database = await openDatabase(':memory:');
const catalogue = createLiveCatalogue(publishedFrom(directory), clock);
const store = { database, publish: async () => {} };
const identities = identitiesIn(database, clock);
serve(createApp({ catalogue, store, identities, now: clock, log: pino(pino.destination(devNull)) }));
