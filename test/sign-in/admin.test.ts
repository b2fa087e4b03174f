/** `npm run admin`: the first administrator, and the way back for one who is locked out. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import request from 'supertest';
import { expect, test } from 'vitest';
import { idOfEmail, readActiveAccount } from '../../data/accounts.ts';
import { openDatabase } from '../../data/database.ts';
import { seedDatabase } from '../../seed/seed.ts';
import { readWordLists } from '../../seed/word-lists.ts';
import { createApp } from '../../server/app.ts';
import { danishNow } from '../../server/clock.ts';
import { alwaysOpen } from '../example-offers.ts';
import { sendForm } from '../sign-in.ts';
import { organisations, places, serviceOn, services } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';

function runAdmin(file: string, ...words: string[]) {
  const command = ['--import', './server/require-node.js', 'server/admin.ts', ...words];
  const { NODE_ENV, BASE_URL, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...env, DATABASE_FILE: file, BASE_URL: 'https://akutoverblik.example' },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('prints a link that makes an administrator, while the service runs on the same file', async () => {
  const file = join(temporaryFolder(), 'akut.db');
  const database = await openDatabase(file);
  await seedDatabase(
    database,
    { places, organisations, services, offers: [alwaysOpen] },
    danishNow().toInstant(),
  );
  const app = createApp(await serviceOn(database, danishNow, readWordLists()));

  const { status, stdout } = runAdmin(file, '--email', 'Maja@Region.example', '--name', 'Maja Prøve');
  expect(status).toBe(0);
  const path = /^https:\/\/akutoverblik\.example(\/adgangskode\/[\w-]{43})$/m.exec(stdout)?.[1] ?? '';
  expect((await request(app).get(path)).text).toContain('Velkommen, Maja Prøve');
  const chosen = await sendForm(app, path, { email: '', adgangskode: 'vejret er godt i dag' });
  expect(chosen.headers.location).toBe('/konto/totrin');

  const id = (await idOfEmail(database, 'maja@region.example')) ?? '';
  expect((await readActiveAccount(database, id))?.grants).toEqual([{ role: 'administrator' }]);
  expect(runAdmin(file, '--email', 'maja@region.example').status).toBe(0);
  await database.destroy();
});

test.each([
  [[], 'Skriv din e-mail.'],
  [['--email', 'maja'], 'Skriv hele e-mailadressen'],
  [['--mail', 'maja@region.example'], 'Brug: npm run admin'],
])('%j is explained in one line', (words, message) => {
  const { status, stdout, stderr } = runAdmin(join(temporaryFolder(), 'akut.db'), ...words);
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toContain(message);
  expect(stderr.trim().split('\n')).toHaveLength(1);
});
