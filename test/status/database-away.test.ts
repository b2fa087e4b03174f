/**
 * The database is locked, made read-only, filled up, damaged, deleted or replaced while the service runs: looking up goes on, whoever saves is told that
 * it is not saved and keeps what was typed, nothing is there by half, and when the database is back so is everything else.
 */
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { sql } from 'kysely';
import request from 'supertest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backUp } from '../../data/backup.ts';
import { keeperOf, openDatabase, openReader } from '../../data/database.ts';
import { examine } from '../../data/examination.ts';
import { identitiesIn } from '../../data/identities.ts';
import { createApp } from '../../server/app.ts';
import { DatabaseAway } from '../../server/database-away.ts';
import { formOfOffer } from '../../server/editing/offer-form.ts';
import { sentByForm } from '../../server/editing/offer-form-schema.ts';
import { alarmWords } from '../../server/status/alarm.ts';
import { merelyRunning } from '../../server/status/standing.ts';
import { databaseWith } from '../backup/world.ts';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { run, startCommand, stop } from '../running-program.ts';
import { sendForm, signIn } from '../sign-in.ts';
import { danishTime, serviceOn } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const now = () => danishTime('2026-12-01T10:00');
const since = '1. december 2026 kl. 10.00';
const own = `/redaktion/tilbud/${alwaysOpen.slug}`;

/** The service's own parts on a real file, and an editor who is signed in. */
async function begin(folder = temporaryFolder()) {
  const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
  const database = await openDatabase(file, { now: () => now().toInstant() });
  onTestFinished(() => database.destroy());
  const made = await serviceOn(database, now, {});
  const standing = { ...merelyRunning(now().toInstant()), database: keeperOf(database).trouble };
  const identities = identitiesIn(database, now, { demo: false, reader: openReader(database) });
  const service = { ...made, standing, identities };
  const world = { app: createApp(service), service, database, catalogue: made.catalogue };
  const editor = await signIn(world, { role: 'editor', organisation: alwaysOpen.editor });
  let base = 1;
  /** Longer than a page of the database, so that it needs a new one. */
  const noteOf = (text: string) => `${text} ${'Ring først. '.repeat(150)}`.trim();
  const save = async (text: string) => {
    const offer = {
      ...alwaysOpen,
      note: noteOf(text),
      summary: text,
      coverageNote: 'Hele kommunen. '.repeat(120).trim(),
      referral: undefined,
    };
    const fields = Object.fromEntries([...sentByForm(formOfOffer(offer)), ['change.base', String(base)]]);
    const answer = await editor.post(own, fields);
    const told = /[?&]gemt=(\d+)/.exec(answer.headers.location ?? '');
    if (told) base = Number(told[1]);
    return answer;
  };
  return { ...world, file, editor, save };
}
type World = Awaited<ReturnType<typeof begin>>;

/** What another program reads in the file that lies there. */
function savedIn(file: string): string[] {
  const sqlite = new Sqlite(file, { readonly: true, fileMustExist: true });
  try {
    const bodies = sqlite
      .prepare('select body from offer_version order by sequence')
      .pluck()
      .all() as string[];
    return bodies.map((body) => JSON.parse(body).summary);
  } finally {
    sqlite.close();
  }
}

/** As the service does, once a second. */
async function untilWell({ database }: World): Promise<void> {
  for (let second = 0; second < 90 && keeperOf(database).trouble(); second++) await keeperOf(database).look();
}

async function expectLookupsGoOn({ app }: World): Promise<void> {
  const addresses = [
    '/',
    '/?kommune=0615',
    `/tilbud/${alwaysOpen.slug}`,
    '/klynger',
    '/klynge/horsens',
    '/klynge/horsens?visning=tavle',
    '/api/opslag?kommune=0615',
    `/api/tilbud/${alwaysOpen.slug}`,
    '/eksport/tilbud.csv',
    '/om',
    '/log-ind',
  ];
  for (const address of addresses)
    expect([address, (await request(app).get(address)).status]).toEqual([address, 200]);
  const { body } = await request(app).get('/api/opslag?kommune=0615');
  expect(body.offers[0].name).toBe('Eksempel Døgnåben');
}

/** A disk of its own of a few megabytes. */
function smallDisk(): string | undefined {
  const folder = temporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]));
  return folder;
}

