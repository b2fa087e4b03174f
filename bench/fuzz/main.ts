/** `npm run fuzz -- --seed N --requests N`: random and mutated requests against the real service. Ends with 1 when one of them was answered wrongly. */
import { parseArgs } from 'node:util';
import { fuzz } from './fuzz.ts';
import { startFuzzed } from './fuzzed-service.ts';
import { growthOf, mostGrowth } from './memory-growth.ts';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, requests: { type: 'string', default: '200000' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const requests = Number(values.requests);
console.log(`seed ${seed}, ${requests} requests`);
const started = performance.now();
const service = await startFuzzed(100);
const { statuses, failures, memory } = await fuzz(service, seed, requests, (done) =>
  process.stderr.write(`\r${done} requests, ${Math.round((performance.now() - started) / 1_000)} s `),
);
process.stderr.write('\n');
await service.stop();
const growth = growthOf(memory);
console.log(`answers by status (0: the line was cut): ${JSON.stringify(statuses)}`);
console.log(
  `memory, MB: ${memory.map(Math.round).join(' ')}; ${growth.toFixed(1)} MB in the second half, bound ${mostGrowth}`,
);
for (const failure of failures) console.log(`\n${failure}`);
const flat = Number.isNaN(growth) || growth <= mostGrowth;
if (!flat) console.log('\nmemory grows');
console.log(
  failures.length === 0 && flat
    ? 'nothing wrong'
    : `\nagain: npm run fuzz -- --seed ${seed} --requests ${requests}`,
);
process.exitCode = failures.length === 0 && flat ? 0 : 1;
