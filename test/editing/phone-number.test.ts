/** Phone numbers as people write them. */
import { expect, test } from 'vitest';
import { readPhoneNumber } from '../../server/editing/phone-number.ts';
import { exampleOffer } from '../example-offers.ts';
import { typeOver } from './read-form.ts';

test.each([
  ['8784 0100', '+4587840100'],
  ['87 84 01 00', '+4587840100'],
  ['87840100', '+4587840100'],
  [' +45 87 84 01 00 ', '+4587840100'],
  ['+4587840100', '+4587840100'],
  ['0045 8784 0100', '+4587840100'],
  ['(+45) 87-84-01-00', '+4587840100'],
  ['87.84.01.00', '+4587840100'],
  ['87\u00a084\u00a001\u00a000', '+4587840100'],
  ['112', '112'],
  ['1813', '1813'],
  ['1888', '1888'],
  ['116 117', '116117'],
])('»%s« is %s', (typed, number) => {
  expect(readPhoneNumber(typed)).toEqual({ kind: 'read', number, extension: undefined });
});

test.each([
  '70 12 14 16 lok. 22',
  '70121416 lokal 22',
  '70 12 14 16, lok 22',
  '70121416 ext. 22',
  '70121416lok22',
])('»%s« has an extension', (typed) => {
  expect(readPhoneNumber(typed)).toEqual({ kind: 'read', number: '+4570121416', extension: '22' });
});

test.each([
  ['8784 010', 'Nummeret har 7 cifre; danske numre har otte, fx 87 84 01 00.'],
  ['87 84 01 000', 'Nummeret har 9 cifre; danske numre har otte, fx 87 84 01 00.'],
  ['+46 8 123 456 78', 'Kun danske numre kan bruges. Skriv otte cifre, fx 87 84 01 00.'],
  ['12 34 56 78', 'Danske numre begynder ikke med 0 eller 1. Er der byttet om på cifrene?'],
  ['ring til vagten', 'Skriv kun ét nummer her, fx 87 84 01 00. Andet kan stå i bemærkningen.'],
  ['87840100 eller 87840101', 'Skriv kun ét nummer her, fx 87 84 01 00. Andet kan stå i bemærkningen.'],
])('»%s« is refused with what to do', (typed, message) => {
  expect(readPhoneNumber(typed)).toEqual({ kind: 'wrong', message });
});

test('the extension goes to the note, before what stands there', () => {
  const offer = exampleOffer({
    name: 'A',
    phones: [
      {
        number: '+4599000001',
        label: 'Vagt',
        audience: 'everyone',
        contactHours: { kind: 'as-offer' },
        note: 'Tast 2',
      },
    ],
  });
  const { offer: read } = typeOver(offer, { 'phones.0.number': '99 00 00 02 lok. 22' });
  expect(read.phones[0]).toMatchObject({ number: '+4599000002', note: 'lok. 22. Tast 2' });
});

test('an empty row is no number; one without a label or a number is told', () => {
  const offer = exampleOffer({ name: 'A' });
  expect(typeOver(offer, { 'phones.3.number': ' ', 'phones.3.audience': 'everyone' })).toEqual({
    offer,
    mistakes: [],
  });
  expect(
    typeOver(offer, {
      'phones.0.label': 'Vagt',
      'phones.0.audience': 'alle',
      'phones.7.number': '87 84 01 00',
    }).mistakes,
  ).toEqual([
    { field: 'phones.0.number', message: 'Skriv nummeret, eller fjern rækken' },
    { field: 'phones.0.audience', message: 'Vælg, hvem nummeret er for' },
    {
      field: 'phones.1.label',
      message: 'Skriv, hvem der svarer, fx »Akutteamet« eller »Sygeplejen om natten«',
    },
    { field: 'phones.1.audience', message: 'Vælg, hvem nummeret er for' },
  ]);
});
