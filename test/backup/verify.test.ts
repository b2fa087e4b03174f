/** Going through a database: everything that should hold is checked, each by itself, and the report can be read. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../data/database.ts';
import { examine } from '../../data/examination.ts';
import { alwaysOpen, hoursUnknown } from '../example-offers.ts';
import { runToEnd } from '../running-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { databaseWith, noon } from './world.ts';

/** What is found in a database with one offer after somebody has been at it past all that guards it. */
async function foundAfter(...statements: string[]) {
  const file = await databaseWith(join(temporaryFolder(), 'akut.db'), alwaysOpen);
  const sqlite = new Sqlite(file);
  sqlite.unsafeMode();
  sqlite.pragma('foreign_keys = off');
  for (const statement of statements) sqlite.exec(statement);
  sqlite.close();
  const { broken, doubts } = await examine(file, noon);
  return { broken, doubts };
}

const versionFrom = (columns: string) => `insert into offer_version
  (offer_id, recorded_at, effective_from, author, reason, state, body) select ${columns} from offer_version`;

test('a sound database has nothing wrong', async () => {
  expect(await foundAfter()).toEqual({ broken: [], doubts: [] });
});

describe('is found:', () => {
  test('an index that does not know all rows', async () => {
    const found = await foundAfter(
      'pragma writable_schema = on',
      `update sqlite_schema set rootpage = (select rootpage from sqlite_schema where name = 'proposal_by_offer')
        where name = 'offer_version_by_offer'`,
    );
    expect(found.broken.join('\n')).toContain('Filen er beskadiget: ');
  });

  test('a row that points at nothing', async () => {
    expect(await foundAfter("insert into municipality values ('9999', 'Ingensteds', 'ingen')")).toEqual({
      broken: [
        expect.stringMatching(
          /^Tabellen municipality, række \d+, peger på noget i cluster, der ikke er der$/,
        ),
      ],
      doubts: [],
    });
  });

  test('a version that cannot be read, and that no catalogue can be built', async () => {
    const { broken, doubts } = await foundAfter(
      versionFrom(
        `offer_id, recorded_at, effective_from, author, reason, state, json_remove(body, '$.name')`,
      ),
    );
    expect(doubts[0]).toMatch(
      /^Databasen kan ikke bruges: tilbuddet »eksempel-doegnaaben«, version 2, kan ikke læses \(name: /,
    );
    expect(broken[0]).toMatch(/^Kataloget kan ikke bygges: /);
  });

  test('a version that says it is of another offer', async () => {
    const { doubts } = await foundAfter(
      versionFrom(
        `offer_id, recorded_at, effective_from, author, reason, state, json_set(body, '$.slug', 'en-anden')`,
      ),
    );
    expect(doubts).toEqual(['Version 2 hører til et andet tilbud, end den siger']);
  });

  test('a time that does not sort, by which the rule and the engine choose differently', async () => {
    const { doubts } = await foundAfter(
      versionFrom(`offer_id, recorded_at, '2026-11-02T12:00:00+01:00', author, reason, state, body`),
    );
    expect(doubts).toContain('Version 2 har et tidspunkt, der ikke kan sammenlignes');
    expect(doubts.join('\n')).toContain('reglen for, hvilken version der gælder, giver to svar');
  });

  test('an author who is nobody', async () => {
    const { doubts } = await foundAfter(
      versionFrom(`offer_id, recorded_at, effective_from, 'ingen', reason, state, body`),
    );
    expect(doubts).toEqual(['Tabellen offer_version nævner kontoen ingen, som ikke findes']);
  });

  test('a trigger that is gone, one that does nothing, and a table that is not ours', async () => {
    const { doubts } = await foundAfter(
      'drop trigger offer_version_no_delete',
      'drop trigger offer_no_delete; create trigger offer_no_delete before delete on offer begin select 1; end',
      'create table mine (x)',
    );
    expect(doubts).toEqual([
      'Databasen mangler trigger offer_version_no_delete',
      'Databasen har table mine, som ikke hører til',
      'Databasens trigger offer_no_delete er ændret',
    ]);
  });
});

describe('npm run verify', () => {
  const program = 'server/backup/verify-program.ts';

  test('reports on the database in use, each table counted, and ends with 0', async () => {
    const file = await databaseWith(join(temporaryFolder(), 'akut.db'), alwaysOpen, hoursUnknown);
    const database = await openDatabase(file);
    onTestFinished(() => database.destroy());
    const { code, out, err } = await runToEnd(program, [], { DATABASE_FILE: file });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`${file}: alt er i orden.\n`);
    expect(out).toContain('Indhold: 2 tilbud, senest ændret 2. november 2026 kl. 12.00.\n');
    expect(out).toMatch(/^ {2}offer_version +2$/m);
  });

  test('says what is wrong with a file it is given, ends with 1, and leaves nothing beside it', async () => {
    const folder = temporaryFolder();
    const file = await databaseWith(join(folder, 'akut.db'), alwaysOpen);
    const sqlite = new Sqlite(file);
    sqlite.exec('drop trigger offer_no_update');
    sqlite.close();
    const before = readdirSync(folder);
    const { code, out } = await runToEnd(program, [file], {});
    expect(code).toBe(1);
    expect(out).toContain(
      `${file}: 1 ting er ikke, som de skal være.\n  ! Databasen mangler trigger offer_no_update\n`,
    );
    expect(readdirSync(folder)).toEqual(before);
  });

  test('of what is no database it says so in one line', async () => {
    const { code, out, err } = await runToEnd(program, ['README.md'], {});
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(/^Filen \/.+\/README\.md er ikke en brugelig database\..+\n$/);
  });
});
