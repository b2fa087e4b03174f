/** The programs as an operator runs them: real processes, which do not outlive their test. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

export const repository = join(import.meta.dirname, '..');
export const startCommand = ['--import', './server/require-node.js', 'server/main.ts'];

/** What a program was made into when it last ran, so that it is not made again at each start: a quarter of what that costs. */
const NODE_COMPILE_CACHE = join(tmpdir(), `akutoverblik-compiled-${process.getuid?.() ?? 0}`);

export type Running = {
  process: ChildProcess;
  written: () => { out: string; err: string };
  ended: Promise<number | null>;
  /** The address it prints once it answers. */
  address: Promise<string>;
};

/** Runs it in another time zone, which must not matter, and sees to it that it does not outlive the test. */
export function run(
  command: string,
  args: string[],
  environment: Record<string, string>,
  uid?: number,
): Running {
  // vitest sets NODE_ENV and BASE_URL for itself.
  const { NODE_ENV, BASE_URL, ...ours } = process.env;
  const env = { ...ours, TZ: 'Pacific/Auckland', HOST: '127.0.0.1', NODE_COMPILE_CACHE, ...environment };
  const started = spawn(command, args, { cwd: repository, env, detached: true, uid });
  let out = '';
  let err = '';
  const address = new Promise<string>((resolve, reject) => {
    started.stdout.on('data', (chunk) => {
      out += chunk;
      const [found] = /http:\/\/\S+/.exec(out) ?? [];
      if (found) resolve(found);
    });
    started.once('close', (code, signal) =>
      reject(new Error(`ended (${code ?? signal}) before it answered: ${err}`)),
    );
  });
  address.catch(() => undefined);
  started.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(started, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    stop(started, 'SIGKILL');
    await ended;
  });
  return { process: started, written: () => ({ out, err }), ended, address };
}

/** To the whole group: `npm start` is npm, a shell and the program. */
export function stop(running: ChildProcess, signal: NodeJS.Signals): void {
  try {
    if (running.pid) process.kill(-running.pid, signal);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}

/** `npm run …` without npm: what it said, and with which code it ended. */
export async function runToEnd(
  program: string,
  args: string[],
  environment: Record<string, string>,
): Promise<{ code: number | null; out: string; err: string }> {
  const running = run(
    process.execPath,
    ['--import', './server/require-node.js', program, ...args],
    environment,
  );
  running.address.catch(() => undefined);
  const code = await running.ended;
  return { code, ...running.written() };
}
