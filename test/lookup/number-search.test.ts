/** A telephone number in the line finds who has it. */
import { describe, expect, test } from 'vitest';
import { staffView } from '../../server/catalogue/staff-view.ts';
import { readLookup } from '../../server/lookup/lookup-criteria.ts';
import { matchOffers } from '../../server/lookup/offer-matching.ts';
import { wordsNotice } from '../../server/lookup/words-notice.ts';
import type { Phone } from '../../server/offers/offer-schema.ts';
import { parseQuery } from '../../server/query-string.ts';
import { exampleOffer } from '../example-offers.ts';
import { danishTime } from '../start-service.ts';
import { catalogueOf } from './look-up.ts';

const now = '2026-12-01T10:00';
const phone = (number: string, audience: Phone['audience']): Phone => ({
  number,
  label: 'Telefon',
  audience,
  contactHours: { kind: 'as-offer' },
  note: null,
});
const catalogue = catalogueOf(
  [
    exampleOffer({ name: 'Eksempel Vagt', phones: [phone('+4599000031', 'doctors')] }),
    exampleOffer({
      name: 'Eksempel Visitation',
      phones: [phone('+4599000032', 'staff'), phone('+4599000033', 'everyone')],
    }),
    exampleOffer({ name: 'Eksempel 1888, linje', phones: [phone('1888', 'everyone')] }),
    exampleOffer({ name: 'Eksempel Anden', summary: 'Nævner 1888.', phones: [] }),
  ],
  now,
);

function find(line: string, seen = catalogue) {
  const request = readLookup(parseQuery(`/?q=${encodeURIComponent(line)}`), seen, danishTime(now));
  const matches = matchOffers(seen, request.criteria, { shown: 10, nearMisses: 0 });
  return {
    found: matches.shown.map(({ offer, textMatch }) => `${offer.name}: ${textMatch}`),
    age: request.criteria.age,
    notice: wordsNotice(matches, request),
  };
}

describe('however it is written', () => {
  test.each(['99000031', '99 00 00 31', '+4599000031', '+45 99 00 00 31', '004599000031', 'ring 99000031'])(
    '%s',
    (line) => {
      expect(find(line)).toEqual({ found: ['Eksempel Vagt: exact'], age: null, notice: undefined });
    },
  );
});

test('one that nobody has is told, and finds nothing like it', () => {
  expect(find('99000039')).toEqual({
    found: [],
    age: null,
    notice: 'Intet tilbud har nummeret »99000039«.',
  });
});

test('a short number is found where it stands in a text too', () => {
  expect(find('1888').found.toSorted()).toEqual(['Eksempel 1888, linje: exact', 'Eksempel Anden: exact']);
});

test('one for staff is found by staff only', () => {
  expect(find('99000032').found).toEqual([]);
  expect(find('99000032', staffView(catalogue)).found).toEqual(['Eksempel Visitation: exact']);
  expect(find('99000033').found).toEqual(['Eksempel Visitation: exact']);
  expect([...catalogue.index.words.byNumber.keys()]).not.toContain('99000032');
});

test('two ages and a clock time are no number', () => {
  expect(find('84 år kl 14')).toMatchObject({ age: 84 });
});
