/** What a nurse can say of an offer as she reads its line. 1 December 2026 is a Tuesday. */
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { offerSentence, saidAloud } from '../../server/offers/offer-sentence.ts';
import { phonesAt } from '../../server/offers/phone-choice.ts';
import type { Verification } from '../../server/offers/verification.ts';
import type { openingHoursSchema } from '../../server/opening-hours/opening-hours-schema.ts';
import { openingStatusAt } from '../../server/opening-hours/opening-status.ts';
import { exampleOffer } from '../example-offers.ts';
import { minuteAt } from '../opening-hours/moments.ts';

type Hours = z.input<typeof openingHoursSchema>;
type Line = Hours | { kind: 'as-offer' } | 'none';

const daily = (from: string, to: string): Hours => ({
  kind: 'weekly',
  rows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from, to }],
  publicHolidays: 'as-usual',
  specialDays: { 'christmas-eve': 'as-usual' },
});
const always: Hours = { kind: 'always' };
const unknown: Hours = { kind: 'unknown' };
const asOffer: Line = { kind: 'as-offer' };
/** Nobody has said what holds on Christmas Eve. */
const roundTheClock: Hours = {
  kind: 'weekly',
  rows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '00:00' }],
};
const weekdays: Hours = {
  kind: 'weekly',
  rows: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '15:00' }],
};
const over: Hours = {
  kind: 'weekly',
  rows: [{ weekdays: [1], from: '08:00', to: '15:00', validTo: '2026-01-01' }],
};

/** An offer with these hours and one line, asked about `local` by somebody whose clock shows `now`. */
function said(openingHours: Hours, line: Line, local: string, now = local): string {
  const at = minuteAt(local);
  const offer = exampleOffer({
    name: 'Eksempel',
    openingHours,
    phones:
      line === 'none'
        ? []
        : [{ number: '+4599000001', label: 'Lægelinje', audience: 'doctors', contactHours: line }],
  });
  const status = openingStatusAt(offer.openingHours, at);
  return saidAloud(offerSentence(offer, status, phonesAt(offer, at)[0], sure, at, minuteAt(now)));
}

const sure = { kind: 'unverified', doubtful: false } as const;

describe('the telephone answers when the offer is open', () => {
  test.each<[Hours, string, string]>([
    [always, '2026-12-01 10:00', 'Åben og svarer døgnet rundt'],
    [daily('07:00', '23:00'), '2026-12-01 10:00', 'Åben nu, svarer til kl. 23.00'],
    [
      daily('07:00', '23:00'),
      '2026-12-01 22:35',
      'Åben nu, svarer til kl. 23.00 — lukker om 25 min — næste gang i morgen kl. 07.00',
    ],
    [daily('22:00', '02:00'), '2026-12-01 23:00', 'Åben nu, svarer til kl. 02.00 i nat'],
    [daily('08:00', '15:00'), '2026-12-01 07:35', 'Åbner kl. 08.00, om 25 min'],
    [daily('08:00', '15:00'), '2026-12-01 16:00', 'Lukket nu, åbner i morgen kl. 08.00'],
    [over, '2026-12-01 12:00', 'Lukket nu, ingen kendt åbning'],
    [unknown, '2026-12-01 12:00', 'Ukendt åbningstid'],
    [
      { kind: 'unknown', words: 'Kl. 9-14; ugedage er ikke nævnt.' },
      '2026-12-01 12:00',
      'Ukendt åbningstid, telefontid: kl. 9-14; ugedage er ikke nævnt',
    ],
    // A part of the day is said as that; words that tell nothing of when stand on the card.
    [
      { kind: 'unknown', words: 'I dagtid. Klokkeslæt er ikke fundet.' },
      '2026-12-01 12:00',
      'Ukendt åbningstid, telefonen svarer i dagtid, klokkeslæt ukendt',
    ],
    [{ kind: 'unknown', words: 'Efter aftale med lægen.' }, '2026-12-01 12:00', 'Ukendt åbningstid'],
    [weekdays, '2026-12-24 12:00', 'Ukendt åbningstid, åbner senest mandag kl. 08.00'],
    [weekdays, '2026-12-23 16:00', 'Lukket nu, åbner senest mandag kl. 08.00'],
    [roundTheClock, '2026-12-23 20:00', 'Åben nu, svarer mindst til kl. 24.00'],
    [
      roundTheClock,
      '2026-12-23 23:45',
      'Åben nu, svarer mindst til kl. 24.00 — lukker måske om 15 min — næste gang senest natten til søndag kl. 00.00',
    ],
  ])('%j at %s: "%s"', (hours, moment, words) => expect(said(hours, asOffer, moment)).toBe(words));
});

