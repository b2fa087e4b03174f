/**
 * A correction reaches what was planned before it, number by number and day by day. What the plan itself changes stays; what the correction
 * took away does not come back.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Offer, offerSchema, type Phone } from '../../server/offers/offer-schema.ts';
import { mergeOffers } from '../../server/versions/offer-merge.ts';
import { exampleOffer } from '../example-offers.ts';

const phone = (number: string, label: string, more: Partial<Phone> = {}): Phone => ({
  number,
  label,
  audience: 'doctors',
  contactHours: { kind: 'as-offer' },
  note: null,
  ...more,
});
const day = phone('+4599000001', 'Dag');
const night = phone('+4599000002', 'Nat');
const weekdays = [1, 2, 3, 4, 5];
const office = { weekdays, from: '08:00', to: '15:00' };
const weekly = (...rows: { weekdays: number[]; from: string; to: string }[]) => ({
  kind: 'weekly' as const,
  rows,
  unknownWeekdays: [],
  publicHolidays: 'closed' as const,
  specialDays: {},
  exceptions: [],
  words: null,
});
const base = exampleOffer({ name: 'Eksempel', phones: [day, night], openingHours: weekly(office) });

/** What stands in the plan after the correction. */
function planned(correction: Partial<Offer>, plan: Partial<Offer>, from: Offer = base) {
  return mergeOffers(from, { ...from, ...correction }, { ...from, ...plan });
}

describe('numbers', () => {
  test('a corrected number replaces the old one in a plan that keeps it, with what the plan says about it', () => {
    const right = '+4599000009';
    const { offer, clashes } = planned(
      { phones: [{ ...day, number: right }, night] },
      { phones: [{ ...day, note: 'Fra nytår også weekend' }, night] },
    );
    expect(offer.phones).toEqual([{ ...day, number: right, note: 'Fra nytår også weekend' }, night]);
    expect(clashes).toEqual([]);
  });

  test('a number the plan itself changes stays as planned, and it is told', () => {
    const { offer, clashes } = planned(
      { phones: [{ ...day, number: '+4599000009' }, night] },
      { phones: [{ ...day, number: '+4599000010' }, night] },
    );
    expect(offer.phones[0]?.number).toBe('+4599000010');
    expect(clashes).toEqual(['phones']);
  });

  test('a number taken away does not come back with a plan that has changed its hours', () => {
    const { offer, clashes } = planned(
      { phones: [night] },
      { phones: [{ ...day, contactHours: { kind: 'always', exceptions: [], words: null } }, night] },
    );
    expect(offer.phones).toEqual([night]);
    expect(clashes).toEqual(['phones']);
  });

  test('a number added comes along, and so does the one the plan adds', () => {
    const [added, plannedToo] = [phone('+4599000005', 'Ny'), phone('+4599000006', 'Planlagt')];
    const { offer } = planned({ phones: [added, day, night] }, { phones: [day, night, plannedToo] });
    expect(offer.phones).toEqual([added, day, night, plannedToo]);
  });

  test('a new order comes along; the order of the plan stays', () => {
    const label = { ...night, label: 'Aften og nat' };
    expect(planned({ phones: [night, day] }, { phones: [day, label] }).offer.phones).toEqual([label, day]);
    const other = { ...day, note: 'Rettet' };
    expect(planned({ phones: [other, night] }, { phones: [night, day] }).offer.phones).toEqual([
      night,
      other,
    ]);
  });
});

describe('opening hours', () => {
  const saturday = { weekdays: [6], from: '10:00', to: '14:00' };
  test('hours corrected on weekdays come along to a plan that opens on Saturdays too', () => {
    const longer = { ...office, to: '16:00' };
    const { offer, clashes } = planned(
      { openingHours: weekly(longer) },
      { openingHours: weekly(office, saturday) },
    );
    expect(offer.openingHours).toEqual(weekly(longer, saturday));
    expect(clashes).toEqual([]);
  });

  test('a day the plan itself changes has the hours of the plan alone, the other days the corrected ones', () => {
    const { offer, clashes } = planned(
      { openingHours: weekly({ ...office, to: '16:00' }) },
      {
        openingHours: weekly(
          { ...office, weekdays: [1, 2, 3, 4] },
          { weekdays: [5], from: '08:00', to: '12:00' },
        ),
      },
    );
    expect(offer.openingHours).toEqual(
      weekly(
        { weekdays: [1, 2, 3, 4], from: '08:00', to: '16:00' },
        { weekdays: [5], from: '08:00', to: '12:00' },
      ),
    );
    expect(clashes).toEqual(['openingHours']);
  });

  test('a closed day entered now is closed in the plan too, whatever the plan does to the week', () => {
    const christmas = {
      kind: 'closed' as const,
      from: '2027-01-04',
      to: '2027-01-04',
      note: 'Flytning',
    };
    const { offer } = planned(
      { openingHours: { ...weekly(office), exceptions: [christmas] } },
      { openingHours: { kind: 'always', exceptions: [], words: null } },
    );
    expect(offer.openingHours).toEqual({ kind: 'always', exceptions: [christmas], words: null });
  });

  test('hours stated for the first time replace "unknown" in a plan that only closes a day', () => {
    const unknown: Offer = { ...base, openingHours: { kind: 'unknown', exceptions: [], words: null } };
    const exception = { kind: 'closed' as const, from: '2027-02-01', to: '2027-02-01', note: 'Kursus' };
    const { offer } = planned(
      { openingHours: weekly(office) },
      { openingHours: { kind: 'unknown', exceptions: [exception], words: null } },
      unknown,
    );
    expect(offer.openingHours).toEqual({ ...weekly(office), exceptions: [exception] });
  });
});

