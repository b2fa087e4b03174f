/** The threat model says only what is tested: every line names tests by file and title, and they are there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const lines = readFileSync(join(root, 'docs/trusler.md'), 'utf8').split('\n');
const threats = lines.filter((line) => /^\| (?!Vil |Har |Gør |---)/.test(line));

/** `file: title`, one or more a line. */
const named = (line: string) => line.split(' | ').at(-1)?.replace(/ \|$/, '').split('<br>') ?? [];

/** Those of a file, as they are written: the first thing a call is given before what it runs. */
function titlesIn(path: string): string[] {
  if (!existsSync(join(root, path))) return [];
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/\(\s*(['`])((?:(?!\1).)+)\1,\s*(?:async|\(|\{)/g)].map(
    ([, , title = '']) => title,
  );
}

test('every threat names tests that are there', () => {
  expect(threats.length).toBeGreaterThan(30);
  const missing = threats.flatMap(named).filter((one) => {
    const [, path = '', title = ''] = /^`(test\/[a-z/-]+\.test\.ts)`: (.+)$/.exec(one) ?? [];
    return !titlesIn(path).includes(title);
  });
  expect(missing).toEqual([]);
});
