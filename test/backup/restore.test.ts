/** Putting a backup back: checked before anything is replaced, never while somebody has the database open, and the old one is kept. */
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createAccount } from '../../data/accounts.ts';
import { backUp } from '../../data/backup.ts';
import { kyselyOn, migrate, openDatabase } from '../../data/database.ts';
import { migrations } from '../../data/migrations/migrations.ts';
import { restore } from '../../data/restore.ts';
import { readSession, startSession } from '../../data/sessions.ts';
import { alwaysOpen, hoursUnknown } from '../example-offers.ts';
import { repository, runToEnd } from '../running-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { catalogueBytes, databaseWith, noon, save } from './world.ts';

/** A database, a backup of it, and what has been saved since. */
async function begin() {
  const folder = temporaryFolder();
  const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
  const backup = join(folder, 'kopi.db');
  await backUp(file, backup, noon);
  const then = await catalogueBytes(file);
  const database = await openDatabase(file);
  await save(database, hoursUnknown);
  await database.destroy();
  return { folder, file, backup, then, since: await catalogueBytes(file) };
}

/** Why not; and the database is as it was. */
async function refusal(file: string, backup: string): Promise<string> {
  const before = existsSync(file) ? readFileSync(file) : undefined;
  const names = readdirSync(join(file, '..'));
  const message = await restore(file, backup, noon).then(
    () => 'no refusal',
    (error: Error) => error.message,
  );
  expect(existsSync(file) ? readFileSync(file) : undefined).toEqual(before);
  const fresh = new Set(readdirSync(join(file, '..'))).difference(new Set(names));
  expect([...fresh].filter((name) => !name.endsWith('-lock'))).toEqual([]);
  return message;
}

test('gives the catalogue of the backup, and keeps what was there beside it, its log in it', async () => {
  const { file, backup, then, since } = await begin();
  const { examined, kept } = await restore(file, backup, noon);
  expect(examined).toMatchObject({ offers: 1, broken: [], doubts: [] });
  expect(await catalogueBytes(file)).toBe(then);
  expect(kept).toBe(`${file}.foer-gendannelse-2026-11-02T110000Z`);
  expect(await catalogueBytes(kept ?? '')).toBe(since);
});

test('what only lay in the log of a service that was killed is in the one that is kept', async () => {
  const { folder, file, backup } = await begin();
  const writing = new Sqlite(file);
  writing.pragma('journal_mode = wal');
  writing.exec("update person set name = name; insert into service values ('sidst', 'Gemt til sidst', '[]')");
  const killed = join(folder, 'draebt.db');
  for (const ending of ['', '-wal']) writeFileSync(killed + ending, readFileSync(file + ending));
  writing.close();
  const { kept } = await restore(killed, backup, noon);
  expect(readdirSync(folder).filter((name) => name.startsWith('draebt') && name.includes('-wal'))).toEqual(
    [],
  );
  expect(await catalogueBytes(kept ?? '')).toContain('Gemt til sidst');
  expect(await catalogueBytes(killed)).not.toContain('Gemt til sidst');
});

test('a damaged database is kept as it is, with its log, which the new one does not read', async () => {
  const { file, backup, then } = await begin();
  writeFileSync(file, 'Kære alle\n'.repeat(500));
  writeFileSync(`${file}-wal`, 'rester');
  const { kept } = await restore(file, backup, noon);
  expect(readFileSync(kept ?? '', 'utf8')).toContain('Kære alle');
  expect(readFileSync(`${kept}-wal`, 'utf8')).toBe('rester');
  expect(await catalogueBytes(file)).toBe(then);
});

test('on a new machine there is nothing to keep', async () => {
  const { backup, then } = await begin();
  const file = join(temporaryFolder(), 'ny/akut.db');
  expect(await restore(file, backup, noon)).toMatchObject({ kept: undefined });
  expect(await catalogueBytes(file)).toBe(then);
});

test('the backup is only read', async () => {
  const { file, backup } = await begin();
  const before = { bytes: readFileSync(backup), at: statSync(backup).mtimeMs };
  await restore(file, backup, noon);
  expect({ bytes: readFileSync(backup), at: statSync(backup).mtimeMs }).toEqual(before);
  expect(existsSync(`${backup}-lock`)).toBe(false);
});

test.each(Object.keys(migrations))(
  'a backup from when %s was the newest is brought up to date on the way',
  async (newest) => {
    const { file, then } = await begin();
    const old = join(temporaryFolder(), 'gammel.db');
    const sqlite = new Sqlite(old);
    await migrate(kyselyOn(sqlite), newest);
    const source = new Sqlite(await databaseWith(join(temporaryFolder(), 'akut.db'), alwaysOpen));
    for (const table of [
      'region',
      'cluster',
      'municipality',
      'postcode',
      'organisation',
      'service',
      'offer',
      'offer_version',
    ])
      copyRows(source, sqlite, table);
    source.close();
    sqlite.close();
    const bytes = readFileSync(old);
    expect(await restore(file, old, noon)).toMatchObject({
      examined: { schema: newest, offers: 1, doubts: [] },
    });
    expect(readFileSync(old).equals(bytes)).toBe(true);
    // Islands came later, and are in no old backup.
    const withoutIslands = (catalogue: string) => JSON.parse(catalogue)[0].versions;
    expect(withoutIslands(await catalogueBytes(file))).toEqual(withoutIslands(then));
  },
);

