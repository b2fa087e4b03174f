/** A new authority, operator or editor for many offers: all of them or none, and cancelled together. */
import { type OfferVersion, standingAt } from '../server/catalogue/offer-version.ts';
import { type HandoverTo, handedOver, withoutHandover } from '../server/versions/handover.ts';
import { replacedBy } from '../server/versions/reign.ts';
import { saveOfferWithin } from './offer-saving.ts';
import { readVersionsOf } from './offers.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export type Handover = {
  id: number;
  recordedAt: Temporal.Instant;
  effectiveFrom: Temporal.Instant;
  author: string;
  reason: string;
  to: HandoverTo;
};

/** An offer has been changed since the plan was shown. */
class Moved extends Error {
  readonly offerId: string;
  constructor(offerId: string) {
    super(offerId);
    this.offerId = offerId;
  }
}

export type HandoverResult =
  | { kind: 'saved'; id: number }
  /** Somebody has changed this offer meanwhile; nothing has been saved. */
  | { kind: 'conflict'; offerId: string };

/** `bases`: by offer id, the version the plan showed. */
export async function saveHandover(
  database: Database,
  handover: Omit<Handover, 'id' | 'recordedAt'> & { bases: ReadonlyMap<string, number> },
  now: Temporal.Instant,
): Promise<HandoverResult> {
  const { to, effectiveFrom, author, reason, bases } = handover;
  return allOrNone(database, async (transaction) => {
    const { id } = await transaction
      .insertInto('handover')
      .values({ recorded_at: stored(now), effective_from: stored(effectiveFrom), author, reason, ...to })
      .returning('id')
      .executeTakeFirstOrThrow();
    for (const [offerId, base] of bases) {
      const versions = await readVersionsOf(transaction, { id: offerId });
      const from = standingAt(versions, effectiveFrom);
      if (from?.state !== 'published') throw new Moved(offerId);
      const offer = handedOver(from.offer, to);
      const save = {
        offer,
        base,
        effectiveFrom,
        author,
        reason,
        state: 'published' as const,
        handover: id,
        decided: true,
      };
      const result = await saveOfferWithin(transaction, save, now);
      if (result.kind !== 'saved') throw new Moved(offerId);
    }
    return id;
  });
}

/**
 * Takes back, on its date, what a handover changes and nobody has changed again; everything else stays. Only before it has taken effect.
 * @throws RangeError when it has taken effect
 */
export async function cancelHandover(
  database: Database,
  { id, effectiveFrom }: Handover,
  { author, reason }: { author: string; reason: string },
  now: Temporal.Instant,
): Promise<HandoverResult> {
  if (Temporal.Instant.compare(effectiveFrom, now) <= 0)
    throw new RangeError('the handover has taken effect');
  return allOrNone(database, async (transaction) => {
    for (const offerId of await offersOf(transaction, id)) {
      const versions = await readVersionsOf(transaction, { id: offerId });
      const standing = standingAt(versions, effectiveFrom);
      const made = versions.find((version) => version.handover === id && version.carriedFrom === undefined);
      const before = made && replacedBy(made, versions);
      if (!standing || !made || !before) throw new Moved(offerId);
      const offer = withoutHandover(standing.offer, made.offer, before.offer);
      const save = {
        offer,
        base: standing.sequence,
        effectiveFrom,
        author,
        reason,
        state: standing.state,
        decided: true,
      };
      const result = await saveOfferWithin(transaction, save, now);
      if (result.kind === 'conflict') throw new Moved(offerId);
    }
    return id;
  });
}

export async function readHandover(database: Database, id: number): Promise<Handover | undefined> {
  const row = await database.selectFrom('handover').selectAll().where('id', '=', id).executeTakeFirst();
  return (
    row && {
      id: row.id,
      recordedAt: Temporal.Instant.from(row.recorded_at),
      effectiveFrom: Temporal.Instant.from(row.effective_from),
      author: row.author,
      reason: row.reason,
      to: { authority: row.authority, operator: row.operator, editor: row.editor },
    }
  );
}

/** Every version of every offer that is part of a handover, offer by offer. */
export async function readHandoverVersions(database: Database, id: number): Promise<OfferVersion[][]> {
  const offers = await offersOf(database, id);
  return Promise.all(offers.map((offerId) => readVersionsOf(database, { id: offerId })));
}

async function offersOf(database: Database, id: number): Promise<string[]> {
  const rows = await database
    .selectFrom('offer_version')
    .select('offer_id')
    .distinct()
    .where('handover', '=', id)
    .execute();
  return rows.map(({ offer_id }) => offer_id);
}

async function allOrNone(
  database: Database,
  save: (transaction: Database) => Promise<number>,
): Promise<HandoverResult> {
  try {
    return { kind: 'saved', id: await database.transaction().execute(save) };
  } catch (error) {
    if (error instanceof Moved) return { kind: 'conflict', offerId: error.offerId };
    throw error;
  }
}
