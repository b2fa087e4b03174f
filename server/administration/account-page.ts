/** What the pages about accounts print. */
import { type Account, type Grant, roleLabels } from '../accounts/account.ts';
import { allGrantWords, type GrantNames } from '../accounts/grant-words.ts';
import { compareDanish } from '../danish-text.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';
import type { GrantRow } from './grant-form.ts';

export type ListedAccount = Account & {
  createdAt: Temporal.Instant;
  deactivatedAt: Temporal.Instant | undefined;
  /** Has chosen a password. */
  hasPassword: boolean;
  /** When the invitation nobody has used yet expires. */
  invitedUntil: Temporal.Instant | undefined;
  /** Undefined: not within the last month. */
  lastUsedAt: Temporal.Instant | undefined;
};

type State = 'erased' | 'closed' | 'invited' | 'invitation-expired' | 'active';

const stateWords: Record<State, string> = {
  erased: 'Slettet',
  closed: 'Lukket',
  invited: 'Inviteret, har ikke valgt adgangskode',
  'invitation-expired': 'Invitationen er udløbet',
  active: 'Aktiv',
};

function stateOf(account: ListedAccount, now: Temporal.Instant): State {
  if (account.deactivatedAt) return account.email === '' ? 'erased' : 'closed';
  if (account.hasPassword || account.demo) return 'active';
  const { invitedUntil } = account;
  return invitedUntil && Temporal.Instant.compare(invitedUntil, now) > 0 ? 'invited' : 'invitation-expired';
}

/** Those who can sign in first, by name. */
export function accountList(
  accounts: readonly ListedAccount[],
  names: GrantNames,
  now: Temporal.ZonedDateTime,
) {
  const rows = accounts.map((account) => {
    const state = stateOf(account, now.toInstant());
    return {
      href: `/administration/konti/${account.id}`,
      name: account.name || `Slettet person (${account.id.slice(0, 8)})`,
      email: account.email,
      roles: allGrantWords(account, names),
      state,
      stateWords: account.demo ? `${stateWords[state]} (demo)` : stateWords[state],
      secondFactor: account.secondFactor,
      lastUsed: momentWords(account.lastUsedAt, now),
    };
  });
  const isGone = ({ state }: { state: State }) => Number(state === 'closed' || state === 'erased');
  return rows.sort((a, b) => isGone(a) - isGone(b) || compareDanish(a.name, b.name));
}

export function accountPage(account: ListedAccount, now: Temporal.ZonedDateTime) {
  const state = stateOf(account, now.toInstant());
  return {
    id: account.id,
    name: account.name || 'Slettet person',
    state,
    stateWords: stateWords[state],
    secondFactor: account.secondFactor,
    created: momentWords(account.createdAt, now),
    closed: momentWords(account.deactivatedAt, now),
    lastUsed: momentWords(account.lastUsedAt, now),
    invitedUntil: state === 'invited' ? momentWords(account.invitedUntil, now) : '',
    isDemo: account.demo,
  };
}

/** The choices of a row. */
export function grantChoices({ organisations, places }: GrantNames, rows: readonly GrantRow[]) {
  const byName = <One extends { name: string }>(all: Iterable<One>) =>
    [...all].sort((a, b) => compareDanish(a.name, b.name));
  return {
    rows,
    roles: (Object.keys(roleLabels) as Grant['role'][]).map((value) => ({ value, label: roleLabels[value] })),
    organisations: byName(
      [...organisations].map(([id, { name }]) => ({ name, value: `organisation:${id}` })),
    ),
    clusters: byName(places.clusters.map(({ id, name }) => ({ name, value: `cluster:${id}` }))),
  };
}

function momentWords(instant: Temporal.Instant | undefined, { timeZoneId }: Temporal.ZonedDateTime): string {
  return instant ? fullMomentWords(minuteOf(instant.toZonedDateTimeISO(timeZoneId))) : '';
}