/** Only the columns that both have. */
function copyRows(from: Sqlite.Database, to: Sqlite.Database, table: string): void {
  const columns = to.prepare('select name from pragma_table_info(?)').pluck().all(table) as string[];
  const insert = to.prepare(`insert into ${table} (${columns}) values (${columns.map(() => '?')})`);
  for (const row of from.prepare(`select ${columns} from ${table}`).raw().all() as unknown[][])
    insert.run(row);
}

test('nobody is signed in afterwards: who has signed out since the backup is not let in by it', async () => {
  const folder = temporaryFolder();
  const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
  const now = noon.toInstant();
  const database = await openDatabase(file);
  const account = { id: 'a', name: 'Prøve', email: 'proeve@eksempel.dk', grants: [], demo: false };
  await createAccount(database, account, now);
  await startSession(database, { tokenHash: 'h', id: 's', accountId: 'a', device: 'prøve' }, now);
  expect(await readSession(database, 'h', now)).toBeDefined();
  await database.destroy();
  await backUp(file, join(folder, 'kopi.db'), noon);
  await restore(file, join(folder, 'kopi.db'), noon);
  const restored = await openDatabase(file);
  onTestFinished(() => restored.destroy());
  expect(await readSession(restored, 'h', now)).toBeUndefined();
});

describe('npm run restore', () => {
  const program = 'server/backup/restore-program.ts';

  test('names the whole path of the database it put back, and of the backup', async () => {
    const { file, backup } = await begin();
    const short = { DATABASE_FILE: relative(repository, file) };
    const { code, out } = await runToEnd(program, [relative(repository, backup)], short);
    expect(code).toBe(0);
    expect(out).toContain(`${file} er gendannet fra ${backup}: 1 tilbud`);
  });

  test.each([program, 'server/backup/load-dump-program.ts'])(
    'is not done to a database that nobody has named: %s',
    async (program) => {
      const { backup } = await begin();
      expect(await runToEnd(program, [backup], {})).toEqual({
        code: 1,
        out: '',
        err: 'Sig hvilken database med DATABASE_FILE, fx DATABASE_FILE=var/akutoverblik.db; i drift køres alle programmer som i docs/drift.md, »akutoverblik restore -- …«. Intet er rørt.\n',
      });
    },
  );
});

describe('is refused, and nothing is touched, when', () => {
  test('the service has the database open', async () => {
    const { file, backup } = await begin();
    const database = await openDatabase(file);
    onTestFinished(() => database.destroy());
    expect(await refusal(file, backup)).toMatch(/^Databasen .+ er i brug\. Stop tjenesten/);
  });

  test('the service has it open, though it is damaged or gone: it would go on saving into nothing', async () => {
    const { file, backup } = await begin();
    const database = await openDatabase(file);
    onTestFinished(() => database.destroy());
    writeFileSync(file, 'Kære alle\n'.repeat(500));
    expect(await refusal(file, backup)).toMatch(/^Databasen .+ er i brug\./);
  });

  test('another program has it open', async () => {
    const { file, backup } = await begin();
    const other = new Sqlite(file);
    onTestFinished(() => void other.close());
    other.prepare('select count(*) from offer').get();
    expect(await refusal(file, backup)).toMatch(/^Databasen .+ er i brug\./);
  });

  test('the backup is not there, is no database, or is the database itself', async () => {
    const { folder, file } = await begin();
    expect(await refusal(file, join(folder, 'ingen.db'))).toBe(
      `Der er ingen fil, der hedder ${folder}/ingen.db.`,
    );
    writeFileSync(join(folder, 'brev.txt'), 'Kære alle\n'.repeat(500));
    expect(await refusal(file, join(folder, 'brev.txt'))).toContain('er ikke en brugelig database');
    expect(await refusal(file, file)).toContain('er databasen selv');
  });

  test('the backup is damaged', async () => {
    const { file, backup } = await begin();
    const opened = openSync(backup, 'r+');
    writeSync(opened, Buffer.alloc(12_000, 0xa5), 0, 12_000, 4096 * 5);
    closeSync(opened);
    expect(await refusal(file, backup)).toMatch(/beskadiget/);
  });

  test('the backup is newer than this program', async () => {
    const { file, backup } = await begin();
    const later = new Sqlite(backup);
    later.exec("insert into kysely_migration values ('2099-01-01-later', '2099-01-01T00:00:00Z')");
    later.close();
    expect(await refusal(file, backup)).toContain('nyere udgave');
  });

  test('no catalogue can be built from it', async () => {
    const { file, backup } = await begin();
    const other = new Sqlite(backup);
    other.exec(`insert into offer_version (offer_id, recorded_at, effective_from, author, reason, state, body)
      select offer_id, recorded_at, effective_from, author, reason, state, '{}' from offer_version`);
    other.close();
    expect(await refusal(file, backup)).toMatch(
      /kan ikke bruges: Kataloget kan ikke bygges: .+ Databasen er ikke rørt\./,
    );
  });
});
