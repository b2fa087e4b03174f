/** Drafts: each editor's own, the newest only, and gone after ninety days. */
import { expect, test } from 'vitest';
import { dropDraft, keepDraft, readDrafts } from '../../data/drafts.ts';
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

test('after ninety days a draft is deleted, also when somebody else keeps one', async () => {
  const [accountId, other] = [await person(), await person()];
  const days = (n: number) => now.add({ hours: 24 * n });
  await keepDraft(database, { accountId, ...about(alwaysOpen.id) }, now);
  expect((await readDrafts(database, accountId, days(90))).size).toBe(1);
  await keepDraft(database, { accountId: other, ...about(alwaysOpen.id) }, days(91));
  const left = await database
    .selectFrom('draft')
    .select('account_id')
    .where('account_id', '=', accountId)
    .execute();
  expect(left).toEqual([]);
});