/** What is done to the database, and how it is undone. */
type Misfortune = {
  kind: keyof typeof alarmWords;
  /** Where it can happen; undefined when it cannot here. */
  folder?: () => string | undefined;
  strike(world: World): () => unknown;
};
const misfortunes: Record<string, Misfortune> = {
  'locked by another program': {
    kind: 'database-locked',
    strike({ file }) {
      const other = new Sqlite(file);
      onTestFinished(() => void other.close());
      other.exec('begin immediate');
      return () => other.exec('rollback');
    },
  },
  'in a folder that nobody can look into': {
    kind: 'database-failing',
    strike({ file }) {
      const folder = dirname(file);
      renameSync(folder, `${folder}-elsewhere`);
      // A link to itself: asking after anything in it fails, and not as what is not there does.
      symlinkSync(folder, folder);
      return () => {
        rmSync(folder);
        renameSync(`${folder}-elsewhere`, folder);
      };
    },
  },
  'made read-only': {
    kind: 'database-read-only',
    strike({ database }) {
      const only = (word: 'on' | 'off') => sql.raw(`pragma query_only = ${word}`).execute(database);
      const done = only('on');
      return () => done.then(() => only('off'));
    },
  },
  'on a full disk': {
    kind: 'database-full',
    folder: smallDisk,
    strike({ file }) {
      const filler = join(dirname(file), 'fyld');
      const opened = openSync(filler, 'w');
      try {
        for (;;) writeSync(opened, Buffer.alloc(4_096));
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
      }
      closeSync(opened);
      return () => rmSync(filler);
    },
  },
  'overwritten with something else': {
    kind: 'database-damaged',
    strike({ file }) {
      copyFileSync(file, `${file}.god`);
      writeFileSync(file, 'Kære alle\n'.repeat(5_000));
      return () => renameSync(`${file}.god`, file);
    },
  },
  'damaged in the middle': {
    kind: 'database-damaged',
    strike({ file }) {
      copyFileSync(file, `${file}.god`);
      const opened = openSync(file, 'r+');
      writeSync(opened, Buffer.alloc(40_000, 0xa5), 0, 40_000, 4_096);
      return () => renameSync(`${file}.god`, file);
    },
  },
  'moved away': {
    kind: 'database-gone',
    strike({ file }) {
      renameSync(file, `${file}.vaek`);
      return () => renameSync(`${file}.vaek`, file);
    },
  },
  'deleted, and its log with it': {
    kind: 'database-gone',
    strike({ file }) {
      for (const ending of ['', '-wal', '-shm']) rmSync(file + ending);
      return () => {
        const [rescued = ''] = readdirSync(dirname(file)).filter((name) => name.includes('.reddet-'));
        copyFileSync(join(dirname(file), rescued), file);
      };
    },
  },
};

describe.each(Object.entries(misfortunes))('%s', (_, { kind, folder = temporaryFolder, strike }) => {
  test('looking up goes on, saving is refused, what was typed is kept, and all is well when it is', async ({
    skip,
  }) => {
    const place = folder();
    if (place === undefined) return skip('only who may mount has a small disk');
    const world = await begin(place);
    const { app, file, editor, save, database } = world;
    expect((await save('Gemt før')).status).toBe(303);
    // What is in the log only would be missing from a copy of the file.
    await sql`pragma wal_checkpoint(truncate)`.execute(database);
    const mend = strike(world);

    const refused = await save('Skrevet imens');
    expect(refused.status).toBe(503);
    expect(refused.headers['retry-after']).toBe('30');
    expect(wordsOn(refused.text)).toContain('Det er ikke gemt');
    expect(wordsOn(refused.text)).toContain(alarmWords[kind].title);
    expect(refused.text).toContain(`action="${own}"`);
    expect(refused.text).toContain('value="Skrevet imens"');
    await expectLookupsGoOn(world);

    const report = await sendForm(app, `/tilbud/${alwaysOpen.slug}/fejl`, {
      hvad: 'nummer',
      besked: 'Nummeret er skiftet',
      kontakt: '',
      hjemmeside: '',
    });
    expect(report.status).toBe(503);
    expect(report.text).toContain('Nummeret er skiftet');
    const signingIn = await sendForm(app, '/log-ind', {
      email: 'proeve@eksempel.dk',
      adgangskode: 'hemmeligt ord',
    });
    expect(signingIn.status).toBe(503);
    expect(signingIn.text).not.toContain('hemmeligt ord');

    const ready = await request(app).get('/readyz');
    expect([ready.status, ready.body.database]).toEqual([
      503,
      { state: kind.slice(9), since: '2026-12-01T09:00:00Z' },
    ]);
    const status = wordsOn((await request(app).get('/status').set('X-Forwarded-For', '192.0.2.7')).text);
    expect(status).toContain(`Virker ikke siden ${since}. ${alarmWords[kind].title}.`);
    expect((await request(app).get('/healthz')).status).toBe(200);
    // Whoever is signed in is shown the page, or told why not; never that they are not signed in.
    const isReadable = kind !== 'database-damaged';
    for (const path of ['/redaktion', own, '/konto', '/redaktion/kvalitet'])
      expect([path, isReadable ? [200] : [200, 503]]).toEqual([
        path,
        expect.arrayContaining([(await editor.get(path)).status]),
      ]);

    await mend();
    await untilWell(world);
    expect((await request(app).get('/readyz')).status).toBe(200);
    expect((await editor.get('/redaktion')).status).toBe(200);
    expect((await save('Gemt efter')).status).toBe(303);
    expect(savedIn(file)).toEqual(['Opdigtet tilbud', 'Gemt før', 'Gemt efter']);
    await database.destroy();
    expect(await examine(file, now())).toMatchObject({ broken: [], doubts: [] });
  });
});

