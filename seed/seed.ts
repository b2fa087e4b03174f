/** Puts the seed files into a database, all or nothing. Twice gives the same; what an editor has saved since is left alone. */

import { writeOrganisations, writeServices } from '../data/catalogue.ts';
import { appendVersion, readVersions } from '../data/offers.ts';
import { writePlaces } from '../data/places.ts';
import type { Database } from '../data/tables.ts';
import type { OfferVersion } from '../server/catalogue/offer-version.ts';
import type { Offer } from '../server/offers/offer-schema.ts';
import type { Seed } from './seed-files.ts';

export const seedAuthor = 'seed';

export type SeedCounts = { added: number; changed: number; unchanged: number; leftToEditor: number };

export async function seedDatabase(
  database: Database,
  seed: Seed,
  now: Temporal.Instant,
): Promise<SeedCounts> {
  return database.transaction().execute(async (transaction) => {
    await writePlaces(transaction, seed.places);
    await writeOrganisations(transaction, seed.organisations);
    await writeServices(transaction, seed.services);
    const newest = new Map<string, OfferVersion>();
    for (const version of await readVersions(transaction)) newest.set(version.offerId, version);
    const counts: SeedCounts = { added: 0, changed: 0, unchanged: 0, leftToEditor: 0 };
    for (const offer of seed.offers) {
      const outcome = outcomeFor(offer, newest.get(offer.id));
      counts[outcome] += 1;
      if (outcome === 'added' || outcome === 'changed')
        await appendVersion(transaction, {
          recordedAt: now,
          effectiveFrom: now,
          author: seedAuthor,
          reason: outcome === 'added' ? 'Indlæst fra offentlige kilder' : 'Rettet i kildefilerne',
          state: 'published',
          offer,
        });
    }
    return counts;
  });
}

function outcomeFor(offer: Offer, newest: OfferVersion | undefined): keyof SeedCounts {
  if (!newest) return 'added';
  if (newest.author !== seedAuthor) return 'leftToEditor';
  return JSON.stringify(newest.offer) === JSON.stringify(offer) ? 'unchanged' : 'changed';
}
