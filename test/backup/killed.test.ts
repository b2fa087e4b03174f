/**
 * The service is killed in the middle of saves, again and again: whatever a user was told is saved is there afterwards, and no save is there by half.
 * Each save is three rows, as the correction is carried into two changes that wait.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { seededRandom } from '../../bench/seeded-random.ts';
import { createAccount } from '../../data/accounts.ts';
import { openDatabase } from '../../data/database.ts';
import { examine } from '../../data/examination.ts';
import { appendVersion, readVersions } from '../../data/offers.ts';
import { startSession } from '../../data/sessions.ts';
import { danishNow } from '../../server/clock.ts';
import { hashOfToken, newToken } from '../../server/door/session-cookie.ts';
import { formOfOffer } from '../../server/editing/offer-form.ts';
import { sentByForm } from '../../server/editing/offer-form-schema.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { exampleOffer } from '../example-offers.ts';
import { run, startCommand, stop } from '../running-program.ts';
import { publishedAt } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { databaseWith, noon } from './world.ts';

const clients = 8;
/** Changes that wait for each offer, into which each save is carried. */
const waiting = 2;
const saves = 500;

/** Somebody who saves one offer over and over, and remembers what they were told. */
type Client = { offer: Offer; base: number; saved: number; told: Map<number, string> };

/** As many offers, each with changes that wait, and the session of somebody who may save them. */
async function begin(file: string): Promise<{ token: string; people: Client[] }> {
  const offers = Array.from({ length: clients }, (_, i) => exampleOffer({ name: `Eksempel Hold ${i + 1}` }));
  await databaseWith(file, ...offers);
  const database = await openDatabase(file);
  for (const offer of offers)
    for (let month = 1; month <= waiting; month++)
      await appendVersion(database, {
        ...publishedAt(noon, { ...offer, coverageNote: `Fra måned ${month}` }),
        effectiveFrom: danishNow().add({ months: month }).toInstant(),
        author: 'seed',
      });
  const id = randomUUID();
  const account = { id, name: 'Prøve', email: 'proeve@eksempel.dk', demo: false };
  const grants = [{ role: 'editor' as const, organisation: 'kommune-horsens' }];
  await createAccount(database, { ...account, grants }, danishNow().toInstant());
  const token = newToken();
  const session = { tokenHash: hashOfToken(token), id: randomUUID(), accountId: id, device: 'prøve' };
  await startSession(database, session, danishNow().toInstant());
  await database.destroy();
  return { token, people: offers.map((offer, i) => ({ offer, base: i + 1, saved: 0, told: new Map() })) };
}

/** Saves the next text; false when nobody answered. The same text is sent again until somebody has. */
async function saveNext(address: string, token: string, client: Client): Promise<boolean> {
  const text = `${client.offer.slug} gang ${client.saved + 1}`;
  const offer = { ...client.offer, note: text, summary: text };
  const body = new URLSearchParams(sentByForm(formOfOffer(offer)).map(([name, value]) => [name, value]));
  body.set('change.base', String(client.base));
  let answer: Response;
  try {
    answer = await fetch(`${address}/redaktion/tilbud/${client.offer.slug}`, {
      method: 'POST',
      body,
      redirect: 'manual',
      headers: { Cookie: `__Host-session=${token}`, 'Sec-Fetch-Site': 'same-origin' },
    });
    await answer.arrayBuffer();
  } catch {
    return false;
  }
  const told = /[?&](?:gemt|uaendret)=(\d+)/.exec(answer.headers.get('location') ?? '');
  if (!told)
    throw new Error(`neither saved nor known to be: ${answer.status} ${answer.headers.get('location')}`);
  client.base = Number(told[1]);
  client.saved += 1;
  client.told.set(client.base, text);
  return true;
}

test(`killed at random moments during ${saves} saves, it has every one it told of, and none by half`, {
  timeout: 120_000,
}, async () => {
  const seed = Number(process.env.SEED ?? randomInt(1_000_000));
  console.log(`drab på tilfældige tidspunkter: SEED=${seed}`);
  const random = seededRandom(seed);
  const file = join(temporaryFolder(), 'akut.db');
  const { token, people } = await begin(file);
  const told = () => people.reduce((sum, { saved }) => sum + saved, 0);

  for (let lives = 0; told() < saves; lives++) {
    const service = run(process.execPath, startCommand, { DATABASE_FILE: file, PORT: '0' });
    const address = await service.address;
    const killedAfter = told() + 30 + random.below(60);
    const kill = async () => {
      // Somewhere within a save.
      await setTimeout(random.below(25));
      stop(service.process, 'SIGKILL');
    };
    let killing: Promise<void> | undefined;
    await Promise.all(
      people.map(async (client) => {
        while (await saveNext(address, token, client)) if (told() >= killedAfter) killing ??= kill();
      }),
    );
    await killing;
    await service.ended;
    expect(service.process.signalCode).toBe('SIGKILL');
    expect(lives).toBeLessThan(saves);
  }

  const database = await openDatabase(file);
  onTestFinished(() => database.destroy());
  const versions = await readVersions(database);
  const bySequence = new Map(versions.map((version) => [version.sequence, version]));
  for (const { told } of people)
    for (const [sequence, text] of told) expect(bySequence.get(sequence)?.offer.note).toBe(text);
  const saved = versions.filter(({ author }) => author !== 'seed');
  for (const { offer } of saved) expect(offer.summary).toBe(offer.note);
  const own = saved.filter(({ carriedFrom }) => carriedFrom === undefined);
  const carried = saved.filter(({ carriedFrom }) => carriedFrom !== undefined);
  expect(carried.map(({ carriedFrom, offer }) => [carriedFrom, offer.note])).toEqual(
    own.flatMap(({ sequence, offer }) => Array(waiting).fill([sequence, offer.note])),
  );
  expect(new Set(own.map(({ offer }) => offer.note)).size).toBe(own.length);
  expect(await examine(file, danishNow())).toMatchObject({ broken: [], doubts: [] });
});
