/** The threat model says only what is tested: every line names a test, and the test is there. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const lines = readFileSync(join(root, 'docs/trusler.md'), 'utf8').split('\n');
const threats = lines.filter((line) => /^\| (?!Vil |Har |Gør |---)/.test(line));

test('every threat names a test that is there', () => {
  expect(threats.length).toBeGreaterThan(25);
  const without = threats.filter((line) => {
    const [, path] = /\| `(test\/[a-z/-]+\.test\.ts)` \|$/.exec(line) ?? [];
    return path === undefined || !existsSync(join(root, path));
  });
  expect(without).toEqual([]);
});
