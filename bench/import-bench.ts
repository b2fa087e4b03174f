/** A sheet of ten thousand rows sent in: half of the offers are new, half changed. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeOrganisations, writeServices } from '../data/catalogue.ts';
import { openDatabase } from '../data/database.ts';
import { appendVersion } from '../data/offers.ts';
import { writePlaces } from '../data/places.ts';
import { sheetCsv, sheetWorkbook } from '../server/exchange/offer-sheet.ts';
import { type Directory, syntheticDirectory } from './synthetic-catalogue.ts';
import { countWords, type Row } from './table.ts';

const rows = 10_000;

export async function measureImport(real: Directory, now: Temporal.ZonedDateTime): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'akutoverblik-bench-'));
  try {
    const directory = syntheticDirectory(real, rows);
    const { places, organisations, services } = directory;
    const offers = directory.offers.map((offer) => ({
      ...offer,
      summary: offer.summary.slice(0, 140).trim(),
    }));
    const present = offers.slice(0, rows / 2);
    const references = {
      ...{ places, organisations, services },
      slugs: offers.map(({ slug }) => slug),
      today: now.toPlainDate().toString(),
    };
    const versions = new Map(present.map(({ slug }, i) => [slug, i + 1]));
    // New offers take their address from their name, so the sheet gives them none.
    const sent = offers.map((offer, i) => ({
      ...offer,
      note: `Rettet ${i}`,
      seeAlso: [],
      slug: versions.has(offer.slug) ? offer.slug : '',
    }));
    const measured: Row[] = [];
    for (const [kind, file] of [
      ['CSV', sheetCsv],
      ['XLSX', sheetWorkbook],
    ] as const) {
      const sheet = join(folder, `tilbud.${kind}`);
      const databaseFile = join(folder, `${kind}.db`);
      writeFileSync(sheet, file({ offers: sent, references, versions }));
      await fillDatabase(databaseFile, { ...directory, offers: present }, now);
      measured.push(
        rowOf(
          kind,
          JSON.parse(
            execFileSync(process.execPath, ['bench/import-process.ts', databaseFile, sheet], {
              encoding: 'utf8',
            }),
          ),
        ),
      );
    }
    return measured;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fillDatabase(file: string, directory: Directory, now: Temporal.ZonedDateTime): Promise<void> {
  const database = await openDatabase(file);
  const instant = now.toInstant();
  await database.transaction().execute(async (transaction) => {
    await writePlaces(transaction, directory.places);
    await writeOrganisations(transaction, directory.organisations);
    await writeServices(transaction, directory.services);
    for (const offer of directory.offers)
      await appendVersion(transaction, {
        ...{
          recordedAt: instant,
          effectiveFrom: instant,
          author: 'bench',
          reason: 'bench',
          state: 'published',
          offer,
        },
      });
  });
  await database.destroy();
}

type Measured = Record<
  'rows' | 'offers' | 'plan' | 'apply' | 'publish' | 'longestWait' | 'before' | 'after',
  number
>;

function rowOf(
  kind: string,
  { rows: read, offers, plan, apply, publish, longestWait, before, after }: Measured,
): Row {
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return {
    what: `import, ${kind}`,
    at: `${countWords(read)} rows`,
    result: `${seconds(plan + apply + publish)} (plan ${seconds(plan)}, save ${offers} ${seconds(apply)}, publish ${seconds(publish)})`,
    noise: `others waited ${seconds(longestWait)} at most; memory ${Math.round(before)} MB before, ${Math.round(after)} MB at most`,
  };
}