test('another database put in its place is looked through, brought into use, and shown', async () => {
  const world = await begin();
  const { app, file, save, service } = world;
  const backup = join(dirname(file), 'kopi.db');
  await save('Før kopien');
  await backUp(file, backup, now());
  await save('Efter kopien');
  renameSync(backup, file);
  expect((await save('Skrevet imens')).status).toBe(503);
  await untilWell(world);
  await service.store.publish();
  const { body } = await request(app).get(`/api/tilbud/${alwaysOpen.slug}`);
  expect(body.summary ?? body.offer?.summary).toBe('Før kopien');
  expect(savedIn(file)).toEqual(['Opdigtet tilbud', 'Før kopien']);
  const [rescued = ''] = readdirSync(dirname(file)).filter((name) => name.includes('.reddet-'));
  expect(savedIn(join(dirname(file), rescued))).toEqual(['Opdigtet tilbud', 'Før kopien', 'Efter kopien']);
});

test('damaged while the newest is only in its log: it is noticed at the next save, and the old log is not laid upon the file that comes instead', async () => {
  const world = await begin();
  const { app, file, save, database } = world;
  const backup = join(dirname(file), 'kopi.db');
  await backUp(file, backup, now());
  expect((await save('I loggen')).status).toBe(303);
  const opened = openSync(file, 'r+');
  writeSync(opened, Buffer.alloc(40_000, 0xa5), 0, 40_000, 4_096);
  closeSync(opened);
  expect((await save('Skrevet imens')).status).toBe(503);
  expect(keeperOf(database).trouble()?.kind).toBe('damaged');
  renameSync(backup, file);
  await untilWell(world);
  const report = { hvad: 'nummer', besked: 'Nummeret er skiftet', kontakt: '', hjemmeside: '' };
  expect((await sendForm(app, `/tilbud/${alwaysOpen.slug}/fejl`, report)).status).toBe(303);
  expect(savedIn(file)).toEqual(['Opdigtet tilbud']);
  expect(readdirSync(dirname(file)).filter((name) => name.includes('-wal.gammel-'))).toHaveLength(1);
  await database.destroy();
  expect(await examine(file, now())).toMatchObject({ broken: [], doubts: [] });
});

test('what others have damaged is noticed before the next save, also where that touches nothing of it', async () => {
  const { database, file } = await begin();
  const note = () =>
    sql`insert into sign_in_attempt (at, account_key, address_key, outcome) values ('2026-12-01T10:00:00Z', 'k', 'a', 'refused')`.execute(
      database,
    );
  await note();
  const opened = openSync(file, 'r+');
  writeSync(opened, Buffer.alloc(40_000, 0xa5), 0, 40_000, 4_096);
  closeSync(opened);
  await expect(note()).rejects.toMatchObject({ kind: 'damaged' });
});

test('its log alone is deleted: what was in it is not lost, and a save that is told is in the file', async () => {
  const world = await begin();
  const { file, save, database } = world;
  expect((await save('I loggen')).status).toBe(303);
  rmSync(`${file}-wal`);
  await save('Skrevet imens');
  await untilWell(world);
  expect((await save('Gemt efter')).status).toBe(303);
  await database.destroy();
  expect(savedIn(file)).toEqual(expect.arrayContaining(['I loggen', 'Gemt efter']));
});

