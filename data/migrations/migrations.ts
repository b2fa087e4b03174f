/** Every migration by name, in the order they are applied; named by date, never edited once landed. */
import type { Migration } from 'kysely/migration';
import * as first from './2026-11-21-first.ts';
import * as accounts from './2026-11-22-accounts.ts';
import * as accountsDoor from './2026-11-22-accounts-door.ts';
import * as drafts from './2026-11-22-drafts.ts';
import * as versions from './2026-11-22-versions.ts';
import * as trust from './2026-11-22-z-trust.ts';
import * as duplicates from './2026-11-22-zz-duplicates.ts';
import * as islands from './2026-11-22-zz-islands.ts';
import * as told from './2026-11-22-zz-told.ts';
import * as holidays from './2026-11-22-zzz-holidays.ts';

export const migrations: Record<string, Migration> = {
  '2026-11-21-first': first,
  '2026-11-22-accounts': accounts,
  '2026-11-22-accounts-door': accountsDoor,
  '2026-11-22-drafts': drafts,
  '2026-11-22-versions': versions,
  '2026-11-22-z-trust': trust,
  '2026-11-22-zz-duplicates': duplicates,
  '2026-11-22-zz-islands': islands,
  '2026-11-22-zz-told': told,
  '2026-11-22-zzz-holidays': holidays,
};
