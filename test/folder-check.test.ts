/** What is for few never lies where others read: a folder that is named so stops the start, by whatever way it leads there. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../server/config.ts';
import { checkFolders } from '../server/folder-check.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What the start says of these variables; the world holds the folders `data`, `alle` and `visitation`, and the links to them. */
function told(variables: (world: string) => Record<string, string>): string {
  const world = temporaryFolder();
  for (const name of ['data', 'alle', 'alle/under', 'visitation']) mkdirSync(join(world, name));
  for (const name of ['data', 'alle', 'visitation'])
    symlinkSync(join(world, name), join(world, `til-${name}`));
  symlinkSync(join(world, 'intet'), join(world, 'til-intet'));
  writeFileSync(join(world, 'fil'), '');
  const usual = { DATABASE_FILE: join(world, 'data/akut.db'), OUTBOX_DIR: join(world, 'data/udbakke') };
  try {
    checkFolders(readConfig({ ...usual, ...variables(world) }));
    return 'no mistake';
  } catch (error) {
    return (error as Error).message;
  }
}

test('each by itself is as it should be, also one that is not there now', () => {
  const none = told((world) => ({
    BACKUP_DIR: join(world, 'data/kopier'),
    EMERGENCY_COPY_DIR: join(world, 'alle'),
    EMERGENCY_COPY_STAFF_DIR: join(world, 'alle-andre'),
  }));
  expect(none).toBe('no mistake');
  expect(told((world) => ({ BACKUP_DIR: join(world, 'til-intet/kopier') }))).toBe('no mistake');
  expect(told((world) => ({ DATABASE_FILE: ':memory:', EMERGENCY_COPY_DIR: join(world, 'alle') }))).toBe(
    'no mistake',
  );
});

describe('BACKUP_DIR', () => {
  test.each(['data', 'data/', 'data/x/..', 'til-data'])('is not where the database lies: %s', (path) => {
    expect(told((world) => ({ BACKUP_DIR: `${world}/${path}` }))).toBe(
      'Miljøvariablen BACKUP_DIR skal være en anden mappe end den, databasen ligger i',
    );
  });

  test('is no file', () => {
    expect(told((world) => ({ BACKUP_DIR: join(world, 'fil') }))).toBe(
      'Miljøvariablen BACKUP_DIR er en fil og skal være en mappe',
    );
  });

  test('is for a database on a disk', () => {
    expect(told((world) => ({ BACKUP_DIR: join(world, 'alle'), DATABASE_FILE: ':memory:' }))).toContain(
      'kan ikke bruges, når databasen kun er i hukommelsen',
    );
  });
});

describe('numbers for the visitation are never put where everybody reads', () => {
  test.each([
    ['the same folder', 'alle', 'alle'],
    ['the same by another name', 'alle', 'data/../alle/'],
    ['the same by a link', 'alle', 'til-alle'],
    ['one inside it', 'alle', 'alle/under'],
    ['one inside it that is not there yet', 'alle', 'alle/til/visitationen'],
    ['one inside it by a link', 'alle', 'til-alle/visitation'],
    ['one around it', 'visitation/alle', 'visitation'],
    ['one around it, that everybody gets by a link', 'til-visitation/alle', 'visitation'],
  ])('%s', (_, forAll, forStaff) => {
    const variables = (world: string) => ({
      EMERGENCY_COPY_DIR: `${world}/${forAll}`,
      EMERGENCY_COPY_STAFF_DIR: `${world}/${forStaff}`,
    });
    expect(told(variables)).toMatch(
      /^Miljøvariablen EMERGENCY_COPY_STAFF_DIR må hverken være, ligge i eller rumme EMERGENCY_COPY_DIR: /,
    );
  });
});

describe('a folder that others read holds no database, backup or mail, and lies among none', () => {
  test.each([
    ['EMERGENCY_COPY_DIR', 'databasens mappe', 'til-data'],
    ['EMERGENCY_COPY_DIR', 'databasens mappe', 'data/noedkopi'],
    ['EMERGENCY_COPY_DIR', 'databasens mappe', '.'],
    ['EMERGENCY_COPY_STAFF_DIR', 'databasens mappe', 'data'],
    ['EMERGENCY_COPY_DIR', 'BACKUP_DIR', 'kopier/under'],
    ['EMERGENCY_COPY_STAFF_DIR', 'BACKUP_DIR', 'kopier'],
    ['EMERGENCY_COPY_DIR', 'OUTBOX_DIR', 'mails'],
  ])('%s is not, holds not and lies not in %s: %s', (name, other, path) => {
    const variables = (world: string) => ({
      BACKUP_DIR: join(world, 'kopier'),
      OUTBOX_DIR: join(world, 'mails'),
      [name]: `${world}/${path}`,
    });
    expect(told(variables)).toBe(
      `Miljøvariablen ${name} må hverken være, ligge i eller rumme ${other}: andre skal kunne læse den`,
    );
  });

  test('where the database really lies, not where its link does', () => {
    const variables = (world: string) => {
      writeFileSync(join(world, 'alle/akut.db'), '');
      symlinkSync(join(world, 'alle/akut.db'), join(world, 'data/link.db'));
      return { DATABASE_FILE: join(world, 'data/link.db'), EMERGENCY_COPY_DIR: join(world, 'alle') };
    };
    expect(told(variables)).toContain('rumme databasens mappe');
  });

  test('links that lead round in a ring are no mistake of the setting, and end', () => {
    const variables = (world: string) => {
      symlinkSync(join(world, 'ring-b'), join(world, 'ring-a'));
      symlinkSync(join(world, 'ring-a'), join(world, 'ring-b'));
      return { EMERGENCY_COPY_DIR: join(world, 'ring-a') };
    };
    expect(told(variables)).toBe('no mistake');
  });

  test('that is not there yet, by a link to where the database lies', () => {
    const variables = (world: string) => {
      symlinkSync(join(world, 'data/kopi'), join(world, 'til-kopi'));
      return { EMERGENCY_COPY_DIR: join(world, 'til-kopi') };
    };
    expect(told(variables)).toContain('databasens mappe');
  });
});
