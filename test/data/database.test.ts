/** The database file: shared by several, kept through a restart, and refused in one plain line when it cannot be used. */
import {
  chmodSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { createAccount } from '../../data/accounts.ts';
import { watchChanges } from '../../data/changes.ts';
import { isEmpty, openDatabase, openReader } from '../../data/database.ts';
import { DatabaseUnusable } from '../../data/database-unusable.ts';
import { identitiesIn } from '../../data/identities.ts';
import { appendVersion, readVersions } from '../../data/offers.ts';
import { holdAlone } from '../../data/run-lock.ts';
import { startSession } from '../../data/sessions.ts';
import { alwaysOpen, hoursUnknown } from '../example-offers.ts';
import { danishTime, publishedAt } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const noon = danishTime('2026-12-01T12:00');

async function open(file: string) {
  const database = await openDatabase(file);
  onTestFinished(() => database.destroy());
  return database;
}

async function refusal(file: string): Promise<string> {
  try {
    await open(file);
  } catch (error) {
    if (error instanceof DatabaseUnusable) return error.message;
    throw error;
  }
  return 'no refusal';
}

test('a new file and its folder are made, empty and ready', async () => {
  const database = await open(join(temporaryFolder(), 'new/folder/akut.db'));
  expect(await isEmpty(database)).toBe(true);
  await appendVersion(database, publishedAt(noon, alwaysOpen));
  expect(await isEmpty(database)).toBe(false);
});

test('somebody signed in is recognised while a large change is being written', async () => {
  const file = join(temporaryFolder(), 'akut.db');
  const database = await open(file);
  const reader = openReader(database);
  onTestFinished(() => reader.destroy());
  const account = { id: 'maja', name: 'Maja Prøve', email: 'maja@kommune.example', grants: [], demo: false };
  await createAccount(database, account, noon.toInstant());
  const session = { tokenHash: 'hash', id: 'her', accountId: account.id, device: 'prøve' };
  await startSession(database, session, noon.toInstant());
  const identities = identitiesIn(database, () => noon.add({ minutes: 5 }), { demo: false, reader });
  await database.transaction().execute(async (transaction) => {
    await appendVersion(transaction, publishedAt(noon, alwaysOpen));
    expect(await identities.signedIn('hash')).toMatchObject({ account: { name: 'Maja Prøve' } });
    expect(await identities.offer(alwaysOpen.slug)).toBeUndefined();
  });
  expect(await identities.offer(alwaysOpen.slug)).toMatchObject({ editor: alwaysOpen.editor });
  const used = () => database.selectFrom('session').select('last_used_at').executeTakeFirst();
  await vi.waitFor(async () => expect((await used())?.last_used_at).toBe('2026-12-01T11:05:00.000Z'));
});

test('what was saved is there after a restart', async () => {
  const file = join(temporaryFolder(), 'akut.db');
  const before = await openDatabase(file);
  await appendVersion(before, publishedAt(noon, alwaysOpen));
  await before.destroy();
  const versions = await readVersions(await open(file));
  expect(versions.map(({ offer }) => offer)).toEqual([alwaysOpen]);
});

test('a second connection sees what the first has saved', async () => {
  const file = join(temporaryFolder(), 'akut.db');
  const first = await open(file);
  const second = await open(file);
  await appendVersion(first, publishedAt(noon, alwaysOpen));
  expect(await readVersions(second)).toHaveLength(1);
  await appendVersion(second, publishedAt(noon, hoursUnknown));
  expect(await readVersions(first)).toHaveLength(2);
});

test('reading goes on while somebody else is in the middle of writing, and sees only what is finished', async () => {
  const file = join(temporaryFolder(), 'akut.db');
  const writer = await open(file);
  const reader = await open(file);
  await writer.transaction().execute(async (transaction) => {
    await appendVersion(transaction, publishedAt(noon, alwaysOpen));
    expect(await readVersions(reader)).toEqual([]);
  });
  expect(await readVersions(reader)).toHaveLength(1);
});

describe('whoever watches the file', () => {
  const aSecond = () => vi.advanceTimersByTimeAsync(1_000);

  /** A watched file at a clock that the test moves; `save` is somebody else. */
  async function watched() {
    const file = join(temporaryFolder(), 'akut.db');
    const database = await open(file);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const changes = watchChanges(database);
    onTestFinished(() => changes.stop());
    return { changes, save: () => appendVersion(database, publishedAt(noon, alwaysOpen)) };
  }

  test('is told once when somebody else has saved', async () => {
    const { changes, save } = await watched();
    const told = vi.fn(async () => undefined);
    changes.tell(told);
    await aSecond();
    expect(told).toHaveBeenCalledTimes(0);
    await save();
    await aSecond();
    await aSecond();
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('is told of what was saved after the watch began and before it listened', async () => {
    const { changes, save } = await watched();
    await save();
    const told = vi.fn(async () => undefined);
    changes.tell(told);
    await aSecond();
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('is told again until it has succeeded', async () => {
    const { changes, save } = await watched();
    const told = vi.fn(async () => undefined).mockRejectedValueOnce(new Error('kan ikke læses nu'));
    changes.tell(told);
    await save();
    for (let i = 0; i < 3; i++) await aSecond();
    expect(told).toHaveBeenCalledTimes(2);
  });

  test('is told of what was saved while it was busy, once it is done', async () => {
    const { changes, save } = await watched();
    const busy = Promise.withResolvers<undefined>();
    const told = vi.fn(async () => undefined).mockReturnValueOnce(busy.promise);
    changes.tell(told);
    await save();
    await aSecond();
    await save();
    await aSecond();
    expect(told).toHaveBeenCalledTimes(1);
    busy.resolve(undefined);
    await aSecond();
    expect(told).toHaveBeenCalledTimes(2);
  });
});

describe('a file that cannot be used is refused in one line that says what to do', () => {
  test('not a database', async () => {
    const file = join(temporaryFolder(), 'brev.txt');
    writeFileSync(file, 'Kære alle\n'.repeat(200));
    expect(await refusal(file)).toBe(
      `Filen ${file} er ikke en brugelig database. Se, hvad der er galt, med »npm run verify«, gendan den med »npm run restore -- SIKKERHEDSKOPI«, eller vælg en anden fil med DATABASE_FILE.`,
    );
  });

  test('a folder', async () => {
    const folder = temporaryFolder();
    expect(await refusal(folder)).toMatch(/^Databasen .+ kan ikke åbnes eller oprettes\..+DATABASE_FILE\.$/);
  });

  test('below something that is not a folder', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'fil'), '');
    expect(await refusal(join(folder, 'fil/akut.db'))).toMatch(
      /^Databasen .+ kan ikke åbnes eller oprettes\..+$/,
    );
  });

  test('locked by another program', async () => {
    const file = join(temporaryFolder(), 'akut.db');
    await (await openDatabase(file)).destroy();
    const other = new Sqlite(file);
    other.exec('begin exclusive');
    onTestFinished(() => void other.close());
    expect(await refusal(file)).toBe(
      `Databasen ${file} er låst af et andet program. Luk det, og start igen.`,
    );
  });

  test('being restored just now', async () => {
    const file = join(temporaryFolder(), 'akut.db');
    const release = holdAlone(file);
    onTestFinished(release);
    expect(await refusal(file)).toBe(`Databasen ${file} bliver gendannet lige nu. Vent, og prøv igen.`);
  });

  describe('when this user may not write', () => {
    /** Root may write everywhere, so a test run as root looks away from its rights for a moment. */
    async function asOrdinaryUser<T>(attempt: () => Promise<T>): Promise<T> {
      if (process.getuid?.() !== 0) return attempt();
      process.seteuid?.('nobody');
      try {
        return await attempt();
      } finally {
        process.seteuid?.(0);
      }
    }

    test('the file', async () => {
      const folder = temporaryFolder();
      const file = join(folder, 'akut.db');
      await (await openDatabase(file)).destroy();
      chmodSync(file, 0o444);
      chmodSync(folder, 0o777);
      expect(await asOrdinaryUser(() => refusal(file))).toBe(
        `Databasen ${file} kan ikke skrives. Ret rettighederne til filen og mappen, eller vælg en anden fil med DATABASE_FILE.`,
      );
    });

    test('in the folder', async () => {
      const folder = join(temporaryFolder(), 'laast');
      mkdirSync(folder);
      chmodSync(folder, 0o555);
      chmodSync(join(folder, '..'), 0o755);
      expect(await asOrdinaryUser(() => refusal(join(folder, 'akut.db')))).toMatch(
        /^Databasen .+ kan ikke (skrives|åbnes eller oprettes)\..+DATABASE_FILE\.$/,
      );
      expect(await asOrdinaryUser(() => refusal(join(folder, 'ny/akut.db')))).toBe(
        `Mappen ${folder}/ny findes ikke og kan ikke laves. Lav den, eller vælg en anden fil med DATABASE_FILE.`,
      );
    });
  });
});

describe('a file that is refused for what it holds is left as it was, to the byte and the time stamp', () => {
  const fresh = async () => {
    const file = join(temporaryFolder(), 'akut.db');
    await (await openDatabase(file)).destroy();
    return file;
  };
  const change = (file: string, statement: string) => {
    const sqlite = new Sqlite(file);
    sqlite.exec(statement);
    sqlite.close();
  };
  const later = "insert into kysely_migration values ('2099-01-01-later', '2099-01-01T00:00:00Z')";

  /** Refused: in which words, and what the folder then holds. */
  async function untouchedBy(file: string): Promise<string> {
    rmSync(`${file}-lock`, { force: true });
    utimesSync(file, 1_700_000_000, 1_700_000_000);
    const before = { bytes: readFileSync(file), beside: readdirSync(dirname(file)) };
    const message = await refusal(file);
    expect(readFileSync(file).equals(before.bytes)).toBe(true);
    expect(statSync(file).mtimeMs).toBe(1_700_000_000_000);
    expect(readdirSync(dirname(file))).toEqual(before.beside);
    return message.replace(file, 'FIL');
  }

  test('a letter', async () => {
    const file = join(temporaryFolder(), 'brev.txt');
    writeFileSync(file, 'Kære alle\n'.repeat(200));
    expect(await untouchedBy(file)).toMatch(/^Filen FIL er ikke en brugelig database\..+npm run restore/);
  });

  test('a database cut off in the middle', async () => {
    const file = await fresh();
    truncateSync(file, statSync(file).size / 2);
    expect(await untouchedBy(file)).toMatch(/^Databasen FIL er beskadiget\..+npm run restore/);
  });

  test('a database with rubbish in it', async () => {
    const file = await fresh();
    const opened = openSync(file, 'r+');
    writeSync(opened, Buffer.alloc(12_000, 0xa5), 0, 12_000, 4096 * 5);
    closeSync(opened);
    expect(await untouchedBy(file)).toMatch(/^Databasen FIL er beskadiget\./);
  });

  test('a database with rubbish in it, and a log beside it: the engine itself would blame the memory', async () => {
    const file = await fresh();
    const opened = openSync(file, 'r+');
    writeSync(opened, Buffer.alloc(statSync(file).size - 4096, 0xa5), 0, undefined, 4096);
    closeSync(opened);
    writeFileSync(`${file}-wal`, '');
    const bytes = readFileSync(file);
    expect(await refusal(file)).toMatch(/^Databasen .+ er beskadiget\./);
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  test('one made by a newer version of this program', async () => {
    const file = await fresh();
    change(file, later);
    expect(await untouchedBy(file)).toBe(
      'Databasen FIL er lavet af en nyere udgave af Akutoverblik end denne. Brug den nyere udgave, eller gendan en ældre sikkerhedskopi med »npm run restore -- SIKKERHEDSKOPI«.',
    );
  });

  test('one made newer by somebody whose machine then lost power: its log is read and left', async () => {
    const file = await fresh();
    const other = new Sqlite(file);
    other.exec(later);
    const crashed = join(temporaryFolder(), 'akut.db');
    for (const ending of ['', '-wal']) copyFileSync(file + ending, crashed + ending);
    other.close();
    const log = readFileSync(`${crashed}-wal`);
    const bytes = readFileSync(crashed);
    expect(log.length).toBeGreaterThan(0);
    expect(await refusal(crashed)).toContain('nyere udgave');
    expect(readFileSync(`${crashed}-wal`).equals(log)).toBe(true);
    expect(readFileSync(crashed).equals(bytes)).toBe(true);
  });

  test('a database of another program', async () => {
    const file = join(temporaryFolder(), 'andet.db');
    change(file, 'create table kunde (navn)');
    expect(await untouchedBy(file)).toBe(
      'Databasen FIL hører til et andet program. Vælg en anden fil med DATABASE_FILE.',
    );
  });
});
