/** `npm run bench`: one table. Compare ratios within it; absolute times depend on the machine and on what else it does. */
import { availableParallelism, loadavg } from 'node:os';
import { readSeed } from '../seed/seed-files.ts';
import { readWordLists } from '../seed/word-lists.ts';
import { measureBrowser } from './browser-bench.ts';
import { measureHttp } from './http-bench.ts';
import { measureImport } from './import-bench.ts';
import { measureQuality } from './quality-bench.ts';
import { measureInProcess } from './size-bench.ts';
import { tableOf } from './table.ts';

/** A Saturday evening before Christmas, the same in every run. */
const now = Temporal.ZonedDateTime.from('2026-11-21T19:40[Europe/Copenhagen]');
const started = performance.now();
const seed = readSeed();
const http = await measureHttp(seed, now);
const browser = await measureBrowser(now);
const imported = await measureImport({ ...seed, ...readWordLists() }, now);
const inProcess = measureInProcess({ ...seed, ...readWordLists() }, now);
const seconds = Math.round((performance.now() - started) / 1000);
console.log(
  `Akutoverblik · Node ${process.versions.node} · ${availableParallelism()} cores, load ${loadavg()[0]?.toFixed(1)} · ${seconds} s\n`,
);
console.log(tableOf([...measureQuality(), ...inProcess, ...http, ...browser, ...imported]));
