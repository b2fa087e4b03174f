/** The roles of an account as a form: rows of a role and a place; a row without a role is no row. */
import { z } from 'zod';
import { clusterRoles, type Grant, organisationRoles, roleLabels } from '../accounts/account.ts';
import type { FormState } from '../form-fields.ts';
import { emailField } from '../sign-in/sign-in-form.ts';

const name = z
  .string()
  .trim()
  .min(1, 'Skriv navnet.')
  .max(100, 'Navnet er for langt.')
  .regex(/^[^\p{Cc}]*$/u, 'Navnet skal stå på én linje.');

export const accountForm = z.strictObject({
  navn: name,
  email: emailField,
  rolle: z.array(z.string()),
  sted: z.array(z.string()),
});

/** What a place in the form says: `organisation:kommune-odder`, `cluster:horsens`, or nothing. */
export function readGrants(
  roles: readonly string[],
  places: readonly string[],
  known: { organisations: ReadonlySet<string>; clusters: ReadonlySet<string> },
): { grants: Grant[]; mistake: string | undefined } {
  const grants = new Map<string, Grant>();
  for (const [i, role] of roles.entries()) {
    if (role === '') continue;
    const [kind = '', id = ''] = (places[i] ?? '').split(':');
    const grant = grantOf(role, kind === 'organisation' ? id : '', kind === 'cluster' ? id : '', known);
    if (typeof grant === 'string') return { grants: [], mistake: grant };
    grants.set(JSON.stringify(grant), grant);
  }
  return { grants: [...grants.values()], mistake: undefined };
}

function grantOf(
  role: string,
  organisation: string,
  cluster: string,
  known: { organisations: ReadonlySet<string>; clusters: ReadonlySet<string> },
): Grant | string {
  if (role === 'administrator') return { role };
  const ofOrganisation = organisationRoles.find((one) => one === role);
  if (ofOrganisation)
    return known.organisations.has(organisation)
      ? { role: ofOrganisation, organisation }
      : `Vælg den organisation, rollen ${roleLabels[ofOrganisation]} gælder.`;
  const ofCluster = clusterRoles.find((one) => one === role);
  if (ofCluster)
    return known.clusters.has(cluster)
      ? { role: ofCluster, cluster }
      : `Vælg den klynge, rollen ${roleLabels[ofCluster]} gælder.`;
  return 'Rollen kendes ikke.';
}

export type GrantRow = { role: string; place: string };

/** The rows to print: those there are, and two to fill in. */
export function rowsOf(grants: readonly Grant[]): GrantRow[] {
  return [
    ...grants.map((grant) => ({
      role: grant.role,
      place:
        'organisation' in grant
          ? `organisation:${grant.organisation}`
          : 'cluster' in grant
            ? `cluster:${grant.cluster}`
            : '',
    })),
    { role: '', place: '' },
    { role: '', place: '' },
  ];
}

export function sentRows({ rolle, sted }: { rolle: string[]; sted: string[] }): GrantRow[] {
  return rolle.map((role, i) => ({ role, place: sted[i] ?? '' }));
}

/** A form with what is stored in it. */
export function filledForm(entered: Record<string, string>): FormState {
  return { entered, errors: {}, mistakes: [] };
}
