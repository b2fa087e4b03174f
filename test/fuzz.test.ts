/** Whatever is sent, the service answers, stays up and tells nothing of its inside. `npm run fuzz` sends seventy times as much. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fuzz, wrongIn } from '../bench/fuzz/fuzz.ts';
import { type FuzzedService, startFuzzed } from '../bench/fuzz/fuzzed-service.ts';

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
    const { failures, statuses } = await fuzz(service, seed, requests);
    expect(failures, `npm run fuzz -- --seed ${seed} --requests ${requests}`).toEqual([]);
    // It gets somewhere: pages are shown, forms are taken and refused.
    for (const status of [200, 303, 400, 404]) expect(statuses[status]).toBeGreaterThan(50);
  },
  120_000,
);

test.each([
  ['a mistake of ours', { status: 500, text: 'Noget gik galt hos os' }],
  ['being too busy without a word of when', { status: 503, text: '' }],
  ['a stack', { status: 200, text: 'hej\n    at Object.run (/srv/app/x.js:1:2)\n' }],
  ['the words of the database', { status: 400, text: 'SQLITE_BUSY' }],
  ['a value that is none', { status: 200, text: '<p>[object Object]</p>' }],
])('%s would be seen', (_, answer) => {
  expect(wrongIn(answer)).toBeDefined();
});

test('to be told when to come back is no mistake', () => {
  expect(wrongIn({ status: 503, text: 'Vent et øjeblik', retryAfter: '5' })).toBeUndefined();
});
