/** The three servers and the load, on one database of the real offers that is thrown away afterwards. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../data/database.ts';
import { seedDatabase } from '../seed/seed.ts';
import type { Seed } from '../seed/seed-files.ts';
import { type LoadProcess, type Question, startLoad } from './load-process.ts';
import { type ServerProcess, startServer } from './server-process.ts';

export type HttpProcesses = {
  bare: ServerProcess;
  obvious: ServerProcess;
  product: ServerProcess;
  load: LoadProcess;
};

export async function withProcesses<Result>(
  seed: Seed,
  now: Temporal.ZonedDateTime,
  questions: Question[],
  use: (processes: HttpProcesses) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'akutoverblik-bench-'));
  const load = startLoad();
  const started: ServerProcess[] = [];
  const start = async (name: string, args: string[], told?: unknown[]) => {
    const server = await startServer(name, args, told);
    started.push(server);
    return server;
  };
  try {
    const file = join(folder, 'bench.db');
    const database = await openDatabase(file);
    await seedDatabase(database, seed, now.subtract({ hours: 24 }).toInstant());
    await database.destroy();
    const product = await start('product', [file, now.toString()]);
    const obvious = await start('obvious', [file, now.toString()]);
    await mustAnswerAlike(product, obvious, questions);
    const bare = await start('bare', [product.origin], questions);
    return await use({ bare, obvious, product, load });
  } finally {
    load.stop();
    for (const server of started) await server.stop();
    rmSync(folder, { recursive: true });
  }
}

/** Else the comparison would be of different work. Free text is left out: SQLite finds words its own way. */
async function mustAnswerAlike(
  one: ServerProcess,
  other: ServerProcess,
  questions: Question[],
): Promise<void> {
  const page = async ({ origin }: ServerProcess, { path, headers }: Question) => {
    const response = await fetch(`${origin}${path}`, { headers, redirect: 'manual' });
    if (response.status !== 200) throw new Error(`${path} is answered with ${response.status}`);
    // The name of what stands is another in each process.
    return (await response.text()).replace(/ data-news="[^"]*"/, '');
  };
  for (const question of questions.filter(({ path }) => !path.includes('q=')))
    if ((await page(one, question)) !== (await page(other, question)))
      throw new Error(`the obvious way answers ${question.path} differently`);
}
