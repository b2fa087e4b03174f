/** Organisations as administrators keep them. What they have changed, the seed leaves alone. */
import { type Organisation, organisationSchema } from '../server/offers/reference-schema.ts';
import { markAdministered } from './administered.ts';
import type { Database } from './tables.ts';

export type KeptOrganisation = Organisation & { approval: boolean };

/** `capacityByVisitation`: chosen by its editors where they report free places. */
export type ChosenOrganisation = KeptOrganisation & { capacityByVisitation: boolean };

export async function readOrganisations(database: Database): Promise<ChosenOrganisation[]> {
  const rows = await database
    .selectFrom('organisation')
    .leftJoin('organisation_choice', 'organisation_choice.organisation_id', 'organisation.id')
    .select([
      'organisation.id',
      'organisation.name',
      'organisation.kind',
      'organisation_choice.approval',
      'organisation_choice.capacity_by_visitation',
    ])
    .execute();
  return rows.map(({ approval, capacity_by_visitation, ...row }) => ({
    ...organisationSchema.parse(row),
    approval: approval === 1,
    capacityByVisitation: capacity_by_visitation === 1,
  }));
}

/** Adds it, or changes the one with its id. */
export async function saveOrganisation(
  database: Database,
  { id, name, kind, approval }: KeptOrganisation,
  by: { account: string; at: Temporal.Instant },
): Promise<void> {
  const choice = { approval: approval ? 1 : 0 };
  await database.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('organisation')
      .values({ id, name, kind })
      .onConflict((c) => c.column('id').doUpdateSet({ name, kind }))
      .execute();
    await transaction
      .insertInto('organisation_choice')
      .values({ organisation_id: id, ...choice })
      .onConflict((c) => c.column('organisation_id').doUpdateSet(choice))
      .execute();
    await markAdministered(transaction, { kind: 'organisation', id }, by);
  });
}
