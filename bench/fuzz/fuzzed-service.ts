/** The real service as a process of its own on a database of its own, with the real offers and people of every role signed in. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount } from '../../data/accounts.ts';
import { openDatabase } from '../../data/database.ts';
import { beginSecondFactor, confirmSecondFactor } from '../../data/second-factors.ts';
import { startSession } from '../../data/sessions.ts';
import { seedDatabase } from '../../seed/seed.ts';
import { readSeed } from '../../seed/seed-files.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { newSecret } from '../../server/second-factor-code.ts';
import { hashOfToken, newToken } from '../../server/session-cookie.ts';
import type { Ground } from './fuzz-requests.ts';
import { formsOn } from './shown-forms.ts';

export type FuzzedService = {
  origin: URL;
  ground: Ground;
  /** What it has written to its standard error. */
  errors(): string;
  /** The last lines of its log. */
  logged(): string;
  hasEnded(): boolean;
  /** Megabytes of memory that it holds; undefined where the system does not tell. */
  memory(): number | undefined;
  stop(): Promise<void>;
};

const root = join(import.meta.dirname, '../..');
const mostPeople = 120;

export async function startFuzzed(): Promise<FuzzedService> {
  const folder = mkdtempSync(join(tmpdir(), 'akutoverblik-fuzz-'));
  const databaseFile = join(folder, 'fuzz.db');
  const cookies = await fill(databaseFile);
  const { NODE_ENV, BASE_URL, ...ours } = process.env;
  const env = {
    ...ours,
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_FILE: databaseFile,
    OUTBOX_DIR: join(folder, 'mails'),
    DEMO: '1',
    TRUST_PROXY: 'loopback',
  };
  const child = spawn(process.execPath, ['--import', './server/require-node.js', 'server/main.ts'], {
    cwd: root,
    env,
  });
  let errors = '';
  let logged = '';
  child.stderr.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(-20_000);
  });
  const origin = await new Promise<URL>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the service did not start: ${errors}`)));
    child.stdout.on('data', (chunk) => {
      logged = `${logged}${chunk}`.slice(-20_000);
      const [address] = /http:\/\/\S+/.exec(logged) ?? [];
      if (address) resolve(new URL(address.replace('localhost', '127.0.0.1')));
    });
  });
  const ended = once(child, 'exit');
  return {
    origin,
    ground: await look(origin, cookies),
    errors: () => errors,
    logged: () => logged,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    memory: () => residentMegabytes(child.pid),
    async stop() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** So many of each, that what one account may do in a minute stops few of them. */
async function fill(file: string): Promise<string[][]> {
  const database = await openDatabase(file);
  const now = Temporal.Now.instant();
  await seedDatabase(database, readSeed(), now);
  const grants: Grant[][] = [
    [{ role: 'administrator' }, { role: 'editor', organisation: 'kommune-horsens' }],
    [{ role: 'editor', organisation: 'kommune-horsens' }],
    [{ role: 'approver', organisation: 'region-midtjylland' }],
    [{ role: 'visitation', cluster: 'vest' }],
    [
      { role: 'coordinator', cluster: 'horsens' },
      { role: 'editor', organisation: 'kommune-struer' },
    ],
  ];
  const cookies: string[][] = grants.map(() => []);
  for (let person = 0; person < mostPeople; person++) {
    const role = person % grants.length;
    const id = `person-${person}`;
    const account = { id, name: `Person ${person}`, email: `${id}@eksempel.dk`, demo: false };
    await createAccount(database, { ...account, grants: grants[role] ?? [] }, now);
    await beginSecondFactor(database, id, { secret: newSecret(), sessionId: '' });
    await confirmSecondFactor(database, id, now);
    const token = newToken();
    await startSession(
      database,
      { tokenHash: hashOfToken(token), id: randomUUID(), accountId: id, device: 'prøve' },
      now,
    );
    cookies[role]?.push(`__Host-session=${token}`);
  }
  await database.destroy();
  return cookies;
}

const pages = [
  ...[
    '/redaktion',
    '/redaktion/nyt',
    '/redaktion/helligdage',
    '/redaktion/myndighed',
    '/redaktion/udveksling',
    '/redaktion/godkend',
  ],
  ...[
    '/konto',
    '/konto/totrin',
    '/administration/konti/ny',
    '/administration/konti/person-3',
    '/administration/organisationer/ny',
  ],
  ...[
    '/administration/organisationer/kommune-odder',
    '/administration/geografi/klynge/horsens',
    '/administration/geografi/kommune/0615',
  ],
  ...[
    '/redaktion/helligdage/oversigt',
    '/redaktion/kvalitet',
    '/log-ind',
    '/glemt-adgangskode',
    '/administration/dubletter',
  ],
];

async function look(origin: URL, cookies: string[][]): Promise<Ground> {
  const page = async (path: string, role: number) => {
    const answer = await fetch(new URL(path, origin), { headers: { Cookie: cookies[role]?.[0] ?? '' } });
    return Buffer.from(await answer.arrayBuffer());
  };
  const { offers } = JSON.parse(String(await page('/api/opslag', 0))) as { offers: { slug: string }[] };
  const slugs = offers.map(({ slug }) => slug);
  const work = String(await page('/redaktion', 1));
  const own = [
    ...new Set([...work.matchAll(/href="\/redaktion\/tilbud\/([a-z0-9-]+)/g)].map(([, slug = '']) => slug)),
  ].slice(0, 4);
  const ofOffers = own.flatMap((slug) => [
    ...['', '/bekraeft', '/pladser', '/traek-tilbage', '/fejl'].map(
      (part) => `/redaktion/tilbud/${slug}${part}`,
    ),
    ...[`/tilbud/${slug}/fejl`, `/tilbud/${slug}`],
  ]);
  const forms: Ground['forms'][number][] = [];
  for (const path of [...pages, ...ofOffers])
    for (const role of cookies.keys())
      for (const form of formsOn(String(await page(path, role)))) forms.push({ ...form, role });
  const unlike = Map.groupBy(forms, (form) => JSON.stringify([form.action, form.fields]));
  const files = {
    csv: await page('/eksport/tilbud.csv', 0),
    xlsx: await page('/redaktion/udveksling/tilbud.xlsx', 1),
    json: await page('/redaktion/udveksling/tilbud.json', 1),
  };
  return { slugs, cookies, files, forms: [...unlike.values()].flatMap(([form]) => form ?? []) };
}

function residentMegabytes(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
  } catch {
    return undefined;
  }
}