test('no new database is made where one is missing, and an empty file is none', async () => {
  const world = await begin();
  const { file, database } = world;
  rmSync(file);
  for (let second = 0; second < 10; second++) await keeperOf(database).look();
  expect(readdirSync(dirname(file)).filter((name) => name === 'akut.db')).toEqual([]);
  writeFileSync(file, '');
  for (let second = 0; second < 70; second++) await keeperOf(database).look();
  expect(keeperOf(database).trouble()?.kind).toBe('gone');
});

test('nobody has saved anything: it is noticed all the same', async () => {
  const { file, database } = await begin();
  rmSync(file);
  await keeperOf(database).look();
  expect(keeperOf(database).trouble()).toMatchObject({ kind: 'gone', since: now().toInstant() });
});

test('a disk that is full in the middle of a save that is many rows leaves none of them', async () => {
  const { database, file } = await begin();
  const many = database.transaction().execute(async (transaction) => {
    for (let row = 0; row < 200; row++) {
      if (row === 20) await sql`pragma max_page_count = 1`.execute(transaction);
      await sql`insert into sign_in_attempt (at, account_key, address_key, outcome) values ('2026-12-01T10:00:00Z', ${'k'.repeat(500)}, 'a', 'refused')`.execute(
        transaction,
      );
    }
  });
  await expect(many).rejects.toMatchObject({ kind: 'full' });
  const sqlite = new Sqlite(file, { readonly: true });
  expect(sqlite.prepare('select count(*) from sign_in_attempt').pluck().get()).toBe(0);
  sqlite.close();
});

test('a save that was begun before the file was deleted is not told as saved', async () => {
  const { database, file } = await begin();
  const saving = database.transaction().execute(async (transaction) => {
    await sql`insert into sign_in_attempt (at, account_key, address_key, outcome) values ('2026-12-01T10:00:00Z', 'k', 'a', 'refused')`.execute(
      transaction,
    );
    rmSync(file);
  });
  await expect(saving).rejects.toMatchObject({ kind: 'gone' });
});

test('whoever cannot be recognised now is shown what anybody may see, told elsewhere, and loses nothing typed', async () => {
  const { service } = await begin();
  const away = () => Promise.reject(new DatabaseAway('damaged'));
  const app = createApp({ ...service, identities: { signedIn: away, offer: away } });
  const cookie = '__Host-session=enhver';
  expect((await request(app).get('/?kommune=0615').set('Cookie', cookie)).status).toBe(200);
  const page = await request(app).get('/redaktion').set('Cookie', cookie);
  expect(page.status).toBe(503);
  expect(wordsOn(page.text)).toContain('Siden kan ikke vises lige nu Databasen er beskadiget.');
  const form = await sendForm(app, `${own}/bekraeft`, { del: 'Ring først' }).set('Cookie', cookie);
  expect(form.status).toBe(503);
  expect(form.text).toContain('value="Ring først"');
});

test('a CPR number that was typed is not sent back to be sent again, and that is said', async () => {
  const { service } = await begin();
  const away = () => Promise.reject(new DatabaseAway('damaged'));
  const app = createApp({ ...service, identities: { signedIn: away, offer: away } });
  const fields = { besked: 'borger 010190-1234', svar: 'rettet' };
  const { text } = await sendForm(app, `/redaktion/tilbud/${alwaysOpen.slug}/fejl`, fields).set(
    'Cookie',
    '__Host-session=enhver',
  );
  expect(text).not.toContain('010190');
  expect(text).toContain('value="rettet"');
  expect(wordsOn(text)).toContain('Et felt, der lignede et CPR-nummer, er ikke med.');
});

test('the program as it is started finds out by itself, tells it in its log, and comes back', async () => {
  const file = join(temporaryFolder(), 'akut.db');
  const running = run(process.execPath, startCommand, { DATABASE_FILE: file, PORT: '0' });
  const address = await running.address;
  const state = async () =>
    ((await (await fetch(`${address}/readyz`)).json()) as { database: { state: string } }).database.state;
  renameSync(file, `${file}.vaek`);
  await expect.poll(state, { timeout: 10_000 }).toBe('gone');
  expect((await fetch(`${address}/?kommune=struer`)).status).toBe(200);
  renameSync(`${file}.vaek`, file);
  await expect.poll(state, { timeout: 20_000 }).toBe('usable');
  await expect.poll(() => running.written().out).toContain('databasen kan bruges igen');
  expect(running.written().out).toContain('databasen kan ikke bruges');
  stop(running.process, 'SIGTERM');
  expect(await running.ended).toBe(0);
});
