/** Offers such as editors could enter them, at random. */
import fc from 'fast-check';
import { offerSchema } from '../../server/offers/offer-schema.ts';
import type { OpeningHours } from '../../server/opening-hours/opening-hours-schema.ts';
import { alwaysOpen } from '../example-offers.ts';
import { writtenHours } from '../opening-hours/written-hours.ts';
import { organisations, places, services } from '../start-service.ts';

const words = fc
  .string({ unit: fc.constantFrom(...'abcæøåÆ 123.,-–»«&<>"\'%+=\n'), minLength: 1, maxLength: 40 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const said = fc.option(words);
const digits = fc.integer({ min: 20_000_000, max: 99_999_999 }).map((n) => `+45${n}`);
const number = fc.oneof(digits, fc.constantFrom('112', '1813', '1888', '116111'));
const oneOf = <T>(all: readonly T[]) => fc.constantFrom(...all);
const someOf = <T>(all: readonly T[]) => fc.uniqueArray(oneOf(all), { maxLength: 4 });
const age = fc.option(fc.integer({ min: 0, max: 120 }));
const date = fc.option(
  fc.integer({ min: 0, max: 2000 }).map((n) => `${Temporal.PlainDate.from('2024-01-01').add({ days: n })}`),
);

/** As the form writes them: days in order and once, and no rule that says nothing. */
export const tidyHours = writtenHours.map((hours): OpeningHours => {
  if (hours.kind !== 'weekly') return hours;
  return {
    ...hours,
    rows: hours.rows.map((row) => ({ ...row, weekdays: row.weekdays.toSorted() })),
    unknownWeekdays: hours.unknownWeekdays.toSorted(),
    specialDays: Object.fromEntries(
      Object.entries(hours.specialDays).filter(([, rule]) => rule !== 'unknown'),
    ),
  };
});

const phone = fc.record({
  number,
  label: words,
  audience: oneOf(['staff', 'doctors', 'everyone'] as const),
  contactHours: fc.oneof(fc.constant({ kind: 'as-offer' as const }), tidyHours),
  note: said,
});

const place = fc
  .record({ address: said, entrance: said, note: said })
  .filter((parts) => Object.values(parts).some((part) => part !== null));

const coverage = fc.oneof(
  fc
    .uniqueArray(oneOf(places.municipalities.map(({ code }) => code)), { minLength: 1 })
    .map((codes) => ({ kind: 'municipalities' as const, codes })),
  fc
    .uniqueArray(oneOf(places.clusters.map(({ id }) => id)), { minLength: 1 })
    .map((ids) => ({ kind: 'clusters' as const, ids })),
  fc.constantFrom({ kind: 'region' as const }, { kind: 'country' as const }),
);

const inOrder = <T extends string | number>(from: T | null, to: T | null): [T | null, T | null] =>
  from !== null && to !== null && from > to ? [to, from] : [from, to];

export const anyOffer = fc
  .record({
    name: words,
    summary: words,
    domains: fc.uniqueArray(oneOf(['psychiatric', 'somatic'] as const), { minLength: 1 }),
    urgencies: someOf(['admission', 'next-day', 'municipal', 'advice'] as const),
    coverage,
    coverageNote: said,
    targetGroup: said,
    ages: fc.tuple(age, age),
    exclusions: said,
    access: fc.record({ who: said, how: said, ready: said }),
    services: someOf(services.map(({ id }) => id)),
    phones: fc.array(phone, { maxLength: 3 }),
    places: fc.array(place, { maxLength: 3 }),
    openingHours: tidyHours,
    capacity: fc.option(
      fc
        .record({ places: fc.option(fc.integer({ min: 0, max: 999 })), note: said })
        .filter(({ places, note }) => places !== null || note !== null),
    ),
    operator: oneOf(organisations.map(({ id }) => id)),
    unit: said,
    note: said,
    reverifyAfterDays: fc.integer({ min: 1, max: 365 }),
    dates: fc.tuple(date, date),
  })
  .map(({ ages, dates, ...facts }) => {
    const [ageFrom, ageTo] = inOrder(...ages);
    const [validFrom, validTo] = inOrder(...dates);
    return offerSchema.parse({ ...alwaysOpen, ...facts, ageFrom, ageTo, validFrom, validTo });
  });
