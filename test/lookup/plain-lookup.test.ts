/** Whatever is asked, the answer is the one a patient reader would find by looking at every offer in turn. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchText } from '../../server/catalogue/text-search.ts';
import { nearMissReasons } from '../../server/lookup/criteria-misses.ts';
import type { LookupCriteria } from '../../server/lookup/lookup-criteria.ts';
import { windowFor } from '../../server/lookup/lookup-window.ts';
import { countOf, matchOffers } from '../../server/lookup/offer-matching.ts';
import { type CapacityLevel, type CapacityReport, capacityLevels } from '../../server/offers/capacity.ts';
import { domains, type Offer, urgencies } from '../../server/offers/offer-schema.ts';
import { noSignals } from '../../server/offers/signals.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { openingIntervals } from '../../server/opening-hours/opening-intervals.ts';
import { openingStatusAt } from '../../server/opening-hours/opening-status.ts';
import type { Municipality } from '../../server/places/places-schema.ts';
import { exampleOffer } from '../example-offers.ts';
import { danishTime, places } from '../start-service.ts';
import { catalogueOf } from './look-up.ts';

const now = '2026-12-17T14:30';
const some = places.municipalities.slice(0, 4);
const words = ['krise', 'sygepleje', 'akutteam', 'demens'];

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
const facts = fc.record({
  domains: fc.subarray([...domains], { minLength: 1 }),
  urgencies: fc.subarray([...urgencies]),
  coverage: fc.oneof(
    fc.record({
      kind: fc.constant('municipalities' as const),
      codes: fc.subarray(
        some.map(({ code }) => code),
        { minLength: 1 },
      ),
    }),
    fc.record({
      kind: fc.constant('clusters' as const),
      ids: fc.subarray([...new Set(some.map(({ cluster }) => cluster))], { minLength: 1 }),
    }),
    fc.constantFrom({ kind: 'region' as const }, { kind: 'country' as const }),
  ),
  ages: fc.constantFrom([null, null], [18, null], [null, 17], [18, 64]),
  openingHours: fc.oneof(
    fc.constantFrom({ kind: 'always' as const }, { kind: 'unknown' as const }),
    weekly,
    weekly,
  ),
  summary: fc.subarray(words, { minLength: 1 }).map((chosen) => chosen.join(' ')),
});
const directory = fc
  .array(facts, { minLength: 1, maxLength: 40 })
  .map((all) =>
    all.map(({ ages: [ageFrom = null, ageTo = null], ...rest }, i) =>
      exampleOffer({ name: `Eksempel ${i}`, ageFrom, ageTo, ...rest }),
    ),
  );
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const criteria: fc.Arbitrary<LookupCriteria> = fc.record({
  municipality: maybe(fc.constantFrom(...some)),
  urgency: maybe(fc.constantFrom(...urgencies)),
  domain: maybe(fc.constantFrom(...domains)),
  age: maybe(fc.constantFrom(0, 17, 18, 64, 65)),
  // Inside the fast hours, at their ends and outside them.
  at: fc
    .constantFrom(now, '2026-12-17T22:59', '2026-12-25T03:00', '2027-02-14T23:59', '2027-05-01T10:00')
    .map((local) => minuteOf(danishTime(local))),
  openOnly: fc.boolean(),
  text: fc.constantFrom('', '', 'krise', 'krise demens', 'sygeplje', 'findesikke'),
});

/** Reported at `now` by some of the offers, to last so many minutes. */
const reports = fc.array(
  fc.option(
    fc.record({ level: fc.constantFrom(...capacityLevels), lasts: fc.constantFrom(1, 500, 300 * 1440) }),
    { freq: 1 },
  ),
  { maxLength: 40 },
);
test('which offers fit, how many, in what order, and what the others fail on', () => {
  fc.assert(
    fc.property(
      directory,
      reports,
      fc.array(criteria, { minLength: 1, maxLength: 10 }),
      (offers, said, asked) => {
        const signals = signalsFrom(offers, said);
        const catalogue = catalogueOf(offers, now, '', signals);
        for (const one of asked) {
          const all = { shown: 1_000, nearMisses: 1_000 };
          const { counts, open, others, nearMissCounts, shown, nearMisses, wordless, someWordsOnly, text } =
            matchOffers(catalogue, one, all);
          const hits = searchText(catalogue.index.words, catalogue.synonyms, one.text);
          const isNarrowed = one.municipality ?? one.urgency ?? one.domain ?? one.age;
          const required = someWordsOnly ? 1 : text?.findable || (text && isNarrowed === null ? 1 : 0);
          const everyOffer = catalogue.offers.map((offer, position) => ({
            ...reading(offer, one),
            places: placesReported(signals.get(offer.id)?.capacity, one.at),
            strength: hits?.strength[position] ?? 0,
            position,
          }));
          const holds = ({ position }: Reading) => (hits?.covered[position] ?? 0) >= required;
          const read = everyOffer.filter(holds);
          const fits = ({ missed }: Reading) => missed.length === 0;
          const fitting = read.filter(fits).sort(inOrder);
          const without =
            one.municipality === null
              ? []
              : everyOffer.filter((offer) => fits(offer) && !holds(offer)).sort(inOrder);
          const near = read.filter(({ missed }) => missed.length === 1);
          const inGroup = (group: number) => fitting.filter((offer) => offer.group === group).length;
          expect(counts).toEqual({ fits: inGroup(0), unknown: inGroup(1), later: inGroup(2) });
          expect(open).toBe(fitting.filter(({ opensIn }) => opensIn === 0).length);
          expect(others).toEqual({
            several: read.filter(({ missed }) => missed.length > 1).length,
            wordless: offers.length - read.length,
          });
          expect(wordless.shown.map(({ offer }) => offer.slug)).toEqual(without.map(({ slug }) => slug));
          expect(countOf(wordless)).toBe(without.length);
          expect(shown.map(({ offer }) => offer.slug)).toEqual(fitting.map(({ slug }) => slug));
          for (const reason of nearMissReasons)
            expect(nearMissCounts[reason]).toBe(near.filter(({ missed: [only] }) => only === reason).length);
          expect(nearMisses.map(({ offer, reason }) => `${offer.slug} ${reason}`).sort()).toEqual(
            near.map(({ slug, missed }) => `${slug} ${missed[0]}`).sort(),
          );
          // The first few are the first few of them all.
          const few = matchOffers(catalogue, one, { shown: 3, nearMisses: 2 });
          expect(few).toMatchObject({ counts, open, others, nearMissCounts });
          expect(few.shown).toEqual(shown.slice(0, 3));
          expect(few.nearMisses).toEqual(nearMisses.slice(0, 2));
        }
      },
    ),
    { numRuns: 60 },
  );
});

