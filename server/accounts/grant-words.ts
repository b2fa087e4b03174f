/** Roles as they are read: `redaktør for Horsens Kommune`. */
import { type Account, type Grant, roleLabels } from './account.ts';

export type GrantNames = {
  organisations: ReadonlyMap<string, { name: string }>;
  places: { clusters: readonly { id: string; name: string }[] };
};

export function grantWords(grant: Grant, { organisations, places }: GrantNames): string {
  const label = roleLabels[grant.role];
  if ('organisation' in grant)
    return `${label} for ${organisations.get(grant.organisation)?.name ?? grant.organisation}`;
  if ('cluster' in grant)
    return `${label} i ${places.clusters.find(({ id }) => id === grant.cluster)?.name ?? grant.cluster}`;
  return label;
}

export function allGrantWords({ grants }: Pick<Account, 'grants'>, names: GrantNames): string[] {
  return grants.map((grant) => grantWords(grant, names));
}