test('two changes that are right each by itself but not together: the plan stays whole there', () => {
  const { offer, clashes } = planned({ ageTo: 17 }, { ageFrom: 18 });
  expect(offer).toMatchObject({ ageFrom: 18, ageTo: null });
  expect(clashes).toEqual(expect.arrayContaining(['ageFrom', 'ageTo']));
});

describe('whatever is changed', () => {
  const labels = fc.constantFrom('Dag', 'Nat', 'Vagt');
  const numbers = fc.constantFrom('+4599000001', '+4599000002', '+4599000003', '112');
  const note = fc.constantFrom(null, 'Bemærkning', 'En anden bemærkning');
  const phones = fc.array(
    fc.record({
      number: numbers,
      label: labels,
      audience: fc.constantFrom<Phone['audience']>('doctors', 'everyone'),
      contactHours: fc.constantFrom<Phone['contactHours']>(
        { kind: 'as-offer' },
        { kind: 'always', exceptions: [], words: null },
      ),
      note,
    }),
    { maxLength: 3 },
  );
  const hours = fc.oneof(
    fc.constant<Offer['openingHours']>({ kind: 'unknown', exceptions: [], words: null }),
    fc
      .uniqueArray(
        fc.record({ weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }) }),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      .chain((rows) =>
        fc.record({
          rows: fc.tuple(
            ...rows.map(({ weekdays }) =>
              fc.constantFrom('12:00', '16:00', '20:00').map((to) => ({ weekdays, from: '08:00', to })),
            ),
          ),
          publicHolidays: fc.constantFrom<'closed' | 'unknown'>('closed', 'unknown'),
        }),
      )
      .map(({ rows, publicHolidays }) => ({ ...weekly(...rows), publicHolidays })),
  );
  const age = fc.option(fc.integer({ min: 0, max: 99 }));
  const offers = fc
    .record({
      name: fc.constantFrom('Eksempel A', 'Eksempel B', 'Eksempel C'),
      note,
      domains: fc.uniqueArray(fc.constantFrom<Offer['domains'][number]>('psychiatric', 'somatic'), {
        minLength: 1,
      }),
      services: fc.uniqueArray(fc.constantFrom('iv', 'kateter', 'crp'), { maxLength: 3 }),
      ages: fc.tuple(age, age).map(([a, b]) => (a !== null && b !== null && a > b ? [b, a] : [a, b])),
      phones,
      places: fc.array(fc.record({ address: note, entrance: note, note }), { maxLength: 2 }),
      openingHours: hours,
      capacity: fc.option(fc.record({ places: fc.option(fc.integer({ min: 0, max: 9 })), note })),
    })
    .map(({ ages: [ageFrom = null, ageTo = null], ...rest }) =>
      offerSchema.parse({ ...base, ...rest, ageFrom, ageTo }),
    );
  const runs = { numRuns: 500 };

  test('nothing corrected leaves the plan, nothing planned leaves the correction, the same twice is once', () => {
    fc.assert(
      fc.property(offers, offers, (one, other) => {
        expect(mergeOffers(one, one, other)).toEqual({ offer: other, clashes: [] });
        expect(mergeOffers(one, other, one)).toEqual({ offer: other, clashes: [] });
        expect(mergeOffers(one, other, other)).toEqual({ offer: other, clashes: [] });
      }),
      runs,
    );
  });

  test('what comes out follows the rules of an offer, and says nothing that neither said', () => {
    fc.assert(
      fc.property(offers, offers, offers, (was, correction, plan) => {
        const { offer } = mergeOffers(was, correction, plan);
        expect(offerSchema.parse(offer)).toEqual(offer);
        for (const field of ['name', 'note', 'ageFrom', 'ageTo'] as const)
          expect([correction[field], plan[field]]).toContainEqual(offer[field]);
        const said = [...correction.phones, ...plan.phones].map(({ number }) => number);
        for (const { number } of offer.phones) expect(said).toContain(number);
      }),
      runs,
    );
  });

  test('a plan that leaves the numbers alone has exactly the corrected ones', () => {
    fc.assert(
      fc.property(offers, offers, note, (was, correction, other) => {
        const plan = {
          ...was,
          name: 'Eksempel Planlagt',
          phones: was.phones.map((p) => ({ ...p, note: other })),
        };
        const { offer } = mergeOffers(was, correction, plan);
        const numbersOf = ({ phones }: Offer) => phones.map(({ number }) => number).toSorted();
        expect(numbersOf(offer)).toEqual(numbersOf(correction));
        expect(offer.name).toBe('Eksempel Planlagt');
      }),
      runs,
    );
  });
});
