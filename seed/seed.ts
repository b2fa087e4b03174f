/**
 * Puts the seed files into a database, all or nothing. Twice gives the same; what an editor has saved since is left alone,
 * and what has left the files is withdrawn.
 */
import { readAdministered } from '../data/administered.ts';
import { writeOrganisations, writeServices } from '../data/catalogue.ts';
import { appendVersion, type NewVersion, readVersions, SlugMistake } from '../data/offers.ts';
import { readOrganisations } from '../data/organisations.ts';
import { readPlaces, writePlaces } from '../data/places.ts';
import type { Database } from '../data/tables.ts';
import { type OfferVersion, seedAuthor } from '../server/catalogue/offer-version.ts';
import type { Offer } from '../server/offers/offer-schema.ts';
import { outlivesItsText } from '../server/versions/rewritten-parts.ts';
import { withAdministered } from './administered.ts';
import { type Seed, SeedMistake } from './seed-files.ts';

type Outcome = 'added' | 'changed' | 'unchanged' | 'leftToEditor';
/** How many of the offers in the files had each outcome, and how many others were withdrawn. */
export type SeedCounts = Record<Outcome | 'withdrawn', number>;

/** @throws SeedMistake one line per offer that cannot have its address or is confirmed as it read before */
export async function seedDatabase(
  database: Database,
  seed: Seed,
  now: Temporal.Instant,
): Promise<SeedCounts> {
  return database.transaction().execute(async (transaction) => {
    const administered = await readAdministered(transaction);
    const stored = {
      places: administered.length > 0 ? await readPlaces(transaction) : undefined,
      organisations: await readOrganisations(transaction),
    };
    const { places, organisations } = withAdministered(seed, stored, administered);
    await writePlaces(transaction, places);
    await writeOrganisations(transaction, organisations);
    await writeServices(transaction, seed.services);
    const newest = new Map<string, OfferVersion>();
    for (const version of await readVersions(transaction)) newest.set(version.offerId, version);
    const counts: SeedCounts = { added: 0, changed: 0, unchanged: 0, leftToEditor: 0, withdrawn: 0 };
    const mistakes: string[] = [];
    const save = async (version: Pick<NewVersion, 'reason' | 'state' | 'offer'>) => {
      try {
        await appendVersion(transaction, {
          recordedAt: now,
          effectiveFrom: now,
          author: seedAuthor,
          ...version,
        });
      } catch (error) {
        if (!(error instanceof SlugMistake)) throw error;
        mistakes.push(`seed/offers: ${error.message}`);
      }
    };
    for (const offer of seed.offers) {
      const before = newest.get(offer.id);
      const outcome = outcomeFor(offer, before);
      if (outcome === 'changed' && before && outlivesItsText(before.offer, offer))
        mistakes.push(
          `seed/offers: ${offer.slug}: verifiedAt: numre, tider, målgruppe eller adgang er rettet siden; skriv, hvornår det hele sidst er bekræftet, eller null`,
        );
      counts[outcome] += 1;
      if (outcome === 'added' || outcome === 'changed')
        await save({
          reason: outcome === 'added' ? 'Indlæst fra offentlige kilder' : 'Rettet i kildefilerne',
          state: 'published',
          offer,
        });
      newest.delete(offer.id);
    }
    for (const { author, state, offer } of newest.values()) {
      if (author !== seedAuthor || state !== 'published') continue;
      counts.withdrawn += 1;
      await save({ reason: 'Ikke længere i kildefilerne', state: 'withdrawn', offer });
    }
    if (mistakes.length > 0) throw new SeedMistake(mistakes.join('\n'));
    return counts;
  });
}

function outcomeFor(offer: Offer, newest: OfferVersion | undefined): Outcome {
  if (!newest) return 'added';
  if (newest.author !== seedAuthor) return 'leftToEditor';
  const same = newest.state === 'published' && JSON.stringify(newest.offer) === JSON.stringify(offer);
  return same ? 'unchanged' : 'changed';
}
