/** Whatever is asked, the answer is the one a patient reader finds by looking at every offer in turn. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nearMissReasons } from '../../server/lookup/criteria-misses.ts';
import { groups } from '../../server/lookup/group.ts';
import type { LookupCriteria } from '../../server/lookup/lookup-criteria.ts';
import { countOf, type Limits } from '../../server/lookup/matches.ts';
import { matchOffers } from '../../server/lookup/offer-matching.ts';
import { type CapacityReport, capacityLevels } from '../../server/offers/capacity.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { domains, urgencies } from '../../server/offers/offer-values.ts';
import { noSignals } from '../../server/offers/signals.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { exampleOffer, staffNumber } from '../example-offers.ts';
import { danishTime, places } from '../start-service.ts';
import { catalogueOf } from './look-up.ts';
import { readPatiently } from './patient-reader.ts';

const now = '2026-12-17T14:30';
/** Three of one cluster and two of another. */
const [first = '', second = ''] = new Set(places.municipalities.map(({ cluster }) => cluster));
const some = [first, second].flatMap((cluster, i) =>
  places.municipalities.filter((one) => one.cluster === cluster).slice(0, 3 - i),
);
const codes = some.map(({ code }) => code);
const words = ['krise', 'sygepleje', 'akutteam', 'demens'];
const times = ['03:00', '06:59', '07:00', '07:59', '14:30', '20:00', '23:59'];
/** Inside the fast hours, at their ends and outside them. */
const days = ['2026-12-17', '2026-12-18', '2026-12-25', '2027-02-14', '2027-02-15', '2027-05-01'];

