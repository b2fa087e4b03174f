/**
 * A thread that reads a sent file and plans what it would change, so that nobody's lookup waits for it. It asks for the offers that some rows
 * are about, plans those and tells, and goes on, so that neither side holds or copies everything at once.
 */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, ImportTask } from '../import-thread.ts';
import { importPlanner, type StandingOffers, slugOfRow } from './import-plan.ts';
import { type ImportRow, RefusedCells, readImport } from './import-reading.ts';
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

async function plan(rows: ImportRow[]): Promise<void> {
  const planRows = importPlanner({ ...world, newId: randomUUID });
  const tell = tellBetween(0.5, 1);
  for (let at = 0; at < rows.length; at += batch) {
    const some = rows.slice(at, at + batch);
    send({ kind: 'asks', slugs: some.map(slugOfRow) });
    const [standing] = (await once(parentPort as NonNullable<typeof parentPort>, 'message')) as [
      StandingOffers,
    ];
    send({ kind: 'planned', rows: planRows(some, standing) });
    tell(at / rows.length);
  }
  send({ kind: 'done' });
}

try {
  await plan(readImport(readSheetFile(Buffer.from(bytes)), tellBetween(0, 0.5)));
} catch (error) {
  if (!(error instanceof FileMistake)) throw error;
  const places = error instanceof RefusedCells ? [...error.places] : [];
  send({ kind: 'refused', message: error.message, places });
}
