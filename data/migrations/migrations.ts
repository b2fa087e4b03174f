/** Every migration by name, in the order they are applied; named by date, never edited once landed. */
import type { Migration } from 'kysely/migration';
import * as first from './2026-11-21-first.ts';

export const migrations: Record<string, Migration> = {
  '2026-11-21-first': first,
};
