/**
 * Any sequence of saves, restores, withdrawals, planned changes and cancelled ones, proposals, handovers and saves begun too early gives, at any moment and as known at any moment, what an
 * independent reckoning says: each field on its own time line, where a change counts from its date until the field's next change of its own.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeOrganisations } from '../../data/catalogue.ts';
import { openDatabase } from '../../data/database.ts';
import { decide } from '../../data/deciding.ts';
import { cancelHandover, saveHandover } from '../../data/handovers.ts';
import { type OfferSave, saveOffer } from '../../data/offer-saving.ts';
import { readVersions } from '../../data/offers.ts';
import { readOpenProposals } from '../../data/proposals.ts';
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
  /** By somebody who began before what stands was saved. */
  | { does: 'change-late'; to: Partial<Said>; began: number }
  /** To be approved; somebody may save other fields before it is. */
  | { does: 'propose'; to: Partial<Said>; meanwhile: string | undefined; approved: boolean }
  | { does: 'hand-over'; to: string; cancelled: boolean }
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
  {
    weight: 2,
    arbitrary: fc.record({
      ...when,
      does: fc.constant('change-late' as const),
      to: change,
      began: fc.nat({ max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...when,
      does: fc.constant('propose' as const),
      to: change.map(({ name, number, state }) => stated({ name, number, state })),
      meanwhile: fc.option(fc.constantFrom(...values.note), { nil: undefined }),
      approved: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...when,
      does: fc.constant('hand-over' as const),
      to: fc.constantFrom(...values.editor),
      cancelled: fc.boolean(),
    }),
  },
  { weight: 5, arbitrary: fc.record({ ...when, does: fc.constant('change' as const), to: change }) },
  { weight: 1, arbitrary: fc.record({ ...when, does: fc.constant('restore' as const), from: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ ...when, does: fc.constant('cancel' as const) }) },
);

function stated(to: Partial<Said>): Partial<Said> {
  return Object.fromEntries(Object.entries(to).filter(([, value]) => value !== undefined));
}

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

/** Decided on already, but where it is to be weighed for approval. */
function saving(said: Said, from: number): Omit<OfferSave, 'base'> {
  return {
    offer: offerOf(said),
    effectiveFrom: at(from).toInstant(),
    author: 'a',
    reason: 'Prøve',
    state: said.state as 'published',
    decided: true,
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
            { ...saving({ ...said, state }, from), base: seen?.sequence ?? null },
            at(today).toInstant(),
          );
          expect(['saved', 'unchanged']).toContain(result.kind);
          line = changed(line, from, said);
          knownOn.set(today, line);
        };
        const wanted = (from: number, to: Partial<Said>) => ({ ...(line[from] ?? first), ...to });
        /** Nothing is saved, unless it is what stands already. */
        const saveLate = async (from: number, said: Said, began: number) => {
          const versions = await readVersions(database);
          const start = at(from).toInstant();
          const seen = standingAt(versions, start) ?? waitingAfter(versions, start)[0];
          const older = versions.filter(({ sequence }) => sequence < (seen?.sequence ?? 0)).at(-1 - began);
          if (!older) return;
          const save = { ...saving(said, from), base: older.sequence };
          const { kind } = await saveOffer(database, save, at(today).toInstant());
          expect(['conflict', 'unchanged']).toContain(kind);
        };
        /** Approved, it is what was wanted of what stands then; declined, nothing. */
        const propose = async (from: number, { to, meanwhile, approved }: Step & { does: 'propose' }) => {
          const now = at(today).toInstant();
          const start = at(from).toInstant();
          const seen = standingAt(await readVersions(database), start);
          const weighed = { ...saving(wanted(from, to), from), base: seen?.sequence ?? null, decided: false };
          const result = await saveOffer(database, weighed, now);
          const note = meanwhile === undefined ? {} : { note: meanwhile };
          for (const { id, live } of await readOpenProposals(database)) {
            // A number and a closure do not wait.
            if (live !== null)
              line = changed(line, from, wanted(from, stated({ number: to.number, state: to.state })));
            if (live === null && meanwhile !== undefined) await save(from, wanted(from, note));
            const decision = { proposal: id, author: 'b', reason: 'Prøve' };
            const outcome = approved || live !== null ? ('approved' as const) : ('declined' as const);
            expect(await decide(database, { ...decision, outcome }, now)).toEqual({ kind: 'decided' });
            if (live === null && approved) line = changed(line, from, wanted(from, to));
          }
          expect(result.kind).not.toBe('conflict');
          knownOn.set(today, line);
        };
        const handOver = async (from: number, { to, cancelled }: Step & { does: 'hand-over' }) => {
          const now = at(today).toInstant();
          const effectiveFrom = at(from).toInstant();
          const standing = standingAt(await readVersions(database), effectiveFrom);
          if (standing?.state !== 'published' || standing.offer.editor === to) return;
          const handover = {
            to: { authority: null, operator: null, editor: to },
            effectiveFrom,
            author: 'a',
            reason: 'Overdraget',
          };
          const bases = new Map([[standing.offerId, standing.sequence]]);
          const saved = await saveHandover(database, { ...handover, bases }, now);
          const was = wanted(from, {});
          line = changed(line, from, { ...was, editor: to });
          if (cancelled && saved.kind === 'saved') {
            const made = { ...handover, id: saved.id, recordedAt: now };
            const { kind } = await cancelHandover(database, made, { author: 'a', reason: 'Udsat' }, now);
            expect(kind).toBe('saved');
            line = changed(line, from, was);
          }
          knownOn.set(today, line);
        };
        await save(begins, first);
        await writeOrganisations(
          database,
          organisations.filter(({ id }) => values.editor.includes(id)),
        );
        await database
          .insertInto('organisation_choice')
          .values(values.editor.map((organisation_id) => ({ organisation_id, approval: 1 })))
          .execute();
        for (const one of steps) {
          today = Math.min(today + one.passed, days - 1);
          const from = Math.min(today + one.ahead, days - 1);
          const stands = line[from] ?? line.find((said) => said !== undefined) ?? first;
          if (one.does === 'change') await save(from, { ...stands, ...one.to });
          const known = line.filter((said) => said !== undefined);
          if (one.does === 'restore') await save(from, known[one.from % known.length] ?? first);
          if (one.does === 'change-late') await saveLate(from, wanted(from, one.to), one.began);
          if (one.does === 'propose' && line[from]) await propose(from, one);
          if (one.does === 'hand-over' && from > today) await handOver(from, one);
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
