/** What an import reads and writes: the offers its rows are about, and all its changes in one transaction. */
import { setImmediate } from 'node:timers/promises';
import { standingAt } from '../server/catalogue/offer-version.ts';
import type { ImportedOffer, StandingOffer } from '../server/exchange/import-plan.ts';
import { type OfferSave, type SaveResult, saveOfferWithin } from './offer-saving.ts';
import { readVersionsOf, SlugMistake } from './offers.ts';
import { readProposedOffer } from './proposals.ts';
import type { Database } from './tables.ts';

/** After so many offers, others get a turn. */
const turn = 25;

/** By address; those that do not exist are left out. */
export async function readStanding(
  database: Database,
  slugs: readonly string[],
  now: Temporal.Instant,
): Promise<Map<string, StandingOffer>> {
  const found = new Map<string, StandingOffer>();
  for (const [i, slug] of slugs.entries()) {
    if (i % turn === 0) await setImmediate();
    const versions = await readVersionsOf(database, { slug });
    const standing = standingAt(versions, now);
    const known = standing ?? versions.at(-1);
    if (!known) {
      const proposed = await readProposedOffer(database, slug);
      if (proposed) found.set(slug, { offer: proposed, sequence: 0, state: 'proposed', versions: new Map() });
      continue;
    }
    const { offer, sequence } = known;
    const state = standing ? standing.state : 'draft';
    const offers = new Map(versions.map((version) => [version.sequence, version.offer]));
    found.set(slug, { offer, sequence, state, versions: offers });
  }
  return found;
}

/** Some of the offers have been saved by somebody else since; nothing of the import has been. */
class Overtaken extends Error {
  readonly names: string[];
  constructor(names: string[]) {
    super();
    this.names = names;
  }
}

export type ImportResult =
  /** `awaiting`: of how many offers something waits for somebody to approve it. */
  { kind: 'saved'; awaiting: number } | { kind: 'overtaken'; names: readonly string[] };

/** All or nothing. */
export async function saveImport(
  database: Database,
  offers: readonly ImportedOffer[],
  { author, reason }: { author: string; reason: string },
  now: Temporal.Instant,
  tell: (percent: number) => void = () => {},
): Promise<ImportResult> {
  try {
    const awaiting = await database.transaction().execute(async (transaction) => {
      let waits = 0;
      const overtaken: string[] = [];
      for (const [i, { offer, base }] of offers.entries()) {
        if (i % turn === 0) await setImmediate();
        tell(Math.floor((100 * i) / offers.length));
        const save = { offer, base, author, reason, effectiveFrom: now, state: 'published' as const };
        const result = await saved(transaction, save, now);
        if (!result) overtaken.push(offer.name);
        if (result?.kind === 'awaits-approval' || (result?.kind === 'saved' && result.awaiting)) waits += 1;
      }
      if (overtaken.length > 0) throw new Overtaken(overtaken);
      return waits;
    });
    return { kind: 'saved', awaiting };
  } catch (error) {
    if (!(error instanceof Overtaken)) throw error;
    return { kind: 'overtaken', names: error.names };
  }
}

/** Undefined when somebody else was first. */
async function saved(
  transaction: Database,
  save: OfferSave,
  now: Temporal.Instant,
): Promise<Exclude<SaveResult, { kind: 'conflict' }> | undefined> {
  try {
    const result = await saveOfferWithin(transaction, save, now);
    return result.kind === 'conflict' ? undefined : result;
  } catch (error) {
    // A new offer whose address somebody else took first.
    if (error instanceof SlugMistake) return undefined;
    throw error;
  }
}
