/** Whatever is sent, the service answers, stays up and tells nothing of its inside. `npm run fuzz` sends seventy times as much, and must get everywhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fuzz } from '../bench/fuzz/fuzz.ts';
import { type FuzzedService, startFuzzed } from '../bench/fuzz/fuzzed-service.ts';
import { growthOf, isFlat } from '../bench/fuzz/memory-growth.ts';
import { routeNames, routeOf } from '../bench/fuzz/routes.ts';
import type { Answer } from '../bench/fuzz/sending.ts';
import { count, emptyTally, missedBy } from '../bench/fuzz/tally.ts';
import { wrongIn } from '../bench/fuzz/verdict.ts';

const requests = 1_500;

let service: FuzzedService;
beforeAll(async () => {
  service = await startFuzzed(10);
});
afterAll(() => service.stop());

test.each([
  ['the same as last time', 1],
  ['others each time', Math.floor(Math.random() * 2 ** 31)],
])(
  'random and mutated requests, %s: seed %i',
  async (_, seed) => {
    const { failures, tally } = await fuzz(service, { seed, requests });
    expect(failures, `npm run fuzz -- --seed ${seed} --requests ${requests}`).toEqual([]);
    // It gets somewhere: pages are shown, forms are taken and refused.
    for (const status of [200, 303, 400, 404]) expect(tally.statuses[status]).toBeGreaterThan(50);
    // Too short to get everywhere.
    expect(tally.reached.size).toBeGreaterThan(routeNames.length / 2);
  },
  120_000,
);

function answer(given: Partial<Answer>): Answer {
  return { route: 'get /', status: 200, headers: {}, text: '', ...given };
}

describe('an answer that is wrong is seen', () => {
  const soon = { 'retry-after': '30' };
  test.each([
    ['a mistake of ours', { status: 500, text: 'Noget gik galt hos os' }],
    ['too busy, without a word of when', { status: 503, route: 'get /som-det-var' }],
    ['too busy, where nothing promises to be', { status: 503, headers: soon }],
    [
      'the database is away, where a bound would be',
      { status: 503, route: 'post /redaktion/udveksling', headers: soon, text: '<h1>Det er ikke gemt</h1>' },
    ],
    ['a stack', { text: 'hej\n    at Object.run (/srv/app/x.js:1:2)\n' }],
    [
      'a stack, also with a bound',
      { status: 503, route: 'get /nyt', headers: soon, text: '\n    at run (x.js:1:2)' },
    ],
    ['a place on our machine, in a header', { headers: { location: `/${import.meta.dirname}` } }],
    ['the words of the database', { status: 400, text: 'SQLITE_BUSY' }],
    ['an object that nobody meant to print', { text: '<p>[object Object]</p>' }],
    ['an attribute of no value', { text: '<p class="felt undefined">' }],
    ['English words for a field', { status: 400, text: 'Invalid input: expected string, received array' }],
    ['a packed answer that cannot be unpacked', { broken: 'it says it is packed as br' }],
  ] satisfies [string, Partial<Answer>][])('%s', (_, given) => {
    expect(wrongIn(answer(given))).toBeDefined();
  });

  test.each([
    ['to be told when to come back', { status: 503, route: 'get /nyt', headers: soon }],
    [
      'a program of ours that tells mistakes apart',
      { headers: { 'content-type': 'text/javascript' }, text: 'RangeError' },
    ],
    ['a form that was refused', { status: 422, text: '<p class="field-error">Skriv et navn.</p>' }],
  ] satisfies [string, Partial<Answer>][])('but %s is no mistake', (_, given) => {
    expect(wrongIn(answer(given))).toBeUndefined();
  });
});

describe('a run that did not get far enough', () => {
  const run = (answers: Partial<Answer>[]) => {
    const tally = emptyTally();
    for (let i = 0; i < 1_000; i++)
      for (const kind of ['page', 'form', 'file', 'raw'] as const)
        count(tally, kind, answer(answers[i % answers.length] ?? {}));
    return missedBy(tally, ['get /']);
  };

  test('one with something of everything did', () => {
    expect(run([{}, { status: 303 }, { status: 404 }])).toEqual([]);
  });

  test.each([
    ['every line was cut', [{ status: 0 }]],
    ['nothing was found', [{ status: 404 }]],
    ['nothing was refused', [{}, { status: 303 }]],
    ['nothing was taken', [{}, { status: 400 }]],
    ['some lines were cut', [...Array(20).fill({}), { status: 303 }, { status: 404 }, { status: 0 }]],
  ])('%s', (_, answers) => {
    expect(run(answers)).not.toEqual([]);
  });

  test.each([
    ['404', { status: 404 }],
    ['403', { status: 403 }],
    ['the way to the door', { status: 303, headers: { location: '/log-ind?videre=%2F' } }],
  ])('%s is not the answer of a route', (_, given) => {
    const tally = emptyTally();
    count(tally, 'page', answer(given));
    expect(missedBy(tally, ['get /'])).toContain('never reached: get /');
  });

  test.each([
    ['GET', '/tilbud/x?tid=nu', 'get /tilbud/:slug'],
    ['HEAD', '/Klynger/', 'get /klynger'],
    ['GET', '/eksport/tilbud.csv', 'get /eksport/tilbud.:kind'],
    ['POST', '/klynger', undefined],
  ])('%s %s is for %s', (method, path, route) => {
    expect(routeOf(method, path)).toBe(route);
  });
});

describe('memory', () => {
  const steady = Array.from({ length: 40 }, (_, i) => 70 + (i % 3));
  test.each([
    ['that breathes', steady],
    ['that is used for a while and let go of', steady.map((one, i) => (i % 4 === 0 ? one + 60 : one))],
  ])('%s is flat', (_, held) => {
    expect(isFlat(growthOf(held))).toBe(true);
  });

  test.each([
    ['that grows with each request', steady.map((one, i) => one + i * 2)],
    ['that nobody could tell', steady.map(() => Number.NaN)],
    ['of which some could not be told', steady.with(30, Number.NaN)],
    ['that was never asked for', []],
  ])('%s is not', (_, held) => {
    expect(isFlat(growthOf(held))).toBe(false);
  });
});
