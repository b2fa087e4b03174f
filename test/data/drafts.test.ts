/** Drafts: each editor's own, the newest only, and gone after ninety days. */
import { type Kysely, sql } from 'kysely';
import { expect, test } from 'vitest';
import { dropDraft, keepDraft, readDrafts } from '../../data/drafts.ts';
import { forgetExpired } from '../../data/expiry.ts';
import * as confirmedText from '../../data/migrations/2026-11-22-13-confirmed-text.ts';
import { alwaysOpen, weekdaysOnly } from '../example-offers.ts';
import { signIn } from '../sign-in.ts';
import { startService } from '../start-service.ts';

const world = await startService({ offers: [alwaysOpen, weekdaysOnly], now: '2026-12-01T10:00' });
const { database } = world;
const now = world.service.now().toInstant();
const person = async () => (await signIn(world, { role: 'administrator' })).account.id;
const about = (offerId: string, ...fields: [string, string][]) => ({ offerId, fields });

test('an account finds its own newest draft of each offer, and nobody else does', async () => {
  const [accountId, other] = [await person(), await person()];
  await keepDraft(database, { accountId, ...about(alwaysOpen.id, ['name', 'Først']) }, now);
  await keepDraft(
    database,
    { accountId, ...about(alwaysOpen.id, ['name', 'Sidst'], ['services', 'a']) },
    now,
  );
  await keepDraft(database, { accountId, ...about(weekdaysOnly.id, ['name', 'Andet']) }, now);
  const drafts = await readDrafts(database, accountId, now);
  expect(drafts.get(alwaysOpen.id)?.fields).toEqual([
    ['name', 'Sidst'],
    ['services', 'a'],
  ]);
  expect(drafts.size).toBe(2);
  expect((await readDrafts(database, other, now)).size).toBe(0);
});

test('a dropped draft is gone; the others stay', async () => {
  const accountId = await person();
  await keepDraft(database, { accountId, ...about(alwaysOpen.id) }, now);
  await keepDraft(database, { accountId, ...about(weekdaysOnly.id) }, now);
  await dropDraft(database, accountId, alwaysOpen.id);
  expect([...(await readDrafts(database, accountId, now)).keys()]).toEqual([weekdaysOnly.id]);
});

test('after ninety days a draft is shown no more, and deleted', async () => {
  const accountId = await person();
  const days = (n: number) => now.add({ hours: 24 * n });
  await keepDraft(database, { accountId, ...about(alwaysOpen.id) }, now);
  expect((await readDrafts(database, accountId, days(90))).size).toBe(1);
  expect((await readDrafts(database, accountId, days(91))).size).toBe(0);
  await forgetExpired(database, days(91));
  const left = await database
    .selectFrom('draft')
    .select('account_id')
    .where('account_id', '=', accountId)
    .execute();
  expect(left).toEqual([]);
});

test('a draft from before a field left the form can still be opened', async () => {
  const accountId = await person();
  await keepDraft(
    database,
    { accountId, ...about(alwaysOpen.id, ['note', 'Kun skrevet'], ['change.confirmed', 'yes']) },
    now,
  );
  await sql`alter table confirmation drop column said`.execute(database);
  await confirmedText.up(database as unknown as Kysely<unknown>);
  const drafts = await readDrafts(database, accountId, now);
  expect(drafts.get(alwaysOpen.id)?.fields).toEqual([['note', 'Kun skrevet']]);
});
