/** `npm run load`: prints a table, and with `--write` puts it into the README. Ends with 1 when a bound is broken. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { crowd, designLoad, lookupsPerSecond, savesPerSecond, startLoaded } from './design-load.ts';

const seconds = 60;
const crowdSize = 1_000;
const crowdSeconds = 30;
/** Milliseconds. */
const mostP95 = 50;
/** Megabytes that a thousand connections may add. */
const mostMemory = 400;

const ms = (value: number) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
const mb = (value: number) => `${Math.round(value)} MB`;

const busy = loadavg()[0] ?? 0;
const service = await startLoaded();
const load = await designLoad(service, seconds);
const many = await crowd(service, crowdSize, crowdSeconds);
const crashed = service.hasEnded();
const errors = service.errors();
await service.stop();

const broken = [
  ...load.wrong,
  ...(load.p95 > mostP95 ? [`p95 is ${ms(load.p95)}, the bound ${ms(mostP95)}`] : []),
  ...(load.marked < load.lookups / 20 ? ['hardly any answer held what was being saved'] : []),
  ...(many.failed > 0 ? [`${many.failed} of the crowd's questions failed`] : []),
  ...(many.memory.most - many.memory.before > mostMemory
    ? [`the crowd took ${mb(many.memory.most - many.memory.before)}`]
    : []),
  ...(crashed ? ['the service has ended'] : []),
  ...(errors === '' ? [] : [errors]),
];
const shared = busy > 0.5 ? `, shared with other work (load ${busy.toFixed(1)} before)` : '';
const machine = `${Temporal.Now.plainDateISO('Europe/Copenhagen')}, ${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), load and service on the same${shared}`;
const table = [
  `| \`npm run load\` | ${machine} |`,
  '| --- | --- |',
  `| ${lookupsPerSecond} lookups/s and ${savesPerSecond} saves/s for ${seconds} s | ${load.lookups} answers: p50 ${ms(load.p50)}, p95 ${ms(load.p95)}, p99 ${ms(load.p99)}, longest ${ms(load.longest)}; ${Math.round(load.processor * 100)} % of one core |`,
  `| saves | ${load.saves}, p95 ${ms(load.saveP95)} |`,
  `| mixed or stale answers | ${load.wrong.length} of ${load.marked} that held an offer being saved |`,
  `| ${crowdSize} connections for ${crowdSeconds} s, as fast as they are answered | ${many.answers} answers, ${many.failed} failed; memory ${mb(many.memory.before)}, at most ${mb(many.memory.most)}, ${mb(many.memory.after)} after |`,
].join('\n');
console.log(table);
for (const one of broken) console.log(`! ${one}`);
if (process.argv.includes('--write')) {
  const file = join(import.meta.dirname, '../../README.md');
  const readme = readFileSync(file, 'utf8');
  writeFileSync(
    file,
    readme.replace(/\| `npm run load` \|[\s\S]*?(?=\n\n)/, () => table),
  );
}
process.exitCode = broken.length === 0 ? 0 : 1;
