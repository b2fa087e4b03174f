/** Every table as text and back: the same catalogue, byte for byte, and the same text when it is written again. */
import { appendFileSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createAccount } from '../../data/accounts.ts';
import { openDatabase } from '../../data/database.ts';
import { dump } from '../../data/dump.ts';
import { loadDump } from '../../data/load-dump.ts';
import { appendVersion } from '../../data/offers.ts';
import { writePassword } from '../../data/passwords.ts';
import { seedDatabase } from '../../seed/seed.ts';
import { readSeed } from '../../seed/seed-files.ts';
import { alwaysOpen, hoursUnknown } from '../example-offers.ts';
import { runToEnd } from '../running-program.ts';
import { publishedAt } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { catalogueBytes, databaseWith, noon, save } from './world.ts';

/** The real offers, somebody who may sign in and has planned a change and confirmed, and what readers have said. */
async function livedIn(file: string): Promise<void> {
  const database = await openDatabase(file);
  const now = noon.toInstant();
  await seedDatabase(database, readSeed(), now);
  const person = { id: 'prøve-1', name: 'Prøve Æske', email: 'proeve@eksempel.dk', demo: false };
  await createAccount(database, { ...person, grants: [{ role: 'administrator' }] }, now);
  await writePassword(database, person.id, '$argon2id$hemmeligt', now);
  const offer = { ...hoursUnknown, note: 'Citat " og \\ og\nlinje og \u2028 og 😀' };
  const planned = { ...publishedAt(noon, offer), author: person.id };
  await appendVersion(database, planned);
  await appendVersion(database, { ...planned, effectiveFrom: now.add({ hours: 2000 }) });
  const said = { offer_id: offer.id, recorded_at: '2026-11-02T11:00:00.000Z' };
  await database
    .insertInto('confirmation')
    .values({ ...said, part: 'hours', organisation_id: offer.editor, account_id: person.id })
    .execute();
  await database
    .insertInto('fault_report')
    .values({ ...said, kind: 'hours', number: null, text: 'Ring til mig på Ågade 4', account_id: null })
    .execute();
  await database.destroy();
}

async function begin() {
  const folder = temporaryFolder();
  const file = join(folder, 'akut.db');
  await livedIn(file);
  return { folder, file, to: join(folder, 'dump'), back: join(folder, 'igen.db') };
}

function filesIn(folder: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
}

async function refusalOfLoading(file: string, folder: string): Promise<string> {
  return loadDump(file, folder, noon).then(
    () => 'no refusal',
    (error: Error) => error.message,
  );
}

test('what was dumped and read back gives the same catalogue byte for byte, and the same dump', async () => {
  const { folder, file, to, back } = await begin();
  dump(file, to, { withoutPeople: false });
  expect(await loadDump(back, to, noon)).toMatchObject({ offers: 179, broken: [], doubts: [] });
  expect(await catalogueBytes(back)).toBe(await catalogueBytes(file));
  dump(back, join(folder, 'dump2'), { withoutPeople: false });
  expect(filesIn(join(folder, 'dump2'))).toEqual(filesIn(to));
});

test('a number that was given to a row that is gone is given to no other after reading back', async () => {
  const { file, to, back } = await begin();
  const sqlite = new Sqlite(file);
  sqlite.exec("update sqlite_sequence set seq = 5000 where name = 'offer_version'");
  sqlite.close();
  dump(file, to, { withoutPeople: false });
  await loadDump(back, to, noon);
  const again = await openDatabase(back);
  onTestFinished(() => again.destroy());
  expect(await save(again, alwaysOpen)).toBe(5001);
});

test('it holds all the database does, so only this user can read it', async () => {
  const { file, to } = await begin();
  dump(file, to, { withoutPeople: false });
  expect(readFileSync(join(to, 'password.ndjson'), 'utf8')).toContain('$argon2id$hemmeligt');
  expect(statSync(to).mode & 0o777).toBe(0o700);
  for (const name of readdirSync(to)) expect(statSync(join(to, name)).mode & 0o777).toBe(0o600);
});

