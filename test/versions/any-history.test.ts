/**
 * Any sequence of saves, restores, withdrawals, planned changes and cancelled ones gives, at any moment and as known at any moment, what an
 * independent reckoning says: each field on its own time line, where a change counts from its date until the field's next change of its own.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDatabase } from '../../data/database.ts';
import { saveOffer } from '../../data/offer-saving.ts';
import { readVersions } from '../../data/offers.ts';
import { catalogueAt } from '../../server/catalogue/catalogue.ts';
import { standingAt, waitingAfter } from '../../server/catalogue/offer-version.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { exampleOffer } from '../example-offers.ts';
import { danishTime, organisations, places, services } from '../start-service.ts';

const days = 12;
const dayStart = danishTime('2026-12-25T00:00');
const at = (day: number) => dayStart.add({ days: day });

const fields = ['name', 'note', 'number', 'editor', 'state'] as const;
type Said = Record<(typeof fields)[number], string>;

const values: Record<(typeof fields)[number], string[]> = {
  name: ['Eksempel A', 'Eksempel B', 'Eksempel C'],
  note: ['Bemærkning', 'En anden'],
  number: ['+4599000001', '+4599000002', '+4599000003'],
  editor: ['kommune-horsens', 'kommune-odder', 'region-midtjylland'],
  state: ['published', 'withdrawn'],
};

/** Done on a day by somebody who sees what stands on the day it is to count from. */
type Step = { passed: number; ahead: number } & (
  | { does: 'change'; to: Partial<Said> }
  | { does: 'restore'; from: number }
  | { does: 'cancel' }
);

const change = fc.record(
  {
    name: fc.constantFrom(...values.name),
    note: fc.constantFrom(...values.note),
    number: fc.constantFrom(...values.number),
    editor: fc.constantFrom(...values.editor),
    state: fc.constantFrom(...values.state),
  },
  { requiredKeys: [] },
);
const when = { passed: fc.nat({ max: 2 }), ahead: fc.nat({ max: 5 }) };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ ...when, does: fc.constant('change' as const), to: change }) },
  { weight: 1, arbitrary: fc.record({ ...when, does: fc.constant('restore' as const), from: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ ...when, does: fc.constant('cancel' as const) }) },
);

/** Day by day, what is said of the offer; undefined before it begins. */
type TimeLine = (Said | undefined)[];

/** The plain truth: nothing of the product in it. */
function changed(line: TimeLine, from: number, to: Said): TimeLine {
  const next = line.map((said) => said && { ...said });
  const begins = line.findIndex((said) => said !== undefined);
  const was = line[from] ?? line[begins];
  for (const field of fields) {
    let own = false;
    for (let day = from; day < days; day++) {
      const said = line[day];
      own ||= was !== undefined && said !== undefined && said[field] !== was[field];
      if (own) continue;
      next[day] = { ...(next[day] ?? to), [field]: to[field] };
    }
  }
  return next;
}

function offerOf(said: Said): Offer {
  return {
    ...exampleOffer({ name: said.name, slug: 'eksempel' }),
    note: said.note,
    editor: said.editor,
    phones: [
      {
        number: said.number,
        label: 'Læger',
        audience: 'doctors',
        contactHours: { kind: 'as-offer' },
        note: null,
      },
    ],
  };
}

function saidBy(version: { offer: Offer; state: string } | undefined): Said | undefined {
  if (!version) return undefined;
  const { offer, state } = version;
  return {
    name: offer.name,
    note: offer.note ?? '',
    number: offer.phones[0]?.number ?? '',
    editor: offer.editor,
    state,
  };
}

const first: Said = {
  name: 'Eksempel A',
  note: 'Bemærkning',
  number: '+4599000001',
  editor: 'kommune-horsens',
  state: 'published',
};

test('any history, at any moment, as known at any moment', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: 3 }),
      fc.array(step, { minLength: 1, maxLength: 10 }),
      async (begins, steps) => {
        const database = await openDatabase(':memory:');
        let today = 0;
        let line: TimeLine = Array(days).fill(undefined);
        const knownOn = new Map<number, TimeLine>();
        const save = async (from: number, said: Said, state = said.state) => {
          const versions = await readVersions(database);
          const start = at(from).toInstant();
          const seen = standingAt(versions, start) ?? waitingAfter(versions, start)[0];
          const result = await saveOffer(
            database,
            {
              offer: offerOf(said),
              base: seen?.sequence ?? null,
              effectiveFrom: start,
              author: 'a',
              reason: 'Prøve',
              state: state as 'published',
            },
            at(today).toInstant(),
          );
          expect(['saved', 'unchanged']).toContain(result.kind);
          line = changed(line, from, said);
          knownOn.set(today, line);
        };
        await save(begins, first);
        for (const one of steps) {
          today = Math.min(today + one.passed, days - 1);
          const from = Math.min(today + one.ahead, days - 1);
          const stands = line[from] ?? line.find((said) => said !== undefined) ?? first;
          if (one.does === 'change') await save(from, { ...stands, ...one.to });
          const known = line.filter((said) => said !== undefined);
          if (one.does === 'restore') await save(from, known[one.from % known.length] ?? first);
          const before = line[from - 1];
          if (one.does === 'cancel' && from > today && before) await save(from, before);
        }
        const versions = await readVersions(database);
        for (let known = 0; known < days; known++) {
          const truth = [...knownOn].filter(([day]) => day <= known).at(-1)?.[1] ?? [];
          for (let day = 0; day < days; day++) {
            const then = standingAt(versions, at(day).toInstant(), at(known).toInstant());
            expect(saidBy(then), `day ${day} as known on day ${known}`).toEqual(truth[day]);
          }
        }
        const moment = at(days - 1);
        const { offers } = catalogueAt({ versions, places, organisations, services }, moment);
        const last = line[days - 1];
        expect(offers.map(({ name }) => name)).toEqual(last?.state === 'published' ? [last.name] : []);
        await database.destroy();
      },
    ),
    { numRuns: 150 },
  );
});
