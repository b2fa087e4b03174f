/** `npm run fuzz -- --seed N --requests N`: random and mutated requests against the real service. Ends with 1 when something was wrong, or when it did not get everywhere. */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';
import { startFuzzed } from './fuzzed-service.ts';
import { growthOf, isFlat, mostGrowth } from './memory-growth.ts';
import { missedBy } from './tally.ts';

const { values } = parseArgs({
  options: {
    seed: { type: 'string' },
    requests: { type: 'string', default: '200000' },
    // Sends the one request of this number.
    only: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const only = values.only === undefined ? undefined : Number(values.only);
const requests = only === undefined ? Number(values.requests) : 1;
console.log(only === undefined ? `seed ${seed}, ${requests} requests` : `seed ${seed}, request ${only}`);
const started = performance.now();
const service = await startFuzzed(60);
const tell = (done: number, wrong: number) => {
  const seconds = Math.round((performance.now() - started) / 1_000);
  process.stderr.write(`\r${done} requests, ${seconds} s, ${wrong} wrong `);
};
const { tally, failures, held } = await fuzz(service, { seed, requests, first: only ?? 0, tell });
process.stderr.write('\n');
await service.stop();
console.log(`answers by status (0: the line was cut): ${JSON.stringify(tally.statuses)}`);
for (const [kind, { sent, byHundred }] of Object.entries(tally.answers))
  console.log(`${kind}: ${sent}, by hundred ${JSON.stringify(byHundred)}`);
const growth = growthOf(held);
const wrong = [...failures];
if (only === undefined) {
  console.log(`held, MB: ${held.map((one) => one.toFixed(1)).join(' ')}`);
  console.log(`${growth.toFixed(1)} MB in the second half, bound ${mostGrowth}`);
  if (!isFlat(growth)) wrong.push('memory grows, or nobody could tell');
  wrong.push(...missedBy(tally));
}
for (const one of wrong) console.log(`\n${one}`);
console.log(
  wrong.length === 0
    ? 'nothing wrong'
    : `\nagain: npm run fuzz -- --seed ${seed} --requests ${requests}; one alone: --seed ${seed} --only <number>`,
);
process.exitCode = wrong.length === 0 ? 0 : 1;
