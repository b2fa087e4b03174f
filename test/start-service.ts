/** The world of a test: an in-memory database filled through the real writers, and the app the users get, at a clock that stands still. */
import type { Express } from 'express';
import pino, { type Logger } from 'pino';
import { readPublished, writeOrganisations, writeServices } from '../data/catalogue.ts';
import { openDatabase } from '../data/database.ts';
import { appendVersion, type NewVersion } from '../data/offers.ts';
import { writePlaces } from '../data/places.ts';
import type { Database } from '../data/tables.ts';
import organisationsFile from '../seed/organisations.json' with { type: 'json' };
import placesFile from '../seed/places.json' with { type: 'json' };
import servicesFile from '../seed/services.json' with { type: 'json' };
import { createApp } from '../server/app.ts';
import { parseLexicon } from '../server/catalogue/lexicon.ts';
import { createLiveCatalogue, type LiveCatalogue } from '../server/live-catalogue.ts';
import type { Offer } from '../server/offers/offer-schema.ts';
import { organisationSchema, serviceSchema } from '../server/offers/reference-schema.ts';
import { placesSchema } from '../server/places/places-schema.ts';

/** The real geography, organisations and vocabulary. */
export const places = placesSchema.parse(placesFile);
export const organisations = organisationSchema.array().parse(organisationsFile);
export const services = serviceSchema.array().parse(servicesFile);

export type Service = { app: Express; database: Database; catalogue: LiveCatalogue };

export async function startService(world: {
  offers: Offer[];
  now: string;
  log?: Logger;
  lexicon?: string;
}): Promise<Service> {
  const now = danishTime(world.now);
  const database = await openDatabase(':memory:');
  await writePlaces(database, places);
  await writeOrganisations(database, organisations);
  await writeServices(database, services);
  for (const offer of world.offers) await appendVersion(database, publishedAt(now, offer));
  const lexicon = parseLexicon(world.lexicon ?? '');
  const catalogue = createLiveCatalogue({ ...(await readPublished(database)), lexicon }, () => now);
  const log = world.log ?? pino({ level: 'silent' });
  return { app: createApp({ catalogue, now: () => now, log }), database, catalogue };
}

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
