/** The drill, as one person would do it at night: a backup from the running service, a database that breaks, and the same answers again. */
import { closeSync, existsSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { run, runToEnd, startCommand, stop } from '../running-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const questions = [
  '/api/opslag?kommune=struer&alder=84&q=iv&tid=2026-12-01T20:00',
  '/api/opslag?kommune=randers&alder=17&q=krise&tid=2026-12-05T23:50',
  '/api/opslag?tid=2026-12-24T18:00',
];

async function answersOf(address: string): Promise<string[]> {
  return Promise.all(questions.map(async (path) => (await fetch(address + path)).text()));
}

test('service, backup, damage or loss, refusal, restore: the same answers', async () => {
  const folder = temporaryFolder();
  const file = join(folder, 'akut.db');
  const environment = { DATABASE_FILE: file, PORT: '0' };
  const start = () => run(process.execPath, startCommand, environment);
  const backup = join(folder, 'kopi.db');

  const service = start();
  const before = await answersOf(await service.address);
  expect(before.join('')).toContain('Struer');
  expect(await runToEnd('server/backup/backup-program.ts', [backup], environment)).toMatchObject({
    code: 0,
    err: '',
  });
  const whileRunning = await runToEnd('server/backup/restore-program.ts', [backup], environment);
  expect(whileRunning).toMatchObject({ code: 1, out: '' });
  expect(whileRunning.err).toMatch(/^Databasen .+ er i brug\. Stop tjenesten .+, og prøv igen\.\n$/);
  stop(service.process, 'SIGTERM');
  expect(await service.ended).toBe(0);

  const opened = openSync(file, 'r+');
  writeSync(opened, Buffer.alloc(40_000, 0xa5), 0, 40_000, 4096 * 5);
  closeSync(opened);
  const refusal = async () => {
    const refused = start();
    expect(await refused.ended).toBe(1);
    return refused.written().err;
  };
  expect(await refusal()).toMatch(/^Databasen .+ er beskadiget\. .+npm run restore.+\n$/);
  rmSync(file);
  expect(await refusal()).toMatch(
    /^Der er ingen database i .+, men der har været en: .+npm run restore.+\n$/,
  );
  expect(existsSync(file)).toBe(false);

  const restored = await runToEnd('server/backup/restore-program.ts', [backup], environment);
  expect(restored).toMatchObject({ code: 0, err: '' });
  expect(restored.out).toMatch(/ er gendannet fra .+: 178 tilbud, .+\. Start tjenesten; .+\n$/);
  expect(await runToEnd('server/backup/verify-program.ts', [], environment)).toMatchObject({ code: 0 });
  expect(await answersOf(await start().address)).toEqual(before);
});
