/** The world of a test: an in-memory database filled through the real writers, and the app the users get, at a clock that stands still. */
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Express } from 'express';
import pino, { type Logger } from 'pino';
import { publishedReader, writeOrganisations, writeServices } from '../data/catalogue.ts';
import { openDatabase } from '../data/database.ts';
import { writeDemoAccounts } from '../data/demo-accounts.ts';
import { identitiesIn } from '../data/identities.ts';
import { appendVersion, type NewVersion } from '../data/offers.ts';
import { writePlaces } from '../data/places.ts';
import { triesIn } from '../data/sign-in-tries.ts';
import type { Database } from '../data/tables.ts';
import organisationsFile from '../seed/organisations.json' with { type: 'json' };
import placesFile from '../seed/places.json' with { type: 'json' };
import servicesFile from '../seed/services.json' with { type: 'json' };
import { readOutside } from '../seed/word-lists.ts';
import { createApp, type Service } from '../server/app.ts';
import type { WordLists } from '../server/catalogue/catalogue.ts';
import { parseLexicon } from '../server/catalogue/lexicon.ts';
import type { Offer } from '../server/offers/offer-schema.ts';
import { organisationSchema, serviceSchema } from '../server/offers/reference-schema.ts';
import { placesSchema } from '../server/places/places-schema.ts';
import { createEmergencyCopies } from '../server/running/emergency-copies.ts';
import { createLiveCatalogue, type LiveCatalogue } from '../server/running/live-catalogue.ts';
import { createMailer } from '../server/running/mailer.ts';
import { createOutbox } from '../server/running/outbox.ts';
import { merelyRunning } from '../server/status/standing.ts';
import { testFiles } from './temporary-folder.ts';

/** The real geography, organisations and vocabulary. */
export const places = placesSchema.parse(placesFile);
export const organisations = organisationSchema.array().parse(organisationsFile);
export const services = serviceSchema.array().parse(servicesFile);

export const outside = readOutside();

/** A log that nobody reads. */
export const quiet = pino({ level: 'silent' });

export type World = { app: Express; service: Service; database: Database; catalogue: LiveCatalogue };

export async function startService(world: {
  offers: Offer[];
  /** The moment the clock stands still at, or the clock itself. */
  now: string | (() => Temporal.ZonedDateTime);
  log?: Logger;
  lexicon?: string;
  demo?: boolean;
}): Promise<World> {
  const { now, demo = false } = world;
  const clock = typeof now === 'string' ? () => danishTime(now) : now;
  const database = await openDatabase(':memory:');
  await writePlaces(database, places);
  await writeOrganisations(database, organisations);
  await writeServices(database, services);
  for (const offer of world.offers) await appendVersion(database, publishedAt(clock(), offer));
  const made = await serviceOn(
    database,
    clock,
    { lexicon: parseLexicon(world.lexicon ?? ''), outside },
    world.log,
  );
  const service = { ...made, demo, identities: identitiesIn(database, clock, { demo }) };
  if (demo) await writeDemoAccounts(database, clock().toInstant());
  return { app: createApp(service), service, database, catalogue: service.catalogue };
}

/** What the app is made of, on a database that has been filled. */
export async function serviceOn(
  database: Database,
  now: () => Temporal.ZonedDateTime,
  lists: WordLists,
  log: Logger = quiet,
): Promise<Service> {
  const read = publishedReader(database, lists);
  const catalogue = createLiveCatalogue(await read(), now, log);
  const store = { database, publish: () => catalogue.refresh(read) };
  const identities = identitiesIn(database, now, { demo: false });
  const mail = { smtpUrl: undefined, from: 'akutoverblik@region.example' };
  const mailer = createMailer(createOutbox(join(outboxes, randomUUID())), mail, now, log);
  const address = () => 'http://akutoverblik.example';
  const emergencyCopies = createEmergencyCopies({ live: catalogue, now, log, address });
  const door = { identities, tries: triesIn(database), mailer, address };
  return { catalogue, store, emergencyCopies, ...door, standing: merelyRunning(now().toInstant()), now, log };
}

/** Mails of tests: a folder is made when something is put into it, and all are gone when the program ends. */
const outboxes = join(testFiles, `akutoverblik-udbakke-${randomUUID()}`);
process.once('exit', () => rmSync(outboxes, { recursive: true, force: true }));

/** An offer recorded and in effect from a moment. */
export function publishedAt(moment: Temporal.ZonedDateTime, offer: Offer): NewVersion {
  const instant = moment.toInstant();
  return {
    recordedAt: instant,
    effectiveFrom: instant,
    author: 'eksempel',
    reason: 'Eksempel',
    state: 'published',
    offer,
  };
}

/** `2026-12-24T22:00` on a Danish clock; refuses a time that occurs twice or not at all. */
export function danishTime(local: string): Temporal.ZonedDateTime {
  return Temporal.PlainDateTime.from(local).toZonedDateTime('Europe/Copenhagen', {
    disambiguation: 'reject',
  });
}