describe('the telephone has hours of its own', () => {
  test.each<[Hours, Line, string, string]>([
    [
      always,
      daily('08:00', '15:00'),
      '2026-12-01 06:00',
      'Åben døgnet rundt, men telefonen svarer først kl. 08.00',
    ],
    [
      daily('07:00', '23:00'),
      daily('08:00', '15:00'),
      '2026-12-01 16:00',
      'Åben nu, lukker kl. 23.00, men telefonen svarer først i morgen kl. 08.00',
    ],
    [
      daily('07:00', '23:00'),
      daily('08:00', '15:00'),
      '2026-12-01 14:00',
      'Åben nu, lukker kl. 23.00, men telefonen svarer kun til kl. 15.00',
    ],
    [
      daily('08:00', '15:00'),
      always,
      '2026-12-01 14:45',
      'Åben nu, lukker kl. 15.00, telefonen svarer døgnet rundt — lukker om 15 min — næste gang i morgen kl. 08.00',
    ],
    [
      daily('08:00', '15:00'),
      daily('07:00', '22:00'),
      '2026-12-01 16:00',
      'Lukket nu, åbner i morgen kl. 08.00, men telefonen svarer til kl. 22.00',
    ],
    [
      daily('08:00', '15:00'),
      daily('07:00', '15:00'),
      '2026-12-01 16:00',
      'Lukket nu, åbner i morgen kl. 08.00, telefonen svarer først i morgen kl. 07.00',
    ],
    [daily('07:00', '23:00'), unknown, '2026-12-01 10:00', 'Åben nu, lukker kl. 23.00, telefontid ukendt'],
    [
      always,
      { kind: 'unknown', words: 'I dagtid. Klokkeslæt er ikke fundet.' },
      '2026-12-01 04:13',
      'Åben døgnet rundt, men telefonen svarer i dagtid, klokkeslæt ukendt',
    ],
    [unknown, always, '2026-12-01 10:00', 'Ukendt åbningstid, men telefonen svarer døgnet rundt'],
    [always, weekdays, '2026-12-23 16:00', 'Åben døgnet rundt, men telefonen svarer senest mandag kl. 08.00'],
    [always, over, '2026-12-01 10:00', 'Åben døgnet rundt, men telefonen svarer ikke'],
  ])('%j with %j at %s: "%s"', (hours, line, moment, words) => expect(said(hours, line, moment)).toBe(words));
});

describe('no number is known', () => {
  test.each<[Hours, string]>([
    [always, 'Åben døgnet rundt, nummer mangler'],
    [daily('07:00', '23:00'), 'Åben nu, lukker kl. 23.00, nummer mangler'],
    [daily('12:00', '23:00'), 'Lukket nu, åbner kl. 12.00, nummer mangler'],
    [unknown, 'Ukendt åbningstid, nummer mangler'],
  ])('%j: "%s"', (hours, words) => expect(said(hours, 'none', '2026-12-01 10:00')).toBe(words));
});

describe('of another moment nothing is said that is true of now', () => {
  test.each<[Hours, Line, string, string]>([
    [always, asOffer, '2026-12-01 22:00', 'Åben og svarer døgnet rundt'],
    [daily('07:00', '23:00'), asOffer, '2026-12-01 22:00', 'Åben kl. 22.00, svarer til kl. 23.00'],
    [
      daily('07:00', '23:00'),
      asOffer,
      '2026-12-24 22:35',
      'Åben kl. 22.35, svarer til kl. 23.00 — lukker 25 min senere — næste gang fredag kl. 07.00',
    ],
    [daily('08:00', '15:00'), asOffer, '2026-12-24 07:35', 'Åbner kl. 08.00, 25 min senere'],
    [daily('08:00', '15:00'), asOffer, '2026-12-24 16:00', 'Lukket kl. 16.00, åbner fredag kl. 08.00'],
  ])('%j with %j at %s: "%s"', (hours, line, moment, words) =>
    expect(said(hours, line, moment, '2026-12-01 10:00')).toBe(words),
  );

  test('in every hour of a week, whatever the hours', () => {
    const now = '2026-12-14 00:01';
    const some = [always, unknown, over, weekdays, roundTheClock, daily('07:00', '23:00')];
    for (const hours of some)
      for (const line of [...some, asOffer, 'none' as const])
        for (let day = 21; day < 28; day++)
          for (let hour = 10; hour < 24; hour++)
            expect(said(hours, line, `2026-12-${day} ${hour}:40`, now)).not.toMatch(
              /\bnu\b|\bom \d|i morgen|i nat\b/,
            );
  });
});

describe('what must be checked is said with its doubt, however open it is', () => {
  const confirmed = { kind: 'verified', on: '2026-11-01', by: 'viborg' } as const;
  const unsure = { kind: 'unverified', doubtful: true } as const;
  test.each<[string, Verification, string | null, string]>([
    ['the whole entry is unsure', unsure, null, 'Åben og svarer døgnet rundt – nummeret er ikke bekræftet'],
    [
      'its note asks for a check',
      sure,
      'Nummeret er fra før 2022 og skal bekræftes.',
      'Åben og svarer døgnet rundt – nummeret er ikke bekræftet',
    ],
    ['the organisation stands behind it', confirmed, 'Skal bekræftes.', 'Åben og svarer døgnet rundt'],
    ['nothing gives cause', sure, 'Tast 1.', 'Åben og svarer døgnet rundt'],
  ])('%s', (_, verification, note, words) => {
    const offer = exampleOffer({
      name: 'Eksempel',
      openingHours: always,
      phones: [
        {
          number: '+4599000001',
          label: 'Lægelinje',
          audience: 'doctors',
          contactHours: { kind: 'as-offer' },
          note,
        },
      ],
    });
    const at = minuteAt('2026-12-01 10:00');
    const [phone] = phonesAt(offer, at);
    const status = openingStatusAt(offer.openingHours, at);
    expect(saidAloud(offerSentence(offer, status, phone, verification, at, at))).toBe(words);
  });

  test('without a number it is the entry that is doubted', () => {
    const offer = exampleOffer({ name: 'Eksempel', openingHours: always, phones: [] });
    const at = minuteAt('2026-12-01 10:00');
    const status = openingStatusAt(offer.openingHours, at);
    expect(saidAloud(offerSentence(offer, status, undefined, unsure, at, at))).toBe(
      'Åben døgnet rundt, nummer mangler – oplysningen er usikker',
    );
  });
});
