/** Copying a database in use: the copy is whole, examined before it has its name, and never takes the place of another file. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BackupMistake, backUp } from '../../data/backup.ts';
import { openDatabase } from '../../data/database.ts';
import { alwaysOpen, hoursUnknown, weekdaysOnly } from '../example-offers.ts';
import { runToEnd } from '../running-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { catalogueBytes, databaseWith, noon, save } from './world.ts';

async function refusal(file: string, target: string): Promise<string> {
  const attempt = backUp(file, target, noon);
  await expect(attempt).rejects.toThrow();
  return attempt.then(
    () => '',
    (error: Error) => error.message,
  );
}

test('a copy of a database in use holds what had been saved, also what is only in its log, and nothing later', async () => {
  const folder = temporaryFolder();
  const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
  const before = await catalogueBytes(file);
  const database = await openDatabase(file);
  onTestFinished(() => database.destroy());
  await save(database, hoursUnknown);
  const copied = await backUp(file, join(folder, 'kopi.db'), noon);
  expect(copied).toMatchObject({ offers: 2, broken: [], doubts: [], behind: false });
  await save(database, weekdaysOnly);
  const [copy, now] = [await catalogueBytes(join(folder, 'kopi.db')), await catalogueBytes(file)];
  expect(copy).not.toBe(before);
  expect(copy).not.toBe(now);
  expect(copy).toContain(hoursUnknown.name);
  expect(copy).not.toContain(weekdaysOnly.name);
});

test('others save while it is taken, and what they are in the middle of is not in it', async () => {
  const folder = temporaryFolder();
  const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
  const database = await openDatabase(file);
  onTestFinished(() => database.destroy());
  await database.transaction().execute(async (transaction) => {
    await save(transaction, hoursUnknown);
    expect(await backUp(file, join(folder, 'kopi.db'), noon)).toMatchObject({ offers: 1 });
  });
  expect(await backUp(file, join(folder, 'kopi2.db'), noon)).toMatchObject({ offers: 2 });
});

test('it is one file that only this user can read, and leaves nothing beside it or the database', async () => {
  const folder = temporaryFolder();
  const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
  await backUp(file, join(folder, 'kopi.db'), noon);
  expect(statSync(join(folder, 'kopi.db')).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).sort()).toEqual(['akut.db', 'akut.db-lock', 'kopi.db']);
});

describe('there is no copy, and nothing looks like one, when', () => {
  test('the file is there already', async () => {
    const folder = temporaryFolder();
    const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
    writeFileSync(join(folder, 'kopi.db'), 'gammel');
    expect(await refusal(file, join(folder, 'kopi.db'))).toBe(
      `Filen ${folder}/kopi.db findes allerede og bliver ikke overskrevet. Vælg et andet navn.`,
    );
    expect(readFileSync(join(folder, 'kopi.db'), 'utf8')).toBe('gammel');
  });

  test('two make the same one at once: one of them is told', async () => {
    const folder = temporaryFolder();
    const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
    const both = await Promise.allSettled([1, 2].map(() => backUp(file, join(folder, 'kopi.db'), noon)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = both.find((one) => one.status === 'rejected');
    expect(refused?.reason).toBeInstanceOf(BackupMistake);
    expect(refused?.reason.taken).toBe(true);
    expect(readdirSync(folder).filter((name) => name.startsWith('kopi'))).toEqual(['kopi.db']);
  });

  test('there is no such folder', async () => {
    const folder = temporaryFolder();
    const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
    expect(await refusal(file, join(folder, 'ingen/kopi.db'))).toBe(`Mappen ${folder}/ingen findes ikke.`);
  });

  test('there is no database, and none is made', async () => {
    const folder = temporaryFolder();
    expect(await refusal(join(folder, 'ingen.db'), join(folder, 'kopi.db'))).toBe(
      `Der er ingen database i ${folder}/ingen.db. Vælg filen med DATABASE_FILE; i drift køres alle programmer som i docs/drift.md.`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  test('rows point at what is not there', async () => {
    const folder = temporaryFolder();
    const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
    const sqlite = new Sqlite(file);
    sqlite.pragma('foreign_keys = off');
    sqlite.exec("insert into municipality values ('9999', 'Ingensteds', 'ingen')");
    sqlite.close();
    expect(await refusal(file, join(folder, 'kopi.db'))).toMatch(
      /^Kopien kan ikke bruges, og er ikke gemt\. Tabellen municipality, række \d+, peger på noget i cluster, der ikke er der\./,
    );
    expect(readdirSync(folder).filter((name) => name.startsWith('kopi'))).toEqual([]);
  });
});

describe('npm run backup', () => {
  const program = 'server/backup/backup-program.ts';

  test('says in one line what was copied, and ends with 0; with 1 and one line when it was not', async () => {
    const folder = temporaryFolder();
    const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
    const target = join(folder, 'kopi.db');
    const { code, out, err } = await runToEnd(program, [target], { DATABASE_FILE: file });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Sikkerhedskopi af .+ i .+: 1 tilbud, senest ændret 2\. november 2026 kl\. 12\.00, \d+ byte\. Efterset\.\n$/,
    );
    const again = await runToEnd(program, [target], { DATABASE_FILE: file });
    expect(again).toMatchObject({ code: 1, out: '' });
    expect(again.err).toMatch(
      /^Filen .+ findes allerede og bliver ikke overskrevet\. Vælg et andet navn\.\n$/,
    );
  });

  test('without a file, or with two, it says how it is used', async () => {
    for (const args of [[], ['a', 'b'], ['--x']])
      expect(await runToEnd(program, args, {})).toEqual({
        code: 1,
        out: '',
        err: 'Brug: npm run backup -- FIL\n',
      });
  });
});
