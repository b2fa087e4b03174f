/**
 * A thread that reads a sent file and plans what it would change, so that nobody's lookup waits for it. It asks for the offers that some rows
 * are about, plans those and tells, and goes on, so that neither side holds or copies everything at once.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, ImportTask } from '../running/import-thread.ts';
import { importPlanner, type StandingOffers, slugOfRow } from './import-plan.ts';
import { checkImport, type ImportRow, importRows, RefusedCells } from './import-reading.ts';
import { readSheetFile } from './sheet-file.ts';
import { FileMistake } from './zip-archive.ts';

const { bytes, ...world } = workerData as ImportTask;
/** Rows planned between two questions. */
const batch = 100;

function send(message: FromWorker): void {
  parentPort?.postMessage(message);
}

/** Tells each whole per cent once. */
function tellBetween(from: number, to: number): (share: number) => void {
  let told = -1;
  return (share) => {
    const percent = Math.floor(100 * (from + (to - from) * share));
    if (percent > told) send({ kind: 'progress', percent });
    told = Math.max(told, percent);
  };
}

function* batchesOf(rows: Iterable<ImportRow>): Generator<ImportRow[]> {
  let some: ImportRow[] = [];
  for (const row of rows) {
    some.push(row);
    if (some.length < batch) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

async function plan(rows: Iterable<ImportRow>, count: number): Promise<void> {
  const planRows = importPlanner({ ...world, newId: randomUUID });
  const tell = tellBetween(0.3, 1);
  let planned = 0;
  for (const some of batchesOf(rows)) {
    send({ kind: 'asks', slugs: some.map(slugOfRow) });
    const [standing] = (await once(parentPort as NonNullable<typeof parentPort>, 'message')) as [
      StandingOffers,
    ];
    send({ kind: 'planned', rows: planRows(some, standing) });
    planned += some.length;
    tell(planned / count);
  }
  send({ kind: 'done' });
}

try {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Read twice, so that no more than some rows are held at a time.
  const count = checkImport(readSheetFile(file), tellBetween(0, 0.3));
  await plan(importRows(readSheetFile(file)), count);
} catch (error) {
  if (!(error instanceof FileMistake)) throw error;
  const places = error instanceof RefusedCells ? [...error.places] : [];
  send({ kind: 'refused', message: error.message, places });
}
