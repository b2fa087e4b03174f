/** What an import reads and writes: the offers its rows are about, and all its changes in one transaction. */
import { setImmediate } from 'node:timers/promises';
import { standingAt } from '../server/catalogue/offer-version.ts';
import type { ImportedOffer, PlannedRow, StandingOffer } from '../server/exchange/import-plan.ts';
import { countRows, forgetPlan, readRowsToSave } from './import-plans.ts';
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
  /** `awaiting`: of how many offers something waits for somebody to approve it; `already`: how many more had been proposed before. */
  | { kind: 'saved'; added: number; changed: number; awaiting: number; already: number }
  | { kind: 'overtaken'; names: readonly string[] };

/**
 * Saves what the rows of a plan are decided to be, undefined for nothing, and forgets the plan: all or nothing. Some rows are held at a time,
 * and a plan that is saved twice is saved once.
 */
export async function saveImport(
  database: Database,
  plan: string,
  decided: (row: PlannedRow) => ImportedOffer | undefined,
  { author, reason }: { author: string; reason: string },
  now: Temporal.Instant,
  tell: (percent: number) => void = () => {},
): Promise<ImportResult> {
  try {
    return await database.transaction().execute(async (transaction) => {
      const overtaken: string[] = [];
      const { new: fresh, changed: plain, clashing } = await countRows(transaction, plan);
      let [added, changed, awaiting, already, done, last] = [0, 0, 0, 0, 0, -1];
      for (;;) {
        await setImmediate();
        const rows = await readRowsToSave(transaction, plan, last, turn);
        if (rows.length === 0) break;
        for (const { position, row } of rows) {
          last = position;
          tell(Math.floor((100 * done++) / (fresh + plain + clashing)));
          const imported = decided(row);
          if (!imported) continue;
          const save = { ...imported, author, reason, effectiveFrom: now, state: 'published' as const };
          const result = await saved(transaction, save, now);
          if (!result) overtaken.push(imported.offer.name);
          if (result?.kind === 'awaits-approval' && result.again) {
            already += 1;
            continue;
          }
          if (result?.kind === 'awaits-approval' || (result?.kind === 'saved' && result.awaiting))
            awaiting += 1;
          if (imported.base === null) added += 1;
          else changed += 1;
        }
      }
      if (overtaken.length > 0) throw new Overtaken(overtaken);
      await forgetPlan(transaction, plan);
      return { kind: 'saved', added, changed, awaiting, already };
    });
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
