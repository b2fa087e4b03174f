/** What the menu of somebody signed in leads to, besides what everybody sees. */
import type { Account } from '../accounts/account.ts';
import { type AccessRule, lacksSecondFactor, weigh } from './access-rule.ts';

export type Section = 'redaktion' | 'fejl' | 'helligdage' | 'kvalitet' | 'administration' | 'konto';
export type MenuEntry = { href: string; label: string; section: Section };

/** `first`: where those who reach it begin. */
const entries: (MenuEntry & { rule: AccessRule; first: boolean })[] = [
  { href: '/redaktion', label: 'Redaktion', section: 'redaktion', rule: 'edits-something', first: true },
  { href: '/redaktion/fejl', label: 'Meldte fejl', section: 'fejl', rule: 'coordinates', first: false },
  {
    href: '/redaktion/helligdage/oversigt',
    label: 'Helligdage',
    section: 'helligdage',
    rule: 'coordinates',
    first: true,
  },
  {
    href: '/redaktion/kvalitet',
    label: 'Kvalitet',
    section: 'kvalitet',
    rule: 'sees-quality',
    first: false,
  },
  {
    href: '/administration',
    label: 'Administration',
    section: 'administration',
    rule: 'administers',
    first: true,
  },
];

export function menuOf(account: Account): (MenuEntry & { first: boolean })[] {
  return entries.filter(({ rule }) => weigh(rule, account, undefined) === 'allowed');
}

/** Where somebody goes who has signed in and named no place. */
export function firstPageOf(account: Account): string {
  return lacksSecondFactor(account)
    ? '/konto/totrin'
    : (menuOf(account).find(({ first }) => first)?.href ?? '/');
}
