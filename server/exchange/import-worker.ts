/**
 * A thread that reads a sent file and plans what it would change, so that nobody's lookup waits for it. It asks once, for the offers the rows
 * are about.
 */
import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import type { FromWorker, ImportTask } from '../import-thread.ts';
import { type Importer, planImport, type StandingOffer, slugOfRow } from './import-plan.ts';
import { RefusedCells, readImport } from './import-reading.ts';
import { readSheetFile } from './sheet-file.ts';
import { FileMistake } from './zip-archive.ts';

const { bytes, references, organisations } = workerData as ImportTask;
const importer: Importer = { organisations };

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

try {
  const rows = readImport(readSheetFile(Buffer.from(bytes)), tellBetween(0, 0.6));
  parentPort?.once('message', (standing: ReadonlyMap<string, StandingOffer>) => {
    const world = { references, importer, standing, newId: randomUUID };
    send({ kind: 'planned', rows: planImport(rows, world, tellBetween(0.6, 1)) });
  });
  send({ kind: 'asks', slugs: [...new Set(rows.map(slugOfRow))] });
} catch (error) {
  if (!(error instanceof FileMistake)) throw error;
  send({
    kind: 'refused',
    message: error.message,
    places: error instanceof RefusedCells ? [...error.places] : [],
  });
}
