/** What the service is made of: every licence has been looked at, nothing runs when it is installed, and a registry that is silent is no good news. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { auditWords } from '../../supply/audit-words.ts';
import { licencesOf, unknownLicences } from '../../supply/licence-list.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const lock = JSON.parse(read('package-lock.json'));

describe('licences', () => {
  const describePackage = (path: string) => JSON.parse(read(`${path}/package.json`));

  test('each package that runs with the service has one that is allowed', () => {
    const licences = licencesOf(lock, describePackage);
    expect([...licences.values()].flat().length).toBeGreaterThan(60);
    expect(unknownLicences(licences)).toEqual([]);
  });

  test.each([
    ['GPL-3.0-only', true],
    ['no licence', true],
    ['MIT AND LGPL-3.0-only', true],
    ['(MIT OR GPL-2.0)', false],
    ['(MIT AND OFL-1.1 AND Apache-2.0)', false],
  ])('%s stops: %s', (licence, stops) => {
    const packages = {
      '': {},
      'node_modules/ny': { license: licence },
      'node_modules/test': { dev: true, license: 'GPL' },
    };
    expect(unknownLicences(licencesOf({ packages }, () => ({})))).toEqual(stops ? [licence] : []);
  });
});

describe('installing', () => {
  test('runs no script of a package: npm is told so, and none has one', () => {
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
    const packages: [string, { hasInstallScript?: boolean }][] = Object.entries(lock.packages);
    expect(packages.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
  });

  test('takes the very versions that were tested, each known by its hash', () => {
    const packages: [string, { integrity?: string }][] = Object.entries(lock.packages);
    expect(packages.filter(([path, { integrity }]) => path !== '' && !integrity)).toEqual([]);
    const { dependencies, devDependencies } = JSON.parse(read('package.json'));
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('an audit', () => {
  test('of which the registry says nothing is told as that, and is no success', () => {
    const { words, code } = auditWords('{"message":"405 Method Not Allowed","error":{}}');
    expect([words, code]).toEqual([
      'The registry could not be asked: 405 Method Not Allowed. Nothing is known.',
      2,
    ]);
    expect(auditWords('').code).toBe(2);
  });

  test('names what is weak', () => {
    const weak = { severity: 'high', range: '<2.5.1', fixAvailable: true };
    const { words, code } = auditWords(JSON.stringify({ vulnerabilities: { multer: weak } }));
    expect([words, code]).toEqual(['high: multer <2.5.1, mended in a newer one', 1]);
  });

  test('that finds nothing says so', () => {
    expect(auditWords('{"vulnerabilities":{}}').code).toBe(0);
  });
});
