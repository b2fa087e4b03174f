/** Reports of free places, and the links that let their holders report without signing in. */
import type { PastReport } from '../server/capacity/capacity-chart.ts';
import type { LinkUse } from '../server/capacity/link-life.ts';
import type { CapacityLevel, CapacityReport } from '../server/offers/capacity.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export type NewCapacityReport = {
  offerId: string;
  level: CapacityLevel;
  free: number | null;
  reason: string | null;
  expectedEnd: string | null;
  expiresAt: Temporal.Instant;
  by: { account: string } | { link: number };
  reporter: CapacityReport['reporter'];
};

export async function reportCapacity(
  database: Database,
  report: NewCapacityReport,
  now: Temporal.Instant,
): Promise<void> {
  await database
    .insertInto('capacity_report')
    .values({
      offer_id: report.offerId,
      level: report.level,
      free: report.free,
      reason: report.reason,
      expected_end: report.expectedEnd,
      expires_at: stored(report.expiresAt),
      account_id: 'account' in report.by ? report.by.account : null,
      link_id: 'link' in report.by ? report.by.link : null,
      reporter: report.reporter,
      recorded_at: stored(now),
    })
    .execute();
}

/** Oldest first. `by`: the link's name, or in which capacity somebody signed in did; people are named in the history only. */
export async function reportsSince(
  database: Database,
  offerId: string,
  since: Temporal.Instant,
): Promise<PastReport[]> {
  const rows = await database
    .selectFrom('capacity_report')
    .leftJoin('capacity_link', 'capacity_link.id', 'capacity_report.link_id')
    .select(['level', 'free', 'recorded_at', 'expires_at', 'reporter', 'capacity_link.label'])
    .where('capacity_report.offer_id', '=', offerId)
    .where('recorded_at', '>=', stored(since))
    .orderBy('capacity_report.id')
    .execute();
  return rows.map((row) => ({
    level: row.level,
    free: row.free,
    recordedAt: Temporal.Instant.from(row.recorded_at),
    expiresAt: Temporal.Instant.from(row.expires_at),
    by: row.label ?? (row.reporter === 'visitation' ? 'visitationen' : 'redaktøren'),
  }));
}

export type CapacityLink = LinkUse & { id: number; offerId: string; label: string };

export async function createCapacityLink(
  database: Database,
  link: { offerId: string; tokenHash: string; label: string; accountId: string },
  now: Temporal.Instant,
): Promise<void> {
  await database
    .insertInto('capacity_link')
    .values({
      token_hash: link.tokenHash,
      offer_id: link.offerId,
      label: link.label,
      created_by: link.accountId,
      created_at: stored(now),
      revoked_at: null,
    })
    .execute();
}

/** Those of an offer that nobody has closed, the oldest first. */
export async function openLinks(database: Database, offerId: string): Promise<CapacityLink[]> {
  const rows = await linkRows(database).where('offer_id', '=', offerId).orderBy('id').execute();
  return rows.map(linkOf);
}

/** A link of another offer is left alone. */
export async function revokeCapacityLink(
  database: Database,
  offerId: string,
  id: number,
  now: Temporal.Instant,
): Promise<void> {
  await database
    .updateTable('capacity_link')
    .set({ revoked_at: stored(now) })
    .where('offer_id', '=', offerId)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .execute();
}

/** The link a token is for; undefined when there is none or it has been closed. */
export async function linkOfToken(database: Database, tokenHash: string): Promise<CapacityLink | undefined> {
  const row = await linkRows(database).where('token_hash', '=', tokenHash).executeTakeFirst();
  return row && linkOf(row);
}

function linkRows(database: Database) {
  return database
    .selectFrom('capacity_link')
    .select(['id', 'offer_id', 'label', 'created_at'])
    .select(({ selectFrom }) =>
      selectFrom('capacity_report')
        .select(({ fn }) => fn.max('recorded_at').as('at'))
        .whereRef('link_id', '=', 'capacity_link.id')
        .as('last_used_at'),
    )
    .where('revoked_at', 'is', null);
}

function linkOf(row: Awaited<ReturnType<ReturnType<typeof linkRows>['execute']>>[number]): CapacityLink {
  return {
    id: row.id,
    offerId: row.offer_id,
    label: row.label,
    createdAt: Temporal.Instant.from(row.created_at),
    lastUsedAt: row.last_used_at === null ? undefined : Temporal.Instant.from(row.last_used_at),
  };
}

/** Whether an organisation lets the visitation of the cluster report free places of its offers. */
export async function visitationReports(database: Database, organisation: string): Promise<boolean> {
  const row = await database
    .selectFrom('organisation_choice')
    .select('capacity_by_visitation')
    .where('organisation_id', '=', organisation)
    .executeTakeFirst();
  return row?.capacity_by_visitation === 1;
}

export async function letVisitationReport(
  database: Database,
  organisation: string,
  lets: boolean,
): Promise<void> {
  const choice = { capacity_by_visitation: lets ? 1 : 0 };
  await database
    .insertInto('organisation_choice')
    .values({ organisation_id: organisation, ...choice })
    .onConflict((c) => c.column('organisation_id').doUpdateSet(choice))
    .execute();
}
