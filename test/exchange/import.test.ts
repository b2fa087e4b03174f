/** An editor sends a sheet in, sees what it would change, and saves it. */

import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { forgetExpired } from '../../data/expiry.ts';
import { saveOffer } from '../../data/offer-saving.ts';
import { readVersions } from '../../data/offers.ts';
import { saveOrganisation } from '../../data/organisations.ts';
import { readOpenProposals } from '../../data/proposals.ts';
import { createApp } from '../../server/app.ts';
import { cellsOf } from '../../server/exchange/offer-row.ts';
import { columns } from '../../server/exchange/sheet-columns.ts';
import { sheetNames } from '../../server/exchange/sheet-names.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { exampleOffer, staffNumber } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { sendForm, signIn } from '../sign-in.ts';
import { serviceOn, startService, type World } from '../start-service.ts';
import { senderOf, sending } from './send-file.ts';
import { csv, referencesOf } from './sheet.ts';

const now = '2026-12-01T10:00';
const nursing = exampleOffer({ name: 'Eksempel Sygepleje', note: 'Ring først' });
const rooms = exampleOffer({ name: 'Eksempel Akutpladser', note: 'Seks pladser' });
const foreign = exampleOffer({ name: 'Eksempel Andre', editor: 'kommune-odder' });

const start = () => startService({ offers: [nursing, rooms, foreign, staffNumber], now });
const editor = (world: World) => senderOf(world, 'kommune-horsens');

/** The template as an editor has changed it: cells by address and heading. */
async function template(world: World, changes: Record<string, Record<string, string>>): Promise<Buffer> {
  const person = await editor(world);
  const { text } = await person.get('/redaktion/udveksling/skabelon.csv').buffer();
  const [head = [], , ...rows] = [...parse(text)];
  return csv(
    head,
    ...rows.map((row) => head.map((heading, at) => changes[row[0] ?? '']?.[heading] ?? row[at] ?? '')),
  );
}

