/** `constructor` and `__proto__` are names of something in every object, and words like any other when they are sent: nothing is found under them. */
import request from 'supertest';
import { expect, test } from 'vitest';
import { rowsAfter } from '../server/editing/form-rows.ts';
import { sheetWorkbook } from '../server/exchange/offer-sheet.ts';
import { readSheetFile } from '../server/exchange/sheet-file.ts';
import { archiveOf, openArchive } from '../server/exchange/zip-archive.ts';
import { alwaysOpen } from './example-offers.ts';
import { referencesOf } from './exchange/sheet.ts';
import { signIn } from './sign-in.ts';
import { startService } from './start-service.ts';

const words = ['constructor', '__proto__', 'toString'];
const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
const administrator = await signIn(world, { role: 'administrator' });

test.each(['/administration/organisationer', '/administration/dubletter', '/konto'])(
  'nothing is told on %s',
  async (page) => {
    const read = async (address: string) =>
      (await request(world.app).get(address).set('Cookie', administrator.cookie)).text;
    const plain = await read(page);
    for (const word of words) expect(await read(`${page}?besked=${word}`)).toBe(plain);
  },
);

test.each(words)('no row is added to a list called %s', (word) => {
  expect(rowsAfter([], `add:${word}`)).toBeUndefined();
});

test.each(words)('&%s; in a cell of a workbook is text as it stands', (word) => {
  const sheet = {
    offers: [{ ...alwaysOpen, name: 'Prøve' }],
    references: referencesOf([alwaysOpen]),
    versions: new Map([[alwaysOpen.slug, 1]]),
  };
  const { names, read } = openArchive(sheetWorkbook(sheet));
  const parts = names.map((name) => ({
    name,
    content: Buffer.from(String(read(name) ?? '').replaceAll('Prøve', `&${word};`)),
  }));
  const told = JSON.stringify([...readSheetFile(archiveOf(parts))]);
  expect(told).toContain(`&${word};`);
});
