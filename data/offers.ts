/** Offer versions: append and read. Nothing here changes or removes one; the database refuses it too. */
import { setImmediate } from 'node:timers/promises';
import { ZodError } from 'zod';
import { type OfferVersion, startingVersion } from '../server/catalogue/offer-version.ts';
import { type Coverage, type Offer, offerSchema } from '../server/offers/offer-schema.ts';
import { rolesOf } from './authors.ts';
import { DatabaseUnusable } from './database-unusable.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export type NewVersion = Omit<OfferVersion, 'sequence' | 'offerId'>;

/** An offer keeps the slug it was created with, and no two share one; the message says in Danish which breaks that. */
export class SlugMistake extends Error {}

/**
 * Appends one version; the offer's identity is recorded with the first. Returns its sequence.
 * @throws SlugMistake
 */
export async function appendVersion(database: Database, version: NewVersion): Promise<number> {
  const offer: Offer = offerSchema.parse(version.offer);
  await identify(database, offer);
  const { sequence } = await database
    .insertInto('offer_version')
    .values({
      offer_id: offer.id,
      recorded_at: stored(version.recordedAt),
      effective_from: stored(version.effectiveFrom),
      author: version.author,
      reason: version.reason,
      state: version.state,
      body: JSON.stringify(offer),
      carried_from: version.carriedFrom ?? null,
      handover: version.handover ?? null,
      author_roles: JSON.stringify(await rolesOf(database, version.author)),
    })
    .returning('sequence')
    .executeTakeFirstOrThrow();
  return sequence;
}

/** Gives an offer its address for good. */
export async function identify(database: Database, { id, slug }: Offer): Promise<void> {
  const known = await database
    .selectFrom('offer')
    .selectAll()
    .where((where) => where.or({ id, slug }))
    .execute();
  const before = known.find((offer) => offer.id === id);
  if (before && before.slug !== slug)
    throw new SlugMistake(
      `${slug}: slug: tilbuddet er oprettet som »${before.slug}« og beholder den adresse`,
    );
  if (before) return;
  if (known[0]) throw new SlugMistake(`${slug}: slug: bruges allerede af tilbuddet med id ${known[0].id}`);
  await database.insertInto('offer').values({ id, slug }).execute();
}

/** Whether an address is some offer's, withdrawn ones included. */
export async function slugIsTaken(database: Database): Promise<(slug: string) => boolean> {
  const offers = await database.selectFrom('offer').select('slug').execute();
  const slugs = new Set(offers.map(({ slug }) => slug));
  return (slug) => slugs.has(slug);
}

/**
 * Every version ever recorded after a sequence, in the order they were recorded.
 * @throws DatabaseUnusable when one cannot be read
 */
export async function readVersions(database: Database, after = 0): Promise<OfferVersion[]> {
  const read: OfferVersion[] = [];
  for (let last: number | undefined = after; last !== undefined; ) {
    const rows = await versionRows(database)
      .where('sequence', '>', last)
      .orderBy('sequence')
      .limit(readAtOnce)
      .execute();
    read.push(...rows.map(versionOf));
    last = rows.length === readAtOnce ? rows.at(-1)?.sequence : undefined;
    // Ten thousand saved in one go are read without keeping anybody waiting, or holding all their texts.
    if (last !== undefined) await setImmediate();
  }
  return read;
}

const readAtOnce = 250;

/** A line for each version that cannot be read. */
export async function unreadableVersions(database: Database): Promise<string[]> {
  const rows = await versionRows(database).orderBy('sequence').execute();
  return rows.flatMap((row) => {
    try {
      versionOf(row);
      return [];
    } catch (error) {
      return error instanceof DatabaseUnusable ? [error.message] : [String(error)];
    }
  });
}

/** Every version of one offer, in the order they were recorded; empty when there is no such offer. */
export async function readVersionsOf(
  database: Database,
  offer: { id: string } | { ids: readonly string[] } | { slug: string },
): Promise<OfferVersion[]> {
  const rows = versionRows(database).orderBy('sequence');
  const found =
    'slug' in offer
      ? rows.where('offer.slug', '=', offer.slug)
      : rows.where('offer_version.offer_id', 'in', 'ids' in offer ? offer.ids : [offer.id]);
  return (await found.execute()).map(versionOf);
}

function versionRows(database: Database) {
  return database
    .selectFrom('offer_version')
    .innerJoin('offer', 'offer.id', 'offer_version.offer_id')
    .selectAll('offer_version')
    .select('offer.slug');
}

type VersionRow = Awaited<ReturnType<ReturnType<typeof versionRows>['execute']>>[number];

function versionOf(row: VersionRow): OfferVersion {
  try {
    return {
      sequence: row.sequence,
      offerId: row.offer_id,
      recordedAt: Temporal.Instant.from(row.recorded_at),
      effectiveFrom: Temporal.Instant.from(row.effective_from),
      author: row.author,
      reason: row.reason,
      state: row.state,
      offer: offerSchema.parse(JSON.parse(row.body)),
      ...(row.carried_from !== null && { carriedFrom: row.carried_from }),
      ...(row.handover !== null && { handover: row.handover }),
    };
  } catch (error) {
    throw new DatabaseUnusable(
      `Databasen kan ikke bruges: tilbuddet »${row.slug}«, version ${row.sequence}, kan ikke læses (${why(error)}).`,
    );
  }
}

/**
 * The organisation that edits an offer at a moment, and whom it is for: as the version that stands says; of an offer that is not in effect
 * yet, as it will begin; of one that nobody has approved only the first is known. Undefined when no offer has the slug.
 */
export async function keptAt(
  database: Database,
  slug: string,
  at: Temporal.Instant,
): Promise<{ editor: string; coverage?: Coverage } | undefined> {
  const versions = await readVersionsOf(database, { slug });
  const known = startingVersion(versions, at);
  if (known) return known.offer;
  const editor = await editorOfProposal(database, slug);
  return editor === undefined ? undefined : { editor };
}

/** Of an offer that nobody has approved yet. */
async function editorOfProposal(database: Database, slug: string): Promise<string | undefined> {
  const proposal = await database
    .selectFrom('proposal')
    .innerJoin('offer', 'offer.id', 'proposal.offer_id')
    .select('proposal.organisation_id')
    .where('offer.slug', '=', slug)
    .orderBy('proposal.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return proposal?.organisation_id;
}

/** In one line, without what stands there. */
function why(error: unknown): string {
  if (error instanceof ZodError)
    return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  return error instanceof SyntaxError ? 'ikke JSON' : String(error).replace(/\s+/g, ' ');
}
