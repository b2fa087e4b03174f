/** A mistake in a seed file is told with file, entry and field, so that whoever edits it can mend it; all of them at once. */
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readSeed, SeedMistake, seedFolder } from '../../seed/seed-files.ts';
import { alwaysOpen, exampleOffer, hoursUnknown } from '../example-offers.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** The real places, organisations and services beside these files of offers. */
function folderWith(files: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const name of ['places.json', 'organisations.json', 'services.json'])
    cpSync(join(seedFolder, name), join(folder, name));
  mkdirSync(join(folder, 'offers'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

function mistakesIn(folder: string): string[] {
  try {
    readSeed(folder);
    return [];
  } catch (error) {
    if (!(error instanceof SeedMistake)) throw error;
    return error.message.split('\n');
  }
}

function mistakesOf(...offers: object[]): string[] {
  return mistakesIn(folderWith({ 'offers/eksempel.json': JSON.stringify(offers, null, 2) }));
}

test('files without mistakes are read', () => {
  const folder = folderWith({
    'offers/b.json': JSON.stringify([hoursUnknown]),
    'offers/a.json': JSON.stringify([alwaysOpen]),
    'offers/notes.txt': 'not read',
  });
  const { offers } = readSeed(folder);
  expect(offers).toEqual([alwaysOpen, hoursUnknown]);
});

test('a folder without files of offers is a mistake, not a directory without offers', () => {
  expect(mistakesIn(folderWith({}))).toEqual(['seed/offers: mappen indeholder ingen tilbud']);
});

describe('a file that is not JSON is told with the line', () => {
  const offer = JSON.stringify(alwaysOpen);
  test.each([
    ['a comma is missing between two entries, on the line of the second', `[\n${offer}\n${offer}\n]`, 3],
    ['a comma too many after the last entry, on the line after', `[\n${offer},\n\n]`, 4],
    ['a comma too many in an entry', '[\n{\n"slug": "x",\n}\n]', 4],
    ['a comma is missing between two fields', '[\n{\n"slug": "x"\n"name": "X"\n}\n]', 4],
    ['a quotation mark is missing', '[\n{\n"slug": "x,\n"name": "X"\n}\n]', 3],
    ['a word that is not JSON', '[\n{\n"fallback": sandt\n}\n]', 3],
    ['a file cut short, on its last line', `[\n${offer},\n{`, 3],
    ['an empty file', '', 1],
  ])('%s', (_, text, line) => {
    const [mistake, ...others] = mistakesIn(folderWith({ 'offers/eksempel.json': text }));
    expect(mistake).toContain(`seed/offers/eksempel.json:${line}: er ikke gyldig JSON`);
    expect(others).toEqual([]);
  });
});

describe('a wrong value is told with entry and field', () => {
  const weekly = { kind: 'weekly', rows: [{ weekdays: [1], from: '08:00', to: '16:00' }] };
  const phone = {
    number: '+4599000001',
    label: 'X',
    audience: 'doctors',
    contactHours: { kind: 'as-offer' },
  };
  test.each<[string, object, string]>([
    ['an organisation nobody knows', { operator: 'ukendt' }, 'operator: »ukendt« findes ikke'],
    ['an authority nobody knows', { authority: 'ukendt' }, 'authority: »ukendt« findes ikke'],
    ['an editor nobody knows', { editor: 'ukendt' }, 'editor: »ukendt« findes ikke'],
    ['a service nobody knows', { services: ['tryllekunst'] }, 'services: »tryllekunst« findes ikke'],
    ['an offer to see also that is not there', { seeAlso: ['ukendt'] }, 'seeAlso: »ukendt« findes ikke'],
    [
      'a municipality outside the region',
      { coverage: { kind: 'municipalities', codes: ['0101'] } },
      'coverage.codes: »0101« findes ikke',
    ],
    [
      'a cluster nobody knows',
      { coverage: { kind: 'clusters', ids: ['nord'] } },
      'coverage.ids: »nord« findes ikke',
    ],
    [
      'a time that does not exist',
      { openingHours: { ...weekly, rows: [{ weekdays: [1], from: '8:00', to: '25:00' }] } },
      'openingHours.rows.0.from: Skriv klokkeslættet som TT:MM',
    ],
    [
      'a date that does not exist',
      {
        openingHours: {
          ...weekly,
          exceptions: [{ kind: 'closed', from: '2026-02-31', to: '2026-03-01', note: 'X' }],
        },
      },
      'openingHours.exceptions.0.from: Skriv datoen som ÅÅÅÅ-MM-DD',
    ],
    [
      'a number that is not Danish',
      { phones: [{ ...phone, number: '12 34' }] },
      'phones.0.number: Skriv nummeret som +45 og otte cifre',
    ],
    ['a summary that is too long', { summary: 'x'.repeat(141) }, 'summary: Højst 140 tegn'],
    ['ages the wrong way round', { ageFrom: 65, ageTo: 18 }, 'ageTo: Er lavere end "ageFrom"'],
    [
      'dates the wrong way round',
      { validFrom: '2027-01-01', validTo: '2026-01-01' },
      'validTo: Ligger før "validFrom"',
    ],
    ['no source', { sources: [] }, 'sources: '],
    ['no name', { name: undefined }, 'name: '],
    ['an urgency nobody knows', { urgencies: ['haster'] }, 'urgencies.0: '],
    ['an age of 300', { ageTo: 300 }, 'ageTo: '],
    ['a field nobody knows', { telefon: '112' }, '"telefon"'],
  ])('%s', (_, wrong, told) => {
    const mistakes = mistakesOf({ ...alwaysOpen, ...wrong });
    expect(mistakes[0]).toContain('seed/offers/eksempel.json: eksempel-doegnaaben: ');
    expect(mistakes[0]).toContain(told);
  });
});

test('an entry without a slug is told by its number', () => {
  expect(mistakesOf(alwaysOpen, { name: 'Eksempel' })[0]).toContain('seed/offers/eksempel.json: nr. 2: ');
});

describe('two entries with the same', () => {
  test('slug', () => {
    const twin = exampleOffer({ name: 'Eksempel Tvilling' });
    expect(mistakesOf(alwaysOpen, { ...twin, slug: alwaysOpen.slug })).toEqual([
      'seed/offers/eksempel.json: eksempel-doegnaaben: slug: findes også i seed/offers/eksempel.json',
    ]);
  });

  test('id, in different files', () => {
    const folder = folderWith({
      'offers/a.json': JSON.stringify([alwaysOpen]),
      'offers/b.json': JSON.stringify([{ ...hoursUnknown, id: alwaysOpen.id }]),
    });
    expect(mistakesIn(folder)).toEqual([
      'seed/offers/b.json: eksempel-ukendt: id: findes også i seed/offers/a.json',
    ]);
  });
});

test('one mistake does not hide the next, in the same entry, another entry or another file', () => {
  const folder = folderWith({
    'offers/a.json': JSON.stringify([
      { ...alwaysOpen, ageTo: 300, summary: '' },
      { ...hoursUnknown, operator: 'ukendt' },
    ]),
    'offers/b.json': '[',
  });
  expect(
    mistakesIn(folder)
      .map((mistake) => mistake.split(':')[0])
      .sort(),
  ).toEqual(['seed/offers/a.json', 'seed/offers/a.json', 'seed/offers/a.json', 'seed/offers/b.json']);
});

describe('the other files', () => {
  test.each(['places.json', 'organisations.json', 'services.json'])('%s missing', (name) => {
    const folder = folderWith({ 'offers/eksempel.json': JSON.stringify([alwaysOpen]) });
    rmSync(join(folder, name));
    expect(mistakesIn(folder)).toContain(`seed/${name}: filen kan ikke læses`);
  });

  test('the folder of offers missing', () => {
    const folder = folderWith({});
    rmSync(join(folder, 'offers'), { recursive: true });
    expect(mistakesIn(folder)).toEqual(['seed/offers: mappen kan ikke læses']);
  });

  test('a wrong value in places.json', () => {
    const folder = folderWith({
      'places.json': JSON.stringify({
        region: { code: '1082', name: 'X' },
        clusters: [],
        municipalities: [{ code: '615' }],
      }),
    });
    expect(mistakesIn(folder)).toContain('seed/places.json: municipalities.0.code: Fire cifre');
  });
});