test('without people there is no name, address, password or word of a reader in it, and the catalogue is the same', async () => {
  const { file, to, back } = await begin();
  dump(file, to, { withoutPeople: true });
  const text = Object.values(filesIn(to)).join('');
  for (const secret of ['Prøve Æske', 'proeve@eksempel.dk', 'argon2id', 'Ågade'])
    expect(text).not.toContain(secret);
  expect(readdirSync(to)).not.toContain('session.ndjson');
  expect(await loadDump(back, to, noon)).toMatchObject({ broken: [], doubts: [] });
  expect(await catalogueBytes(back)).toBe(await catalogueBytes(file));
});

describe('is refused, and nothing is made:', () => {
  test('a folder that is there already', async () => {
    const { file, folder } = await begin();
    expect(() => dump(file, folder, { withoutPeople: false })).toThrow(
      'findes allerede og bliver ikke overskrevet',
    );
  });

  test('reading into a database that holds something', async () => {
    const { file, to } = await begin();
    dump(file, to, { withoutPeople: false });
    const before = readFileSync(file);
    expect(await refusalOfLoading(file, to)).toContain('er ikke tom');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  test.each([
    [
      'a row that is missing',
      (to: string) => writeFileSync(join(to, 'service.ndjson'), ''),
      /service\.ndjson har 0 rækker, men skulle have \d+\./,
    ],
    [
      'a row that is no JSON',
      (to: string) => breakFirst(join(to, 'offer.ndjson'), '{'),
      /offer\.ndjson, linje 1, kan ikke læses ind: /,
    ],
    [
      'a column nobody knows',
      (to: string) => breakFirst(join(to, 'region.ndjson'), '{"ny":1}'),
      /kolonnen ny findes ikke/,
    ],
    [
      'a row that points at nothing',
      (to: string) => breakFirst(join(to, 'cluster.ndjson'), '{"id":"x","name":"X","hospital":"X"}'),
      /peger på noget i cluster/,
    ],
    [
      'a file that is missing',
      (to: string) => rmSync(join(to, 'offer.ndjson')),
      /offer\.ndjson kan ikke læses\./,
    ],
    ['no description', (to: string) => rmSync(join(to, 'dump.json')), /Er mappen lavet af »npm run dump«\?/],
    ['one newer than this program', (to: string) => newer(join(to, 'dump.json')), /nyere udgave/],
  ])('%s', async (_, spoil, message) => {
    const { to, back } = await begin();
    dump(join(to, '../akut.db'), to, { withoutPeople: false });
    spoil(to);
    expect(await refusalOfLoading(back, to)).toMatch(message);
    expect(
      readdirSync(join(to, '..')).filter((name) => name.startsWith('igen') && !name.endsWith('-lock')),
    ).toEqual([]);
  });
});

test('an empty database is filled', async () => {
  const { file, to, back } = await begin();
  dump(file, to, { withoutPeople: false });
  await (await openDatabase(back)).destroy();
  await loadDump(back, to, noon);
  expect(await catalogueBytes(back)).toBe(await catalogueBytes(file));
});

test('npm run dump and npm run load-dump say what they did in one line', async () => {
  const folder = temporaryFolder();
  const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
  const to = join(folder, 'dump');
  const dumped = await runToEnd('server/backup/dump-program.ts', [to], { DATABASE_FILE: file });
  expect(dumped).toMatchObject({ code: 0, err: '' });
  expect(dumped.out).toMatch(
    /^.+ er skrevet til .+: \d+ tabeller, \d+ rækker\. Den rummer .+: pas på den\.\n$/,
  );
  const back = { DATABASE_FILE: join(folder, 'igen.db') };
  expect(await runToEnd('server/backup/load-dump-program.ts', [to], back)).toEqual({
    code: 0,
    err: '',
    out: `${to} er læst ind i ${back.DATABASE_FILE}: 1 tilbud, senest ændret 2. november 2026 kl. 12.00.\n`,
  });
});

function breakFirst(file: string, line: string): void {
  const [, ...rest] = readFileSync(file, 'utf8').split('\n');
  writeFileSync(file, [line, ...rest].join('\n'));
}

function newer(file: string): void {
  const read = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(file, JSON.stringify({ ...read, schema: '2099-01-01-later' }));
  appendFileSync(file, '\n');
}
