/** Somebody who may sign in, and the roles they hold. */

export const organisationRoles = ['editor', 'approver'] as const;
export const clusterRoles = ['visitation', 'coordinator'] as const;

export type OrganisationRole = (typeof organisationRoles)[number];
export type ClusterRole = (typeof clusterRoles)[number];
export type Role = OrganisationRole | ClusterRole | 'administrator';

/** A role and where it holds: an organisation, a cluster, or everywhere. */
export type Grant =
  | { role: OrganisationRole; organisation: string }
  | { role: ClusterRole; cluster: string }
  | { role: 'administrator' };

export type Account = {
  id: string;
  /** Empty once the person has been erased. */
  name: string;
  email: string;
  grants: readonly Grant[];
  /** A second factor has been confirmed. */
  secondFactor: boolean;
  /** One of those that `DEMO=1` makes. */
  demo: boolean;
};

export const roleLabels: Record<Role, string> = {
  editor: 'redaktør',
  approver: 'godkender',
  visitation: 'visitation',
  coordinator: 'klyngekoordinator',
  administrator: 'administrator',
};
