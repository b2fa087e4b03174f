/** The real service as a process of its own, on a database of its own with the real offers and people who are signed in. */
import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createAccount } from '../data/accounts.ts';
import { openDatabase } from '../data/database.ts';
import { beginSecondFactor, confirmSecondFactor } from '../data/second-factors.ts';
import { startSession } from '../data/sessions.ts';
import type { Database } from '../data/tables.ts';
import { seedDatabase } from '../seed/seed.ts';
import { readSeed } from '../seed/seed-files.ts';
import type { Grant } from '../server/accounts/account.ts';
import { newSecret } from '../server/door/second-factor-code.ts';
import { hashOfToken, newToken } from '../server/door/session-cookie.ts';
import { howMuchHeld } from './held-memory.ts';

export type RealService = {
  origin: URL;
  /** Cookie headers of so many people with each of the roles. */
  cookies: string[][];
  /** What it has written to its standard error. */
  errors(): string;
  /** The last lines of its log. */
  logged(): string;
  /** The lines of its log that tell of a mistake: what goes wrong after an answer, or beside all of them. */
  complaints(): readonly string[];
  /** The mails it has written. */
  mails(): string[];
  hasEnded(): boolean;
  /** Megabytes of memory that it holds; undefined where the system does not tell. */
  memory(): number | undefined;
  /** Megabytes that are left in its heap and beside it once what nobody holds has been let go of; undefined unless it is weighed. */
  held(): Promise<number | undefined>;
  /** Seconds of the processor that it has used; NaN where the system does not tell. */
  processor(): number;
  stop(): Promise<void>;
};

const root = join(import.meta.dirname, '..');

type Prepare = (database: Database, now: Temporal.Instant) => Promise<void>;

/** Of pino: `error` and worse. */
const mistake = /"level":[56]0\b/;
const mostComplaints = 20;

/** It believes what requests say of where they come from, so that one client may be many. `prepare`: what the database holds besides. */
export async function startReal(
  roles: readonly Grant[][],
  ofEach: number,
  { prepare = async () => {}, isWeighed = false }: { prepare?: Prepare; isWeighed?: boolean } = {},
): Promise<RealService> {
  const folder = mkdtempSync(join(tmpdir(), 'akutoverblik-'));
  const databaseFile = join(folder, 'akutoverblik.db');
  const outbox = join(folder, 'mails');
  const cookies = await fill(databaseFile, roles, ofEach, prepare);
  const { NODE_ENV, BASE_URL, ...ours } = process.env;
  const own = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_FILE: databaseFile,
    OUTBOX_DIR: outbox,
  };
  const weighing = isWeighed ? ['--expose-gc', '--import', './bench/held-memory.ts'] : [];
  const program = ['--import', './server/require-node.js', ...weighing, 'server/main.ts'];
  const child = spawn(process.execPath, program, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe', isWeighed ? 'ipc' : 'ignore'],
    env: { ...ours, ...own, DEMO: '1', TRUST_PROXY: 'loopback' },
  });
  let errors = '';
  let logged = '';
  const complaints: string[] = [];
  const { stdout, stderr } = child as ChildProcessByStdio<null, Readable, Readable>;
  createInterface({ input: stdout }).on('line', (line) => {
    if (mistake.test(line) && complaints.length < mostComplaints) complaints.push(line);
  });
  stderr.on('data', (chunk) => {
    errors = `${errors}${chunk}`.slice(-20_000);
  });
  const origin = await new Promise<URL>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`the service did not start: ${errors}`)));
    stdout.on('data', (chunk) => {
      logged = `${logged}${chunk}`.slice(-20_000);
      const [address] = /http:\/\/\S+/.exec(logged) ?? [];
      if (address) resolve(new URL(address.replace('localhost', '127.0.0.1')));
    });
  });
  const ended = once(child, 'exit');
  return {
    origin,
    cookies,
    errors: () => errors,
    logged: () => logged,
    complaints: () => complaints,
    mails: () =>
      existsSync(outbox) ? readdirSync(outbox).map((name) => readFileSync(join(outbox, name), 'utf8')) : [],
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    memory: () => residentMegabytes(child.pid),
    held: async () => (child.connected ? heldBy(child) : undefined),
    processor: () => processorSeconds(child.pid),
    async stop() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fill(
  file: string,
  roles: readonly Grant[][],
  ofEach: number,
  prepare: Prepare,
): Promise<string[][]> {
  const database = await openDatabase(file);
  const now = Temporal.Now.instant();
  await seedDatabase(database, readSeed(), now);
  const cookies: string[][] = roles.map(() => []);
  for (const [role, grants] of roles.entries())
    for (let one = 0; one < ofEach; one++) {
      const id = `person-${role}-${one}`;
      const account = { id, name: `Person ${role} ${one}`, email: `${id}@eksempel.dk`, demo: false };
      await createAccount(database, { ...account, grants }, now);
      await beginSecondFactor(database, id, { secret: newSecret(), sessionId: '' });
      await confirmSecondFactor(database, id, now);
      const token = newToken();
      const session = { tokenHash: hashOfToken(token), id: randomUUID(), accountId: id, device: 'prøve' };
      await startSession(database, session, now);
      cookies[role]?.push(`__Host-session=${token}`);
    }
  await prepare(database, now);
  await database.destroy();
  return cookies;
}

function residentMegabytes(pid: number | undefined): number | undefined {
  try {
    const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1_024;
  } catch {
    return undefined;
  }
}

/** Linux counts hundredths, after the name in brackets. */
function processorSeconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Milliseconds; letting go takes a fifth of a second. */
const longestWeighing = 20_000;

async function heldBy(child: ChildProcess): Promise<number | undefined> {
  const signal = AbortSignal.timeout(longestWeighing);
  child.send(howMuchHeld);
  const [bytes] = await once(child, 'message', { signal }).catch(() => []);
  return typeof bytes === 'number' ? bytes / 1_024 ** 2 : undefined;
}
