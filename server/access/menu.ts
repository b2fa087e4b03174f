/** What the menu of somebody signed in leads to, besides what everybody sees. */
import type { Account } from '../accounts/account.ts';
import { type AccessRule, lacksSecondFactor, weigh } from './access-rule.ts';

export type Section = 'redaktion' | 'administration' | 'konto';
export type MenuEntry = { href: string; label: string; section: Section };

const entries: (MenuEntry & { rule: AccessRule })[] = [
  { href: '/redaktion', label: 'Redaktion', section: 'redaktion', rule: 'edits-something' },
  { href: '/administration', label: 'Administration', section: 'administration', rule: 'administers' },
];

export function menuOf(account: Account): MenuEntry[] {
  return entries.filter(({ rule }) => weigh(rule, account, undefined) === 'allowed');
}

/** Where somebody goes who has signed in and named no place. */
export function firstPageOf(account: Account): string {
  return lacksSecondFactor(account) ? '/konto/totrin' : (menuOf(account)[0]?.href ?? '/');
}
