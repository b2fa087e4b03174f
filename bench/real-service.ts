/** The real service as a process of its own, on a database of its own with the real offers and people who are signed in. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAccount } from '../data/accounts.ts';
import { openDatabase } from '../data/database.ts';
import { beginSecondFactor, confirmSecondFactor } from '../data/second-factors.ts';
import { startSession } from '../data/sessions.ts';
import { seedDatabase } from '../seed/seed.ts';
import { readSeed } from '../seed/seed-files.ts';
import type { Grant } from '../server/accounts/account.ts';
import { newSecret } from '../server/second-factor-code.ts';
import { hashOfToken, newToken } from '../server/session-cookie.ts';

export type RealService = {
  origin: URL;
  /** Cookie headers of so many people with each of the roles. */
  cookies: string[][];
  /** What it has written to its standard error. */
  errors(): string;
  /** The last lines of its log. */
  logged(): string;
  hasEnded(): boolean;
  /** Megabytes of memory that it holds; undefined where the system does not tell. */
  memory(): number | undefined;
  /** Seconds of the processor that it has used; NaN where the system does not tell. */
  processor(): number;
  stop(): Promise<void>;
};

const root = join(import.meta.dirname, '..');

/** It believes what requests say of where they come from, so that one client may be many. */
export async function startReal(roles: readonly Grant[][], ofEach: number): Promise<RealService> {
  const folder = mkdtempSync(join(tmpdir(), 'akutoverblik-'));
  const databaseFile = join(folder, 'akutoverblik.db');
  const cookies = await fill(databaseFile, roles, ofEach);
  const { NODE_ENV, BASE_URL, ...ours } = process.env;
  const own = {
    PORT: '0',
    HOST: '127.0.0.1',
    DATABASE_FILE: databaseFile,
    OUTBOX_DIR: join(folder, 'mails'),
  };
  const child = spawn(process.execPath, ['--import', './server/require-node.js', 'server/main.ts'], {
    cwd: root,
    env: { ...ours, ...own, DEMO: '1', TRUST_PROXY: 'loopback' },
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
    cookies,
    errors: () => errors,
    logged: () => logged,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    memory: () => residentMegabytes(child.pid),
    processor: () => processorSeconds(child.pid),
    async stop() {
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fill(file: string, roles: readonly Grant[][], ofEach: number): Promise<string[][]> {
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
