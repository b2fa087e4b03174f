/** Every migration by name, in the order they are applied; named by date and number, never edited once landed. */
import type { Migration } from 'kysely/migration';
import * as first from './2026-11-21-first.ts';
import * as accounts from './2026-11-22-01-accounts.ts';
import * as signIn from './2026-11-22-02-sign-in.ts';
import * as drafts from './2026-11-22-03-drafts.ts';
import * as versions from './2026-11-22-04-versions.ts';
import * as signals from './2026-11-22-05-signals.ts';
import * as duplicates from './2026-11-22-06-duplicates.ts';
import * as islands from './2026-11-22-07-islands.ts';
import * as told from './2026-11-22-08-told.ts';
import * as holidays from './2026-11-22-09-holidays.ts';
import * as roles from './2026-11-22-12-roles.ts';
import * as confirmedText from './2026-11-22-13-confirmed-text.ts';
import * as proposalMail from './2026-11-22-14-proposal-mail.ts';
import * as imports from './2026-11-22-15-imports.ts';
import * as reminders from './2026-11-22-16-reminders.ts';
import * as codes from './2026-11-22-17-codes.ts';
import * as rejection from './2026-11-22-21-rejection.ts';

export const migrations: Record<string, Migration> = {
  '2026-11-21-first': first,
  '2026-11-22-01-accounts': accounts,
  '2026-11-22-02-sign-in': signIn,
  '2026-11-22-03-drafts': drafts,
  '2026-11-22-04-versions': versions,
  '2026-11-22-05-signals': signals,
  '2026-11-22-06-duplicates': duplicates,
  '2026-11-22-07-islands': islands,
  '2026-11-22-08-told': told,
  '2026-11-22-09-holidays': holidays,
  '2026-11-22-12-roles': roles,
  '2026-11-22-13-confirmed-text': confirmedText,
  '2026-11-22-14-proposal-mail': proposalMail,
  '2026-11-22-15-imports': imports,
  '2026-11-22-16-reminders': reminders,
  '2026-11-22-17-codes': codes,
  '2026-11-22-21-rejection': rejection,
};