function parse(text: string): string[][] {
  return text
    .slice(1)
    .trim()
    .split('\r\n')
    .map((line) =>
      line
        .split(/;(?=(?:[^"]*"[^"]*")*[^"]*$)/)
        .map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"')),
    );
}

const noteNow = (world: World, { slug }: Offer) =>
  world.catalogue.at(world.service.now()).bySlug.get(slug)?.note;

describe('what a sheet would change is shown before anything is changed', () => {
  test('the template as it was handed out changes nothing', async () => {
    const world = await start();
    const person = await editor(world);
    const { words } = await person.send(await template(world, {}));
    expect(words).toContain('0 nye 0 ændrede 3 uændrede 0 med fejl');
    expect(words).toContain('Alt i filen står der allerede');
    expect(words).not.toMatch(/Gem (?!på denne computer)/);
  });

  test('a changed cell is shown as it is and as it will be; saved, it is in the lookup at once', async () => {
    const world = await start();
    const person = await editor(world);
    const file = await template(world, { [nursing.slug]: { Bemærk: 'Ring altid først' } });
    const { path, words } = await person.send(file);
    expect(words).toContain('Eksempel Sygepleje');
    expect(words).toMatch(/Bemærk Nu: Ring først Bliver: Ring altid først/);
    expect(noteNow(world, nursing)).toBe('Ring først');
    expect(await person.apply(path)).toContain('Gemt: 1 ændret tilbud');
    expect(noteNow(world, nursing)).toBe('Ring altid først');
    const [newest] = (await readVersions(world.database)).slice(-1);
    expect(newest).toMatchObject({ author: person.account.id, reason: 'Indlæst fra regneark' });
  });

  test('the same file sent twice changes nothing the second time', async () => {
    const world = await start();
    const person = await editor(world);
    const file = Buffer.concat([
      await template(world, { [nursing.slug]: { Bemærk: 'Ny' } }),
      Buffer.from(newRow(world).toString().split('\r\n')[1] ?? ''),
    ]);
    const first = await person.send(file);
    expect(first.words).toContain('1 nye 1 ændrede 2 uændrede 0 med fejl');
    await person.apply(first.path);
    const versions = (await readVersions(world.database)).length;
    const second = await person.send(file);
    expect(second.words).toContain('0 nye 0 ændrede 4 uændrede 0 med fejl');
    await person.apply(second.path);
    expect(await readVersions(world.database)).toHaveLength(versions);
  });

  test('a new offer gets its address from its name', async () => {
    const world = await start();
    const person = await editor(world);
    const { path, words } = await person.send(newRow(world));
    expect(words).toContain('Ny Åben Rådgivning');
    expect(await person.apply(path)).toContain('Gemt: 1 nyt tilbud');
    const { status, text } = await request(world.app).get('/tilbud/ny-aaben-raadgivning');
    expect([status, text]).toEqual([200, expect.stringContaining('Ny Åben Rådgivning')]);
  });

  test('a row that is wrong is told with line, column and what to do, and passed over', async () => {
    const world = await start();
    const person = await editor(world);
    const file = await template(world, {
      [nursing.slug]: { Åbningstider: 'mna-fre 8-16', 'Alder fra': 'atten' },
      [rooms.slug]: { Bemærk: 'Ny' },
    });
    const { path, words } = await person.send(file);
    expect(words).toContain('1 ændrede 1 uændrede 1 med fejl');
    expect(words).toMatch(/Eksempel Sygepleje Linje \d/);
    expect(words).toMatch(/Kolonne S, Åbningstider: Kan ikke læse »mna-fre 8-16«\. Skriv fx/);
    expect(words).toContain('Kolonne J, Alder fra: Skriv et helt tal fra 0 til 120 i stedet for »atten«');
    await person.apply(path);
    expect([noteNow(world, nursing), noteNow(world, rooms)]).toEqual(['Ring først', 'Ny']);
  });

  test('a sheet with a few columns changes those only', async () => {
    const world = await start();
    const person = await editor(world);
    const version = String(world.catalogue.at(world.service.now()).versions.get(rooms.slug));
    const { path } = await person.send(
      csv(['Netadresse', 'Version', 'Bemærk'], [rooms.slug, version, 'Syv']),
    );
    await person.apply(path);
    expect(world.catalogue.at(world.service.now()).bySlug.get(rooms.slug)).toEqual({ ...rooms, note: 'Syv' });
  });
});

describe('nobody is overwritten unseen', () => {
  test('changed by another since the template: both texts are shown, the present one stays unless the sheet is chosen', async () => {
    const world = await start();
    const [person, other] = [await editor(world), await editor(world)];
    const file = await template(world, { [nursing.slug]: { Bemærk: 'Fra arket', Målgruppe: 'Alle' } });
    const quick = await other.send(await template(world, { [nursing.slug]: { Bemærk: 'Rettet imens' } }));
    await other.apply(quick.path);

    const { path, words } = await person.send(file);
    expect(words).toMatch(/Bemærk Behold det, der står nu ?Rettet imens Brug arkets tekst ?Fra arket/);
    await person.apply(path);
    expect(noteNow(world, nursing)).toBe('Rettet imens');
    expect(world.catalogue.at(world.service.now()).bySlug.get(nursing.slug)?.targetGroup).toBe('Alle');

    const again = await person.send(file);
    expect(await person.apply(again.path, { [`${nursing.slug}/note`]: 'ark' })).toContain('Gemt: 1 ændret');
    expect(noteNow(world, nursing)).toBe('Fra arket');
  });

  test('two imports at once: the second is told and nothing of it is saved', async () => {
    const world = await start();
    const [one, two] = [await editor(world), await editor(world)];
    const first = await one.send(await template(world, { [nursing.slug]: { Bemærk: 'Den ene' } }));
    const second = await two.send(
      await template(world, {
        [nursing.slug]: { Bemærk: 'Den anden' },
        [rooms.slug]: { Bemærk: 'Den anden' },
      }),
    );
    expect(await one.apply(first.path)).toContain('Gemt');
    const words = await two.apply(second.path);
    expect(words).toContain('Intet er gemt. Nogen har rettet disse tilbud');
    expect(words).toContain('Eksempel Sygepleje');
    expect([noteNow(world, nursing), noteNow(world, rooms)]).toEqual(['Den ene', 'Seks pladser']);
  });

  test('a row for an offer that is there, without a version, is refused', async () => {
    const world = await start();
    const { words } = await (await editor(world)).send(csv(['Netadresse', 'Bemærk'], [rooms.slug, 'Syv']));
    expect(words).toContain('Version: Tilbuddet findes, men rækken siger ikke, hvilken version');
  });

  test('pressing Gem twice saves once', async () => {
    const world = await start();
    const person = await editor(world);
    const { path } = await person.send(await template(world, { [rooms.slug]: { Bemærk: 'Ny' } }));
    await Promise.all([person.apply(path), person.apply(path)]);
    expect(
      (await readVersions(world.database)).filter(({ offer }) => offer.slug === rooms.slug),
    ).toHaveLength(2);
  });
});

describe('an editor sends in for the own organisation only', () => {
  test.each([
    ['the offer of another', [foreign.slug, '', 'Ny', 'Odder Kommune'], 'Tilbuddet rettes af Odder Kommune'],
    [
      'a new offer for another',
      ['', '', 'Ny', 'Odder Kommune'],
      'Redaktør: Du kan ikke indlæse tilbud for Odder Kommune',
    ],
    [
      'a version that is none',
      [rooms.slug, 'i går', 'Ny'],
      'Linje 2 Kolonne B, Version: »i går« er ingen version.',
    ],
    [
      'a new offer with a version that is none',
      ['', '1.0', 'Ny'],
      'Linje 2 Kolonne B, Version: »1.0« er ingen version.',
    ],
    [
      'an offer given away',
      [rooms.slug, '2', 'Ny', 'Odder Kommune'],
      'Redaktør: Du kan ikke indlæse tilbud for Odder Kommune',
    ],
  ])('%s', async (_, [slug = '', version = '', note = '', who = ''], mistake) => {
    const world = await start();
    const person = await editor(world);
    const offer = slug === '' ? exampleOffer({ name: 'Ny', note }) : { ...rooms, note };
    const cells = {
      ...Object.fromEntries(cellsOf(offer, sheetNames(referencesOf([])))),
      editor: who,
    } as Record<string, string>;
    const file = csv(
      ['Netadresse', 'Version', ...columns.map(({ heading }) => heading)],
      [slug, version, ...columns.map(({ id }) => cells[id] ?? '')],
    );
    const { words } = await person.send(file);
    expect(words).toContain('1 med fejl');
    expect(words).toContain(mistake);
  });

  test.each([
    ['Myndighed', 'Region Midtjylland'],
    ['Redaktør', 'Odder Kommune'],
    ['Vises når intet er åbent', 'ja'],
  ])('%s is for an administrator to change', async (heading, cell) => {
    const world = await start();
    const file = await template(world, { [rooms.slug]: { [heading]: cell, Bemærk: 'Ny' } });
    const person = await senderOf(world, 'kommune-horsens', 'kommune-odder');
    const { path, words } = await person.send(file);
    expect(words).toContain(`${heading}: Kun en administrator kan ændre det.`);
    await person.apply(path);
    expect(noteNow(world, rooms)).toBe('Seks pladser');
    const administrator = sending(world, await signIn(world, { role: 'administrator' }));
    expect((await administrator.send(file)).words).toContain('1 ændrede');
  });

  test('an old sheet says nothing of what an administrator has changed since', async () => {
    const world = await start();
    const file = await template(world, { [rooms.slug]: { Bemærk: 'Ny' } });
    const at = world.service.now().toInstant();
    const save = { base: 2, effectiveFrom: at, author: 'a', reason: 'Prøve', state: 'published' as const };
    await saveOffer(world.database, { ...save, offer: { ...rooms, fallback: true } }, at);
    await world.service.store.publish();
    const person = await editor(world);
    expect((await person.send(file)).words).toContain('1 ændrede');
  });

  test('a text there is no room for is told at its row', async () => {
    const world = await start();
    const person = await editor(world);
    const long = { [rooms.slug]: { Navn: 'x'.repeat(121), Bemærk: 'y'.repeat(2_001) } };
    const { words } = await person.send(await template(world, long));
    expect(words).toContain('Navn: Højst 120 tegn; her er 121');
    expect(words).toContain('Bemærk: Højst 2000 tegn; her er 2001');
  });

  test('an organisation that wants approval gets proposals, once however often the file is sent; its approver’s file is live', async () => {
    const world = await start();
    const file = await template(world, { [rooms.slug]: { Bemærk: 'Ny' } });
    const person = await editor(world);
    await saveOrganisation(
      world.database,
      {
        id: 'kommune-horsens',
        name: 'Horsens Kommune',
        kind: 'municipality',
        approval: true,
      },
      { account: person.account.id, at: world.service.now().toInstant() },
    );
    const note = async () => (await person.get(`/api/tilbud/${rooms.slug}`)).body.note;
    for (const time of ['first', 'second']) {
      const { words, path } = await person.send(file);
      expect(words, time).toContain(
        'Skal godkendes: 1 tilbud hører til en organisation, der vil have ændringer godkendt.',
      );
      const applied = await person.apply(path);
      if (time === 'first')
        expect(applied).toContain('Gemt: 1 ændret tilbud. Ændringerne afventer godkendelse');
      else {
        expect(applied).not.toContain('Gemt:');
        expect(applied).toContain('Ændringerne af 1 tilbud afventer allerede godkendelse.');
      }
      expect(await note(), time).toBe(rooms.note);
      expect(await readOpenProposals(world.database), time).toMatchObject([{ offer: { note: 'Ny' } }]);
    }
    const approver = sending(
      world,
      await signIn(world, { role: 'approver', organisation: 'kommune-horsens' }),
    );
    const { path } = await approver.send(file);
    expect(await approver.apply(path)).toContain('Gemt: 1 ændret tilbud');
  });

  test('a new offer of such an organisation is proposed once, and is nobody’s to read before it is approved', async () => {
    const world = await start();
    await world.database
      .insertInto('organisation_choice')
      .values({ organisation_id: 'kommune-horsens', approval: 1 })
      .execute();
    const person = await editor(world);
    const { path } = await person.send(newRow(world));
    expect(await person.apply(path)).toContain('Gemt: 1 nyt tilbud. Ændringerne afventer godkendelse');
    expect((await person.get('/tilbud/ny-aaben-raadgivning')).status).toBe(404);
    const again = await person.send(newRow(world));
    expect(again.words).toContain('Et nyt tilbud med den netadresse er foreslået før og ikke godkendt.');
    expect(await readOpenProposals(world.database)).toHaveLength(1);
  });

  test('what somebody else has sent in cannot be seen or saved', async () => {
    const world = await start();
    const [person, other] = [await editor(world), await editor(world)];
    const { path } = await person.send(await template(world, { [rooms.slug]: { Bemærk: 'Ny' } }));
    expect((await other.get(path)).status).toBe(404);
    expect((await other.post(path)).status).toBe(404);
    await other.post(`${path}/slet`);
    expect((await person.get(path)).status).toBe(200);
  });

  test('what is not saved within the hour is forgotten, and so is what is thrown away', async () => {
    let clock = (await start()).service.now();
    const world = await startService({ offers: [rooms], now: () => clock });
    const person = await editor(world);
    const first = await person.send(csv(['Netadresse', 'Bemærk'], [rooms.slug, 'Ny']));
    await person.post(`${first.path}/slet`);
    expect((await person.get(first.path)).status).toBe(404);
    const { path } = await person.send(csv(['Netadresse', 'Bemærk'], [rooms.slug, 'Ny']));
    clock = clock.add({ minutes: 59 });
    expect((await person.get(path)).status).toBe(200);
    clock = clock.add({ minutes: 1 });
    expect((await person.get(path)).status).toBe(404);
  });
});

describe('what waits for its sender', () => {
  const kept = async ({ database }: World) =>
    Promise.all(
      (['import_plan', 'import_row'] as const).map(
        async (table) => (await database.selectFrom(table).selectAll().execute()).length,
      ),
    );

  test('survives a restart, for nobody but its sender, and is saved once', async () => {
    const world = await start();
    const [person, other] = [await editor(world), await editor(world)];
    const { path, words } = await person.send(await template(world, { [rooms.slug]: { Bemærk: 'Ny' } }));
    const service = await serviceOn(world.database, world.service.now, {});
    const app = createApp(service);
    const asked = (cookie: string) => request(app).get(path).set('Cookie', cookie);
    expect(wordsOn((await asked(person.cookie)).text)).toContain(words.slice(words.indexOf('0 nye')));
    expect((await asked(other.cookie)).status).toBe(404);
    const save = () => sendForm(app, path).set('Cookie', person.cookie);
    expect((await save()).status).toBe(303);
    expect(service.catalogue.at(service.now()).bySlug.get(rooms.slug)?.note).toBe('Ny');
    await save();
    const versions = await readVersions(world.database);
    expect(versions.filter(({ offer }) => offer.slug === rooms.slug)).toHaveLength(2);
  });

  test('is erased once it is saved, thrown away, replaced or an hour old', async () => {
    let clock = (await start()).service.now();
    const world = await startService({ offers: [rooms], now: () => clock });
    const person = await editor(world);
    const file = (note: string) => csv(['Netadresse', 'Version', 'Bemærk'], [rooms.slug, '1', note]);
    await person.send(file('Først'));
    const second = await person.send(file('Ny'));
    expect(await kept(world)).toEqual([1, 1]);
    await person.apply(second.path);
    expect(await kept(world)).toEqual([0, 0]);
    const third = await person.send(file('Nyere'));
    await person.post(`${third.path}/slet`);
    expect(await kept(world)).toEqual([0, 0]);
    await person.send(file('Nyest'));
    clock = clock.add({ minutes: 60 });
    await forgetExpired(world.database, clock.toInstant());
    expect(await kept(world)).toEqual([0, 0]);
  });

  test('is nothing of a file that was refused', async () => {
    const world = await start();
    const person = await editor(world);
    await person.send(csv(['Netadresse', 'Bemærk'], [rooms.slug, 'Borger 010190-1234'], ['x', 'y']));
    expect(await kept(world)).toEqual([0, 0]);
  });
});

/** A sheet of one new offer, as an editor would fill it in. */
function newRow(_: World): Buffer {
  const offer = exampleOffer({ name: 'Ny Åben Rådgivning', urgencies: ['advice'] });
  const cells = cellsOf(offer, sheetNames(referencesOf([])));
  return csv(
    ['Netadresse', 'Version', ...columns.map(({ heading }) => heading)],
    ['', '', ...columns.map(({ id }) => cells.get(id) ?? '')],
  );
}
