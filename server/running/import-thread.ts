/** Starts the thread that plans an import, answers what it asks, and ends it when it is done, too slow or too greedy. */
import { Worker } from 'node:worker_threads';
import type { Importer, PlannedRow, StandingOffers } from '../exchange/import-plan.ts';
import type { Place } from '../exchange/import-reading.ts';
import type { SheetReferences } from '../exchange/sheet-names.ts';

export type ImportTask = {
  bytes: Uint8Array;
  references: SheetReferences;
  importer: Importer;
};

export type FromWorker =
  | { kind: 'progress'; percent: number }
  /** For the offers at these addresses. */
  | { kind: 'asks'; slugs: string[] }
  /** Some more of the rows. */
  | { kind: 'planned'; rows: PlannedRow[] }
  | { kind: 'done' }
  | Refused;

type Refused = { kind: 'refused'; message: string; places: Place[] };
export type PlanResult = Refused | { kind: 'planned' };

type Asked = {
  standing(slugs: readonly string[]): Promise<StandingOffers>;
  /** Some more of what has been planned, in the order of the sheet. */
  keep(rows: readonly PlannedRow[]): Promise<void>;
  progress(percent: number): void;
};

const longest = 120_000;
/** What a file of 100 MB unpacked needs; some rows are held at a time. */
const mostMemory = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 };
const tooMuch = 'Filen er for stor til at blive læst. Del den i flere.';

export function planInThread(task: ImportTask, asked: Asked): Promise<PlanResult> {
  const worker = new Worker(new URL('../exchange/import-worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: mostMemory,
  });
  /** What has been planned is kept before more is asked about. */
  let kept: Promise<unknown> = Promise.resolve();
  return new Promise<PlanResult>((resolve, reject) => {
    const refuse = () => resolve({ kind: 'refused', message: tooMuch, places: [] });
    const timer = setTimeout(refuse, longest);
    timer.unref();
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse() : reject(error),
    );
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'progress') asked.progress(message.percent);
      else if (message.kind === 'asks')
        kept
          .then(() => asked.standing(message.slugs))
          .then((standing) => worker.postMessage(standing))
          .catch(reject);
      else if (message.kind === 'planned') kept = kept.then(() => asked.keep(message.rows));
      else if (message.kind === 'done') kept.then(() => resolve({ kind: 'planned' }), reject);
      else resolve(message);
    });
  }).finally(() => worker.terminate());
}
