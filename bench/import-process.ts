/**
 * One import as the service does it, in a process of its own: `node bench/import-process.ts <database> <file>` tells as JSON how long each part
 * took, how long nobody else was answered, and the most memory the process ever held, before and after.
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import pino from 'pino';
import { createAccount } from '../data/accounts.ts';
import { publishedReader } from '../data/catalogue.ts';
import { openDatabase } from '../data/database.ts';
import { beginPlan, completePlan, keepRows } from '../data/import-plans.ts';
import { readStanding, saveImport } from '../data/offer-imports.ts';
import { readWordLists } from '../seed/word-lists.ts';
import { danishNow } from '../server/clock.ts';
import { referencesOf } from '../server/exchange/exchange-page.ts';
import { decidedBy } from '../server/exchange/import-page.ts';
import { planInThread } from '../server/running/import-thread.ts';
import { createLiveCatalogue } from '../server/running/live-catalogue.ts';

const [databaseFile = '', sheetFile = ''] = process.argv.slice(2);
const database = await openDatabase(databaseFile);
const read = publishedReader(database, readWordLists());
const catalogue = createLiveCatalogue(await read(), danishNow, pino({ level: 'silent' }));
const held = () => process.resourceUsage().maxRSS / 1024;
const before = held();
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

const started = performance.now();
const references = referencesOf(catalogue.at(danishNow()), danishNow());
const importer = { organisations: 'all' as const, needApproval: [] };
const id = 'bench';
let kept = 0;
const account = { id: 'bench', name: 'bench', email: 'bench@eksempel.dk', grants: [], demo: false };
await createAccount(database, account, danishNow().toInstant());
await beginPlan(database, {
  id,
  account: account.id,
  fileName: sheetFile,
  startedAt: danishNow().toInstant(),
});
const plan = await planInThread(
  { bytes: readFileSync(sheetFile), references, importer },
  {
    standing: (slugs) => readStanding(database, slugs, danishNow().toInstant()),
    keep: async (rows) => {
      await keepRows(database, id, rows, kept);
      kept += rows.length;
    },
    progress: () => {},
  },
);
if (plan.kind === 'refused') throw new Error(plan.message);
const planned = performance.now();
await completePlan(database, id);
const decided = decidedBy(() => false, references);
const by = { author: 'bench', reason: 'bench' };
const saved = await saveImport(database, id, decided, by, danishNow().toInstant());
if (saved.kind !== 'saved') throw new Error('the import was overtaken');
const applied = performance.now();
await catalogue.refresh(read);
const done = performance.now();
delay.disable();
console.log(
  JSON.stringify({
    rows: kept,
    offers: saved.added + saved.changed,
    plan: planned - started,
    apply: applied - planned,
    publish: done - applied,
    longestWait: delay.max / 1e6,
    before,
    after: held(),
  }),
);
await database.destroy();