type Reading = ReturnType<typeof reading> & { strength: number; places: string; position: number };

function signalsFrom(
  offers: readonly Offer[],
  said: readonly ({ level: CapacityLevel; lasts: number } | null)[],
) {
  const reportedAt = minuteOf(danishTime(now));
  return new Map(
    offers.flatMap(({ id }, i) => {
      const one = said[i];
      if (!one) return [];
      const details = { free: null, reason: null, expectedEnd: null, reporter: 'owner' as const };
      const capacity = { level: one.level, reportedAt, expiresAt: reportedAt + one.lasts, ...details };
      return [[id, { ...noSignals, capacity }] as const];
    }),
  );
}

function placesReported(report: CapacityReport | undefined, at: number): string {
  if (!report || at < report.reportedAt || at >= report.expiresAt) return 'unknown';
  return report.level === 'full' ? 'full' : 'free';
}

/** One offer, read without any index. */
function reading(offer: Offer, { municipality, urgency, domain, age, at, openOnly }: LookupCriteria) {
  const { from, to } = windowFor(urgency, at, openOnly);
  const { open, maybe } = openingIntervals(offer.openingHours, from, to);
  const group = open.length > 0 ? 0 : maybe.length > 0 ? 1 : 2;
  const status = openingStatusAt(offer.openingHours, at);
  const isOutside = age !== null && ((offer.ageFrom ?? 0) > age || (offer.ageTo ?? 120) < age);
  const missed = [
    ...(openOnly && group === 2 ? ['closed'] : []),
    ...(isOutside ? ['age'] : []),
    ...(urgency && !offer.urgencies.includes(urgency) ? ['urgency'] : []),
    ...(domain && !offer.domains.includes(domain) ? ['domain'] : []),
    ...(municipality && !covers(offer, municipality) ? ['municipality'] : []),
  ];
  const opensIn = status.kind === 'open' ? 0 : (status.opens ?? Number.POSITIVE_INFINITY) - at;
  const reach = ['municipalities', 'clusters', 'region', 'country'].indexOf(offer.coverage.kind);
  return { slug: offer.slug, group, opensIn, acute: offer.urgencies.length > 0, reach, missed };
}

function covers({ coverage }: Offer, { code, cluster }: Municipality): boolean {
  if (coverage.kind === 'municipalities') return coverage.codes.includes(code);
  return coverage.kind !== 'clusters' || coverage.ids.includes(cluster);
}

function inOrder(a: Reading, b: Reading): number {
  return (
    a.group - b.group ||
    Number(a.places === 'full') - Number(b.places === 'full') ||
    Number(b.acute) - Number(a.acute) ||
    Number(a.opensIn > 0) - Number(b.opensIn > 0) ||
    b.strength - a.strength ||
    a.reach - b.reach ||
    Number(b.places === 'free') - Number(a.places === 'free') ||
    (a.opensIn === b.opensIn ? 0 : a.opensIn - b.opensIn) ||
    a.position - b.position
  );
}
