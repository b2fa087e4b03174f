/** Which number a doctor is shown first. 1 December 2026 is a Tuesday. */
import { describe, expect, test } from 'vitest';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { phonesAt } from '../../server/offers/phone-choice.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { exampleOffer, staffNumber } from '../example-offers.ts';
import { danishTime } from '../start-service.ts';

const byDay = '2026-12-01T10:00';
const byNight = '2026-12-01T23:00';
const dayTime = { kind: 'weekly' as const, rows: [{ weekdays: [2], from: '08:00', to: '16:00' }] };
const always = { kind: 'always' as const };
const notStated = { kind: 'unknown' as const };

type PhoneFacts = Omit<Offer['phones'][number], 'number' | 'contactHours' | 'note'>;
type Hours = typeof dayTime | typeof always | typeof notStated | { kind: 'as-offer' };

/** An offer open on Tuesdays by day, with these lines in this order. */
function offerWith(
  ...lines: [label: string, audience: PhoneFacts['audience'], contactHours: Hours][]
): Offer {
  return exampleOffer({
    name: 'Eksempel Numre',
    openingHours: dayTime,
    phones: lines.map(([label, audience, contactHours], i) => ({
      number: `+459900000${i}`,
      label,
      audience,
      contactHours,
    })),
  });
}

function labels(offer: Offer, moment: string): string[] {
  return phonesAt(offer, minuteOf(danishTime(moment))).map(({ phone }) => phone.label);
}

test("a doctors' line comes before the line for everyone when both answer", () => {
  expect(labels(offerWith(['Alle', 'everyone', always], ['Læger', 'doctors', always]), byDay)).toEqual([
    'Læger',
    'Alle',
  ]);
});

test('a line that answers comes before one nobody has stated hours for, and that before one that is closed', () => {
  const offer = offerWith(
    ['Lukket', 'doctors', dayTime],
    ['Ukendt', 'doctors', notStated],
    ['Åben', 'everyone', always],
  );
  expect(labels(offer, byNight)).toEqual(['Åben', 'Ukendt', 'Lukket']);
});

test('a number with the hours of the offer answers when the offer is open', () => {
  const offer = offerWith(
    ['Følger tilbuddet', 'doctors', { kind: 'as-offer' }],
    ['Døgn', 'everyone', always],
  );
  expect(labels(offer, byDay)).toEqual(['Følger tilbuddet', 'Døgn']);
  expect(labels(offer, byNight)).toEqual(['Døgn', 'Følger tilbuddet']);
});

test('equals stay as the offer lists them', () => {
  const offer = offerWith(['B', 'everyone', always], ['A', 'everyone', always], ['C', 'everyone', always]);
  expect(labels(offer, byDay)).toEqual(['B', 'A', 'C']);
});

describe('a number for visitation staff is never among them', () => {
  test('when there are others', () => {
    expect(labels(staffNumber, byDay)).toEqual(['Lægelinje', 'Omstilling']);
  });
  test('when it is the only one that answers, or the only one at all', () => {
    expect(labels(offerWith(['Bagvagt', 'staff', always], ['Læger', 'doctors', dayTime]), byNight)).toEqual([
      'Læger',
    ]);
    expect(labels(offerWith(['Bagvagt', 'staff', always]), byDay)).toEqual([]);
  });
});

test('no number, none chosen', () => {
  expect(labels(offerWith(), byDay)).toEqual([]);
});