const weekly = fc.record({
  kind: fc.constant('weekly' as const),
  rows: fc.array(
    fc.record({
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      from: fc.constantFrom('06:00', '08:00', '14:30', '16:00', '23:00'),
      to: fc.constantFrom('02:00', '03:00', '10:00', '14:30', '14:31', '15:30', '22:00'),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  publicHolidays: fc.constantFrom('closed' as const, 'as-usual' as const, 'unknown' as const),
  exceptions: fc.subarray([
    { kind: 'closed' as const, from: '2026-12-18', to: '2027-01-20', note: 'Juleferie' },
  ]),
});
const someWords = fc.subarray(words, { maxLength: 2 }).map((chosen) => chosen.join(' '));
const facts = fc.record({
  domains: fc.subarray([...domains], { minLength: 1 }),
  urgencies: fc.subarray([...urgencies]),
  coverage: fc.oneof(
    fc.record({
      kind: fc.constant('municipalities' as const),
      codes: fc.subarray(codes, { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      kind: fc.constant('clusters' as const),
      ids: fc.subarray([first, second], { minLength: 1 }),
    }),
    fc.constantFrom({ kind: 'region' as const }, { kind: 'country' as const }),
  ),
  ages: fc.constantFrom([null, null], [null, null], [18, null], [null, 17], [18, 64]),
  valid: fc.constantFrom([null, null], [null, null], [null, '2026-12-17'], ['2026-12-18', '2027-02-14']),
  openingHours: fc.oneof(
    fc.constantFrom({ kind: 'always' as const }, { kind: 'unknown' as const }),
    weekly,
    weekly,
  ),
  inName: fc.constantFrom('', '', ...words),
  summary: someWords.map((chosen) => `Opdigtet ${chosen}`.trim()),
  access: someWords.map((who) => ({ who: who || null, how: null, ready: null })),
  exclusions: fc.option(fc.constantFrom(...words)),
  fallback: fc.boolean(),
  phones: fc.constantFrom([], staffNumber.phones),
});
/** Now and then so many alike that a lookup meets more than it keeps while it collects the first few. */
const directory = fc
  .tuple(fc.array(facts, { minLength: 1, maxLength: 60, size: 'max' }), fc.constantFrom(1, 1, 1, 6))
  .map(([all, times]) =>
    Array.from({ length: times }, () => all)
      .flat()
      .map(({ ages: [ageFrom, ageTo], valid: [validFrom, validTo], inName, ...rest }, i) => {
        const number = String(i).padStart(3, '0');
        return exampleOffer({
          name: `Eksempel ${number} ${inName}`.trim(),
          slug: `eksempel-${number}`,
          ...{ ageFrom, ageTo, validFrom, validTo },
          ...rest,
        });
      }),
  );
/** Most often nothing, so that something is left to find. */
const maybe = <Value>(value: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
const moment = fc
  .tuple(fc.constantFrom(...days), fc.constantFrom(...times))
  .map(([day, time]) => minuteOf(danishTime(`${day}T${time}`)));
const criteria: fc.Arbitrary<LookupCriteria> = fc
  .record({
    municipality: maybe(fc.constantFrom(...some)),
    urgency: maybe(fc.constantFrom(...urgencies)),
    domain: maybe(fc.constantFrom(...domains)),
    age: maybe(fc.constantFrom(0, 17, 18, 64, 65)),
    at: moment,
    openOnly: fc.boolean(),
    text: fc.constantFrom(
      '',
      '',
      'krise',
      'krise demens',
      'akutteam krise demens',
      'sygeplje',
      'sygepl',
      'findesikke',
      'krise findesikke',
    ),
    near: maybe(fc.subarray(some, { minLength: 2, maxLength: 2 })),
  })
  .map(({ near, ...asked }) => ({ ...asked, near: asked.municipality ? [] : (near ?? []) }));

/** Reported at `now` by some of the offers, to last so many minutes. */
const reports = fc.array(
  fc.option(
    fc.record({ level: fc.constantFrom(...capacityLevels), lasts: fc.constantFrom(1, 500, 300 * 1440) }),
    { freq: 2 },
  ),
  { minLength: 40, maxLength: 100, size: 'max' },
);

const everything: Limits = { shown: 1_000, nearMisses: 1_000 };

test('which offers fit, how many, in what order, and what the others fail on', () => {
  fc.assert(
    fc.property(
      directory,
      reports,
      fc.array(criteria, { minLength: 10, maxLength: 20 }),
      (offers, said, asked) => {
        const reported = reportsFrom(offers, said);
        const signals = new Map([...reported].map(([id, capacity]) => [id, { ...noSignals, capacity }]));
        const catalogue = catalogueOf(offers, now, '', signals);
        for (const one of asked) {
          const found = matchOffers(catalogue, one, everything);
          const expected = readPatiently(offers, reported, one);
          expect({
            counts: found.counts,
            open: found.open,
            shown: found.shown.map(({ offer, group }) => `${offer.slug} ${group}`),
            nearMisses: found.nearMisses.map(({ offer, reason }) => `${offer.slug} ${reason}`),
            nearMissCounts: found.nearMissCounts,
            others: found.others,
            mentions: found.mentions.shown.map(({ offer, group }) => `${offer.slug} ${group}`),
            mentionsCount: countOf(found.mentions),
            lacks: found.shown.map(({ lacks }) => lacks.length > 0),
            wordless: found.wordless.shown.map(({ offer }) => offer.slug),
            wordlessCount: countOf(found.wordless),
            fallback: found.fallback.map(({ offer }) => offer.slug),
            someWordsOnly: found.someWordsOnly,
          }).toEqual({
            counts: countedBy(groups, expected.fitting, ({ group }) => group),
            open: expected.fitting.filter(({ opensIn }) => opensIn === 0).length,
            shown: expected.fitting.map(({ slug, group }) => `${slug} ${group}`),
            nearMisses: expected.near.map(({ slug, missed }) => `${slug} ${missed[0]}`),
            nearMissCounts: countedBy(nearMissReasons, expected.near, ({ missed }) => missed[0]),
            others: { several: expected.several, wordless: expected.wordless },
            mentions: expected.mentions.map(({ slug, group }) => `${slug} ${group}`),
            mentionsCount: expected.mentions.length,
            lacks: expected.fitting.map(({ lacking }) => lacking > 0),
            wordless: expected.withoutWords.map(({ slug }) => slug),
            wordlessCount: expected.withoutWords.length,
            fallback: expected.fallback.map(({ slug }) => slug),
            someWordsOnly: expected.someWordsOnly,
          });
          // The first few are the first few of them all.
          const few = matchOffers(catalogue, one, { shown: 3, nearMisses: 2 });
          const { shown, nearMisses, wordless, mentions, ...same } = few;
          expect(found).toMatchObject(same);
          expect(shown).toEqual(found.shown.slice(0, 3));
          expect(nearMisses).toEqual(found.nearMisses.slice(0, 2));
          expect(mentions.shown).toEqual(found.mentions.shown.slice(0, 3));
          expect(wordless.shown).toEqual(found.wordless.shown.slice(0, 3));
        }
      },
    ),
    { numRuns: 60 },
  );
});

function reportsFrom(
  offers: readonly Offer[],
  said: readonly ({ level: CapacityReport['level']; lasts: number } | null)[],
): Map<string, CapacityReport> {
  const reportedAt = minuteOf(danishTime(now));
  const details = { free: null, reason: null, expectedEnd: null, reporter: 'owner' as const };
  return new Map(
    offers.flatMap(({ id }, i) => {
      const one = said[i];
      return one
        ? [[id, { level: one.level, reportedAt, expiresAt: reportedAt + one.lasts, ...details }] as const]
        : [];
    }),
  );
}

function countedBy<Name extends string, Reading>(
  names: readonly Name[],
  readings: readonly Reading[],
  nameOf: (reading: Reading) => Name | undefined,
): Record<string, number> {
  return Object.fromEntries(
    names.map((name) => [name, readings.filter((reading) => nameOf(reading) === name).length]),
  );
}
