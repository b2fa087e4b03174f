/** Whatever is asked of `/api/opslag` is answered as the contract says, or refused with what is wrong where. */
import fc from 'fast-check';
import request from 'supertest';
import { expect, test } from 'vitest';
import { closedForHoliday, hoursUnknown, staffNumber, weekdaysOnly } from '../example-offers.ts';
import { startService } from '../start-service.ts';
import { callWords } from './call-words.ts';

const offers = [weekdaysOnly, closedForHoliday, hoursUnknown, staffNumber];
const { app } = await startService({ offers, now: '2026-12-01T10:00' });

const names = ['kommune', 'hast', 'omraade', 'alder', 'tid', 'aaben', 'q'];
const values = fc.oneof(
  fc.constantFrom(
    ...[
      '',
      '0615',
      'Horsens',
      '8870',
      '8700',
      '9999',
      'kommunalt',
      'indlaeggelse',
      'psykiatri',
      'somatik',
      '17',
      '120',
      '121',
    ],
    ...[
      '-1',
      '1e3',
      '2026-12-24T22:00',
      '2026-02-30T10:00',
      '2026-03-29T02:30',
      '2026-10-25T02:30',
      '9999-12-31T23:59',
      '0001-01-01T00:00',
    ],
    ...['nu', '1', '0', 'ja', 'eksempel', 'horsens 84 i aften', 'kl 25', 'uge 54'],
  ),
  fc.array(fc.constantFrom(...callWords), { maxLength: 5 }).map((words) => words.join(' ')),
  fc.string({ unit: 'binary', maxLength: 30 }),
);
const query = fc.array(fc.tuple(fc.constantFrom(...names, 'ukendt'), values), { maxLength: 7 });

test('any parameters', async () => {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(query, async (asked) => {
      const address = asked.map((pair) =>
        pair.map((one) => encodeURIComponent(one.toWellFormed())).join('='),
      );
      const { status, body } = await request(app).get(`/api/opslag?${address.join('&')}`);
      seen.add(status);
      if (status === 400) {
        expect(body.errors.length).toBeGreaterThan(0);
        for (const { field, message } of body.errors) {
          // A line may say what belongs in another field.
          expect(names).toContain(field);
          expect(message).toMatch(/\p{L}/u);
        }
        return;
      }
      expect(status).toBe(200);
      const { criteria } = body;
      expect(criteria.age === null || (criteria.age >= 0 && criteria.age <= 120)).toBe(true);
      expect(Temporal.Instant.from(criteria.at).toString()).toMatch(/^[-+]?\d/);
      // Nothing is told twice, and nobody's own number.
      const told = [...body.offers, ...body.notShown].map(({ slug }: { slug: string }) => slug);
      expect(new Set(told).size).toBe(told.length);
      for (const { group, status: state, phones } of body.offers) {
        expect(['fits', 'unknown', 'later']).toContain(group);
        expect(['open', 'closed', 'unknown']).toContain(state.kind);
        for (const { audience } of phones) expect(audience).not.toBe('staff');
      }
    }),
    { numRuns: 300 },
  );
  expect(seen).toEqual(new Set([200, 400]));
});
