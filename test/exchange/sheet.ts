/** What the tests of exchange share: the real references, and sheets sent back and read. */

import { csvOf } from '../../server/exchange/csv.ts';
import { checkImport, type ImportRow, importRows } from '../../server/exchange/import-reading.ts';
import { readSheetFile } from '../../server/exchange/sheet-file.ts';
import type { SheetReferences } from '../../server/exchange/sheet-names.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { organisations, places, services } from '../start-service.ts';

export function referencesOf(offers: readonly Offer[]): SheetReferences {
  return { places, organisations, services, slugs: offers.map(({ slug }) => slug), today: '2026-12-01' };
}

export function importOf(bytes: Buffer): ImportRow[] {
  checkImport(readSheetFile(bytes), () => {});
  return [...importRows(readSheetFile(bytes))];
}

export function csv(...rows: string[][]): Buffer {
  return Buffer.from(csvOf(rows));
}
