/** The program as an operator runs it: it starts with one command, says where it is, stops when asked, and says plainly why it cannot start. */
import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, chmodSync, cpSync, existsSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../data/database.ts';
import { appendVersion } from '../data/offers.ts';
import { seedDatabase } from '../seed/seed.ts';
import { danishNow } from '../server/clock.ts';
import { alwaysOpen } from './example-offers.ts';
import { wordsOn } from './read-page.ts';
import { repository, run, startCommand, stop } from './running-program.ts';
import { organisations, places, publishedAt, services } from './start-service.ts';
import { temporaryFolder } from './temporary-folder.ts';

const nobody = 65_534;

describe('npm start on a fresh machine', () => {
  test('makes the database, fills it, answers at the printed address, and stops when asked', async () => {
    const file = join(temporaryFolder(), 'new/akut.db');
    const service = run('npm', ['start'], { DATABASE_FILE: file, PORT: '0' });
    const address = await service.address;
    expect(service.written().out).toContain('Akutoverblik svarer på http://localhost:');
    expect(existsSync(file)).toBe(true);
    expect(service.written().out).toContain(`"database":"${file}","msg":"ny database`);

    const page = await fetch(`${address}/?kommune=struer&tid=2026-12-01T20:00`);
    expect(page.status).toBe(200);
    expect(wordsOn(await page.text())).toContain('Kommunal sygepleje, Struer');
    const answer = await fetch(`${address}/api/opslag?kommune=struer&tid=2026-12-01T20:00`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({
      criteria: { municipality: { code: '0671', name: 'Struer' }, at: '2026-12-01T20:00:00+01:00' },
    });

    stop(service.process, 'SIGTERM');
    await service.ended;
    await expect(fetch(address)).rejects.toThrow();
  });
});

describe('the program itself', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'ends cleanly on %s, the database whole and its log emptied into it',
    async (signal) => {
      const file = join(temporaryFolder(), 'akut.db');
      const service = run(process.execPath, startCommand, { DATABASE_FILE: file, PORT: '0' });
      const address = await service.address;
      await (await fetch(address)).text();
      stop(service.process, signal);
      expect(await service.ended).toBe(0);
      expect(service.written().err).toBe('');
      expect(existsSync(`${file}-wal`)).toBe(false);
    },
  );

  test('shows what another program saves while it runs', async () => {
    const file = join(temporaryFolder(), 'akut.db');
    const database = await openDatabase(file);
    onTestFinished(() => database.destroy());
    const seed = { places, organisations, services, offers: [alwaysOpen] };
    await seedDatabase(database, seed, danishNow().toInstant());
    const service = run(process.execPath, startCommand, { DATABASE_FILE: file, PORT: '0' });
    const address = await service.address;
    const names = async () => {
      const { offers } = (await (await fetch(`${address}/api/opslag`)).json()) as {
        offers: { name: string }[];
      };
      return offers.map(({ name }) => name);
    };
    expect(await names()).toEqual(['Eksempel Døgnåben']);
    await appendVersion(database, publishedAt(danishNow(), { ...alwaysOpen, name: 'Eksempel Nyt navn' }));
    await expect.poll(names, { timeout: 10_000 }).toEqual(['Eksempel Nyt navn']);
  });

  test('answers from a database in memory', async () => {
    const service = run(process.execPath, startCommand, { DATABASE_FILE: ':memory:', PORT: '0' });
    expect((await fetch(await service.address)).status).toBe(200);
  });

  test('tells the address that readers use when it has one, and what is wrong with it', async () => {
    const file = join(temporaryFolder(), 'akut.db');
    const environment = { DATABASE_FILE: file, PORT: '0', BASE_URL: 'http://akutoverblik.example/' };
    const service = run(process.execPath, startCommand, environment);
    expect(await service.address).toBe('http://akutoverblik.example');
    await expect.poll(() => service.written().out).toMatch(/"variables":\[.*"BASE_URL".*sat i miljøet/);
    expect(service.written().out).toMatch(/ og lytter på 127\.0\.0\.1:\d+\n/);
    expect(service.written().out).toContain('BASE_URL er http: ingen kan logge ind');
  });
});

