/** Who may do what: the only place that weighs an account's roles. Nobody may anything that is not said here. */
import type { Account, Grant } from '../accounts/account.ts';

/** What a route asks of whoever calls it. Rules about an offer are weighed against the organisation that edits it. */
export type AccessRule =
  | 'anyone'
  /** Signed in, also while a second factor that is required is still lacking. */
  | 'at-the-door'
  | 'signed-in'
  | 'edits-something'
  | 'edits-offer'
  | 'approves-offer'
  /** Speaks for the organisation that keeps the offer; an administrator does not. */
  | 'confirms-offer'
  | 'reports-capacity'
  | 'reports-no-answer'
  | 'has-a-role'
  | 'sees-quality'
  /** Follows a cluster, or everything. */
  | 'coordinates'
  | 'administers';

/** The offer a route is about. */
export type OfferSubject = {
  /** The organisation that edits it at the moment. */
  editor: string;
  /** The clusters it is for, not by being for the whole region. */
  clusters: readonly string[];
  /** Its organisation lets the visitation report its free places. */
  capacityByVisitation: boolean;
};

export type Verdict = 'allowed' | 'sign-in-first' | 'second-factor-first' | 'refused';

/** `offer` is undefined for a rule about an offer when there is no such offer: then nobody is allowed. */
export function weigh(
  rule: AccessRule,
  account: Account | undefined,
  offer: OfferSubject | undefined,
): Verdict {
  if (rule === 'anyone') return 'allowed';
  if (!account) return 'sign-in-first';
  if (rule === 'at-the-door') return 'allowed';
  if (lacksSecondFactor(account)) return 'second-factor-first';
  return holds(rule, account, offer) ? 'allowed' : 'refused';
}

function holds(
  rule: Exclude<AccessRule, 'anyone' | 'at-the-door'>,
  account: Account,
  offer: OfferSubject | undefined,
): boolean {
  switch (rule) {
    case 'signed-in':
      return true;
    case 'edits-something':
      return (
        isAdministrator(account) ||
        account.grants.some(({ role }) => role === 'editor' || role === 'approver')
      );
    case 'edits-offer':
      return offer !== undefined && mayEditFor(account, offer.editor);
    case 'approves-offer':
      return offer !== undefined && mayApproveFor(account, offer.editor);
    case 'confirms-offer':
      return offer !== undefined && confirmsFor(account, offer.editor);
    case 'reports-capacity':
      return offer !== undefined && (mayEditFor(account, offer.editor) || visits(account, offer));
    case 'reports-no-answer':
      return isAdministrator(account) || account.grants.some(({ role }) => role === 'visitation');
    case 'has-a-role':
    case 'sees-quality':
      return account.grants.length > 0;
    case 'coordinates':
      return isAdministrator(account) || account.grants.some(({ role }) => role === 'coordinator');
    case 'administers':
      return isAdministrator(account);
  }
}

export function isAdministrator({ grants }: Pick<Account, 'grants'>): boolean {
  return grants.some(({ role }) => role === 'administrator');
}

/** Required of administrators. Not of those of a demo: who tries it has no app for an invented person. */
export function lacksSecondFactor(account: Account): boolean {
  return isAdministrator(account) && !account.secondFactor && !account.demo;
}

/** What an account may use: nothing while a second factor that is required is lacking, also where a page is for everybody. */
function usable(account: Account): Account {
  return lacksSecondFactor(account) ? { ...account, grants: [] } : account;
}

/** An approver may edit too. */
export function mayEditFor(account: Account, organisation: string): boolean {
  return isAdministrator(usable(account)) || confirmsFor(account, organisation);
}

export function confirmsFor(account: Account, organisation: string): boolean {
  return usable(account).grants.some((grant) => isOf(grant, organisation));
}

function visits(account: Account, { clusters, capacityByVisitation }: OfferSubject): boolean {
  return (
    capacityByVisitation &&
    usable(account).grants.some((grant) => grant.role === 'visitation' && clusters.includes(grant.cluster))
  );
}

/** Whether a rule is weighed against an offer. */
export function isAboutOffer(rule: AccessRule): boolean {
  return ['edits-offer', 'approves-offer', 'confirms-offer', 'reports-capacity'].includes(rule);
}

export function mayApproveFor(account: Account, organisation: string): boolean {
  return (
    isAdministrator(usable(account)) ||
    usable(account).grants.some((grant) => grant.role === 'approver' && isOf(grant, organisation))
  );
}

/** Numbers for staff: the visitation, coordinators and administrators; an editor sees those of the own offers in the form. */
export function readsStaffNumbers(account: Account | undefined): boolean {
  if (!account) return false;
  return usable(account).grants.some(({ role }) =>
    ['visitation', 'coordinator', 'administrator'].includes(role),
  );
}

/** Names of people: of those one works with; administrators read all. `organisation`: the one they acted for, null for administrators. */
export function readsNamesOf(account: Account | undefined, organisation: string | null): boolean {
  if (!account) return false;
  return isAdministrator(usable(account)) || (organisation !== null && confirmsFor(account, organisation));
}

/** The organisations an account edits for; `all` for administrators. */
export function editedOrganisations(account: Account): 'all' | string[] {
  const { grants } = usable(account);
  if (isAdministrator({ grants })) return 'all';
  return [...new Set(grants.flatMap((grant) => ('organisation' in grant ? [grant.organisation] : [])))];
}

/** The clusters an account coordinates; `all` for administrators. */
export function coordinatedClusters(account: Account): 'all' | string[] {
  const { grants } = usable(account);
  if (isAdministrator({ grants })) return 'all';
  return grants.flatMap((grant) => (grant.role === 'coordinator' ? [grant.cluster] : []));
}

function isOf(grant: Grant, organisation: string): boolean {
  return 'organisation' in grant && grant.organisation === organisation;
}
