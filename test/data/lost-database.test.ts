/** No new database is made where there has been one: it would answer as if nothing had happened, with everybody's accounts and changes gone. */
import { existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../data/database.ts';
import { takeBack } from '../../data/lost-database.ts';
import { holdAlone, holdOpen } from '../../data/run-lock.ts';
import { runToEnd } from '../running-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** A machine with these files, of which none is the database. */
function machineWith(...names: string[]) {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'kopier'));
  for (const name of names) writeFileSync(join(folder, name), '');
  return { folder, file: join(folder, 'akut.db'), backupFolder: join(folder, 'kopier') };
}

async function refusal({ file, backupFolder }: ReturnType<typeof machineWith>): Promise<string> {
  return openDatabase(file, { backupFolder }).then(
    async (database) => {
      await database.destroy();
      return 'no refusal';
    },
    (error: Error) => error.message,
  );
}

describe('a start without a database is refused, and makes none, when there lies', () => {
  test.each([
    ['the lock of a service that ran', 'akut.db-lock'],
    ['a log', 'akut.db-wal'],
    ['the log of a damaged file', 'akut.db-wal.gammel-2026-11-22T120000Z'],
    ['what was rescued when it was deleted', 'akut.db.reddet-2026-11-22T120000Z'],
    ['what a restore put aside', 'akut.db.foer-gendannelse-2026-11-22T120000Z'],
    ['a backup', 'kopier/akutoverblik-2026-11-22T1200Z.db'],
  ])('%s', async (_, trace) => {
    const machine = machineWith(trace);
    const before = readdirSync(machine.folder);
    expect(await refusal(machine)).toBe(
      `Der er ingen database i ${machine.file}, men der har været en: ${join(machine.folder, trace)} ligger der endnu. Er disken sat til, og peger DATABASE_FILE rigtigt? Ellers gendan den nyeste kopi med »npm run restore -- SIKKERHEDSKOPI«. Kun i en ny installation: lav en tom med »npm run seed -- --new«.`,
    );
    expect(readdirSync(machine.folder)).toEqual(before);
  });

  test('several: the newest that was rescued is named', async () => {
    const machine = machineWith(
      'akut.db-lock',
      'akut.db.reddet-2026-11-22T110000Z',
      'akut.db.reddet-2026-11-22T120000Z',
      'kopier/akutoverblik-2026-11-22T1000Z.db',
    );
    expect(await refusal(machine)).toContain('akut.db.reddet-2026-11-22T120000Z ligger der endnu');
  });

  test('an empty file in its place', async () => {
    const machine = machineWith();
    await (await openDatabase(machine.file)).destroy();
    truncateSync(machine.file);
    expect(await refusal(machine)).toContain('der har været en');
  });
});

test('on a new machine, with what others keep beside it, one is made, and the next start takes it', async () => {
  const machine = machineWith('andet.db-lock', 'akut.db2-wal', 'kopier/foer-flytning.db');
  expect(await refusal(machine)).toBe('no refusal');
  expect(await refusal(machine)).toBe('no refusal');
});

describe('a first start that was ended before anything was in it', () => {
  test('leaves the next to make the database', async () => {
    const machine = machineWith('akut.db-lock');
    const interrupted = new Sqlite(machine.file);
    interrupted.pragma('journal_mode = wal');
    interrupted.prepare('select count(*) from sqlite_schema').get();
    const log = readFileSync(`${machine.file}-wal`);
    interrupted.close();
    writeFileSync(`${machine.file}-wal`, log);
    expect(await refusal(machine)).toBe('no refusal');
  });

  test('takes back what it made, unless somebody has it open or there is a table in it', () => {
    const { folder, file } = machineWith();
    const begun = new Sqlite(file);
    begun.pragma('journal_mode = wal');
    const release = holdOpen(file);
    takeBack(file);
    expect(existsSync(file)).toBe(true);
    release();
    begun.close();
    takeBack(file);
    expect(readdirSync(folder)).toEqual(['kopier']);
  });

  test('and never a database', async () => {
    const { file } = machineWith();
    await (await openDatabase(file)).destroy();
    takeBack(file);
    expect(existsSync(file)).toBe(true);
  });
});

test('while it is being restored the start says so', async () => {
  const machine = machineWith('kopier/akutoverblik-2026-11-22T1200Z.db');
  const release = holdAlone(machine.file);
  try {
    expect(await refusal(machine)).toContain('bliver gendannet lige nu');
  } finally {
    release();
  }
});

test('who only comes for a moment makes none', async () => {
  const { file } = machineWith();
  await expect(openDatabase(file, { ifMissing: 'refuse' })).rejects.toThrow(
    `Der er ingen database i ${file}.`,
  );
  expect(existsSync(file)).toBe(false);
});

test('npm run seed makes one where there has been one only when told that it is new, and never in the place of one', async () => {
  const { file } = machineWith('akut.db-lock');
  const seed = (...words: string[]) => runToEnd('seed/main.ts', words, { DATABASE_FILE: file });
  expect(await seed()).toMatchObject({ code: 1, err: expect.stringContaining('der har været en') });
  expect(existsSync(file)).toBe(false);
  expect(await seed('--new')).toMatchObject({ code: 0, out: expect.stringContaining(' nye, 0 rettede') });
  expect(await seed('--new')).toMatchObject({
    code: 1,
    err: `Der er allerede en database i ${file}; den er ikke rørt. »npm run seed« uden --new lægger tilbuddene i den.\n`,
  });
});