describe('what stops the start is one line in Danish and exit code 1, never a stack', () => {
  async function refusal(environment: Record<string, string>, uid?: number): Promise<string> {
    const service = run(process.execPath, startCommand, environment, uid);
    expect(await service.ended).toBe(1);
    const { out, err } = service.written();
    // A database that was made meanwhile is told all the same.
    expect(out).toMatch(/^(\{.+"msg":"ny database.+\}\n)?$/);
    expect(err).not.toMatch(/ {4}at |Error:|node_modules/);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    return err.trimEnd();
  }

  test('a wrong PORT', async () => {
    const file = join(temporaryFolder(), 'akut.db');
    expect(await refusal({ DATABASE_FILE: file, PORT: 'abc' })).toBe(
      'Miljøvariablen PORT skal være et portnummer fra 0 til 65535',
    );
    expect(existsSync(file)).toBe(false);
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expect(await refusal({ DATABASE_FILE: join(temporaryFolder(), 'akut.db'), PORT: port })).toBe(
      `Port ${port} er optaget. Vælg en anden med PORT, eller stop det andet program.`,
    );
  });

  test('a host that is not this machine', async () => {
    const environment = { DATABASE_FILE: join(temporaryFolder(), 'akut.db'), PORT: '0', HOST: '192.0.2.1' };
    expect(await refusal(environment)).toMatch(
      /^Kan ikke lytte på 192\.0\.2\.1:0 \(\w+\)\. Ret HOST eller PORT\.$/,
    );
  });

  test('a database in a folder that may not be written', async () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o555);
    const uid = process.getuid?.() === 0 ? nobody : undefined;
    expect(await refusal({ DATABASE_FILE: join(folder, 'akut.db'), PORT: '0' }, uid)).toMatch(
      /^Databasen .+ kan ikke (skrives|åbnes eller oprettes)\..+DATABASE_FILE\.$/,
    );
  });

  test('an offer in the database that cannot be read', async () => {
    const file = join(temporaryFolder(), 'akut.db');
    const database = await openDatabase(file);
    await appendVersion(database, publishedAt(danishNow(), alwaysOpen));
    const other = new Sqlite(file);
    other.exec(`insert into offer_version (offer_id, recorded_at, effective_from, author, reason, state, body)
      select offer_id, recorded_at, effective_from, author, reason, state, '{}' from offer_version`);
    other.close();
    await database.destroy();
    expect(await refusal({ DATABASE_FILE: file, PORT: '0' })).toContain(
      'tilbuddet »eksempel-doegnaaben«, version 2, kan ikke læses',
    );
  });

  test('a database that is not one', async () => {
    const file = join(temporaryFolder(), 'brev.txt');
    writeFileSync(file, 'Kære alle\n'.repeat(200));
    expect(await refusal({ DATABASE_FILE: file, PORT: '0' })).toContain('er ikke en brugelig database');
  });
});

describe('npm run seed', () => {
  test('says what it did; the second time nothing', async () => {
    const file = join(temporaryFolder(), 'akut.db');
    const seeded = async () => {
      const seed = run(process.execPath, ['--import', './server/require-node.js', 'seed/main.ts'], {
        DATABASE_FILE: file,
      });
      expect(await seed.ended).toBe(0);
      return seed.written().out;
    };
    expect(await seeded()).toMatch(
      /^(\d+) tilbud fra 180 kilder i .+: \1 nye, 0 rettede, 0 uændrede, 0 overladt til redaktøren, 0 trukket tilbage\.\n$/,
    );
    expect(await seeded()).toMatch(
      /^(\d+) tilbud fra 180 kilder i .+: 0 nye, 0 rettede, \1 uændrede, 0 overladt til redaktøren, 0 trukket tilbage\.\n$/,
    );
  });

  test('a mistake in the lexicon is told with its line, and nothing is written', async () => {
    const copy = temporaryFolder();
    for (const folder of ['data', 'seed', 'server'])
      cpSync(join(repository, folder), join(copy, folder), { recursive: true });
    symlinkSync(join(repository, 'node_modules'), join(copy, 'node_modules'));
    appendFileSync(join(copy, 'seed/lexicon.txt'), '\n= =\n');
    const file = join(copy, 'akut.db');
    const seed = run(process.execPath, [join(copy, 'seed/main.ts')], { DATABASE_FILE: file });
    expect(await seed.ended).toBe(1);
    expect(seed.written().err).toMatch(/^seed\/lexicon\.txt: .+\n$/);
    expect(existsSync(file)).toBe(false);
  });
});

describe('with a Node that is too old', () => {
  const old = oldNode();
  test.skipIf(old === undefined)(
    'the program says which it needs and how to get it, instead of a stack',
    async () => {
      const service = run(old ?? '', startCommand, {
        DATABASE_FILE: join(temporaryFolder(), 'akut.db'),
        PORT: '0',
      });
      expect(await service.ended).toBe(1);
      expect(service.written().err).toMatch(
        /^Akutoverblik kræver Node 26 eller nyere; dette er [\d.]+\..+npm ci.+npm start.+\n$/,
      );
    },
  );
});

/** Another Node of this machine, older than the program needs. */
function oldNode(): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'node'))
    .filter((path) => existsSync(path))
    .find(
      (path) =>
        Number(execFileSync(path, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' })) < 26,
    );
}
