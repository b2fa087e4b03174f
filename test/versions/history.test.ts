/** The history of an offer as it is read, restored from and cancelled in, through the pages. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { replaceGrants } from '../../data/accounts.ts';
import { reportCapacity } from '../../data/capacity.ts';
import { confirmParts } from '../../data/confirmations.ts';
import { answerFaults, reportFault } from '../../data/faults.ts';
import { deactivateAccount, erasePerson } from '../../data/leaving.ts';
import { type OfferSave, saveOffer } from '../../data/offer-saving.ts';
import { appendVersion, readVersions } from '../../data/offers.ts';
import { standingAt } from '../../server/catalogue/offer-version.ts';
import { confirmedParts } from '../../server/offers/confirmation.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { exampleOffer, staffNumber } from '../example-offers.ts';
import { fieldOn, linksOn, wordsOn } from '../read-page.ts';
import { cookieOf, memberWith, type Person, sendForm, signIn } from '../sign-in.ts';
import { danishTime, publishedAt, startService, type World } from '../start-service.ts';

const day = (date: string) => danishTime(`${date}T12:00`);
const offer = exampleOffer({
  name: 'Eksempel',
  slug: 'eksempel',
  phones: [
    { number: '+4599000001', label: 'Læger', audience: 'doctors', contactHours: { kind: 'as-offer' } },
  ],
});
const numbered = (number: string): Offer => ({
  ...offer,
  phones: offer.phones.map((phone) => ({ ...phone, number })),
});
const path = '/tilbud/eksempel/historik';
const horsens = { organisation: 'kommune-horsens' };

/** Two saved numbers, then a name planned for New Year; now it is the third of December. */
async function offerWithHistory(): Promise<World & { editor: Person; save: typeof saveOffer }> {
  let clock = day('2026-12-01');
  const world = await startService({ offers: [offer], now: () => clock });
  const editor = await signIn(world, { role: 'editor', ...horsens });
  const save = async (change: Partial<OfferSave>) => {
    const now = clock.toInstant();
    const standard = { offer, effectiveFrom: now, author: editor.account.id, reason: 'Prøve' };
    await saveOffer(world.database, { ...standard, base: 1, state: 'published', ...change }, now);
    await world.service.store.publish();
  };
  clock = day('2026-12-02');
  await save({ offer: numbered('+4599000002'), reason: 'Nyt nummer' });
  clock = day('2026-12-03');
  await save({
    offer: { ...numbered('+4599000002'), name: 'Eksempel fra nytår' },
    base: 2,
    effectiveFrom: danishTime('2027-01-01T00:00').toInstant(),
    reason: 'Nyt navn',
  });
  const later = await signIn(world, { role: 'editor', ...horsens });
  return { ...world, editor: { ...later, account: editor.account }, save: saveOffer };
}

describe('the history', () => {
  test('a plan stays that of who planned it, and says whose correction was carried into it', async () => {
    const world = await startService({ offers: [offer], now: '2026-12-03T12:00' });
    const now = day('2026-12-03').toInstant();
    const planner = await signIn(world, { role: 'administrator' });
    const editor = await signIn(world, { role: 'editor', ...horsens });
    const plan = { effectiveFrom: danishTime('2027-01-01T00:00').toInstant(), author: planner.account.id };
    const standard = { base: 1, state: 'published', reason: 'Prøve' } as const;
    await saveOffer(world.database, { ...standard, ...plan, offer: { ...offer, name: 'Fra nytår' } }, now);
    for (const [base, number] of [
      [1, '+4599000002'],
      [3, '+4599000003'],
    ] as const)
      await saveOffer(
        world.database,
        { ...standard, base, offer: numbered(number), effectiveFrom: now, author: editor.account.id },
        now,
      );
    await world.service.store.publish();
    const planned = (text: string) => /version-planned[\s\S]*?<\/li>/.exec(text)?.[0] ?? '';
    const shown = wordsOn(planned((await editor.get(path)).text));
    expect(shown).toContain('Administrator · gemt');
    expect(shown).toContain(
      `En rettelse fra 3. december 2026 kl. 12.00 (${editor.account.name} · Redaktør, Horsens Kommune) er ført med ind`,
    );
    expect(wordsOn(planned((await request(world.app).get(path)).text))).not.toContain(editor.account.name);
  });

  test('tells every version, the planned first, then the newest, with what it changed', async () => {
    const { app } = await offerWithHistory();
    const { status, text } = await request(app).get(path);
    expect(status).toBe(200);
    const words = wordsOn(text);
    const told = [
      'Træder i kraft 1. januar 2027',
      'Nyt navn',
      'Eksempel → ændret til Eksempel fra nytår',
      'Gælder nu, fra 2. december 2026 kl. 12.00',
      'Nyt nummer',
      'Telefon (Læger) 99 00 00 01 → ændret til 99 00 00 02',
      'Gjaldt fra 1. december 2026 kl. 12.00 til 2. december 2026 kl. 12.00',
      'Tilbuddet blev oprettet.',
    ];
    const places = told.map((one) => words.indexOf(one));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('names the person to those who edit the offer, to everybody else only the role', async () => {
    const { app, editor, ...world } = await offerWithHistory();
    const role = 'Redaktør, Horsens Kommune';
    const open = wordsOn((await request(app).get(path)).text);
    expect(open).toContain(role);
    expect(open).not.toContain(editor.account.name);
    expect(wordsOn((await editor.get(path)).text)).toContain(`${editor.account.name} · ${role}`);
    const neighbour = await signIn({ app, ...world }, { role: 'editor', organisation: 'kommune-odder' });
    expect(wordsOn((await neighbour.get(path)).text)).not.toContain(editor.account.name);
    const administrator = await signIn({ app, ...world }, { role: 'administrator' });
    expect(wordsOn((await administrator.get(path)).text)).toContain(editor.account.name);
  });

  test('names nobody of the organisation that had the offer before to the one that has it now', async () => {
    const { app, editor, save, ...world } = await offerWithHistory();
    const now = world.service.now().toInstant();
    const moved = { offer: { ...numbered('+4599000002'), editor: 'region-midtjylland' }, reason: 'Skift' };
    const change = { ...moved, base: 2, effectiveFrom: now, author: 'eksempel', state: 'published' } as const;
    await save(world.database, change, now);
    await world.service.store.publish();
    const region = await signIn({ app, ...world }, { role: 'editor', organisation: 'region-midtjylland' });
    const words = wordsOn((await region.get(path)).text);
    expect(words).toContain('Redaktør, Horsens Kommune · gemt 2. december 2026');
    expect(words).not.toContain(editor.account.name);
    expect(wordsOn((await editor.get(path)).text)).toContain(editor.account.name);
  });

  test('is read as by anybody by an administrator who has no second factor yet', async () => {
    const { app, editor, ...world } = await offerWithHistory();
    const member = { email: 'ny@region.example', password: 'en god lang adgangskode' };
    await memberWith({ app, ...world }, member, { role: 'administrator' });
    const door = await sendForm(app, '/log-ind', { email: member.email, adgangskode: member.password });
    const { text } = await request(app)
      .get(path)
      .set('Cookie', cookieOf(door) ?? '');
    expect(text).toContain('Log ud');
    expect(text).not.toContain(editor.account.name);
  });

  test('never shows a number for staff to anybody', async () => {
    const world = await startService({ offers: [staffNumber], now: '2026-12-01T12:00' });
    const now = world.service.now().toInstant();
    const phones = staffNumber.phones.filter(({ audience }) => audience !== 'staff');
    const change = {
      offer: { ...staffNumber, phones },
      base: 1,
      effectiveFrom: now,
      author: 'a',
      reason: 'Væk',
    };
    await saveOffer(world.database, { ...change, state: 'published' }, now);
    await world.service.store.publish();
    const address = `/tilbud/${staffNumber.slug}/historik`;
    const { text } = await request(world.app).get(address);
    expect(text).not.toContain('99 00 00 01');
    expect(wordsOn(text)).toContain('Kun oplysninger, der ikke vises her.');
    const visitation = await signIn(world, { role: 'visitation', cluster: 'horsens' });
    expect((await visitation.get(address)).text).toContain('99 00 00 01');
  });

  test('names the role and organisation of the save, whatever its author has become since', async () => {
    const { app, editor, database, save, ...world } = await offerWithHistory();
    await replaceGrants(database, editor.account.id, [{ role: 'editor', organisation: 'kommune-odder' }]);
    const words = wordsOn((await request(app).get(path)).text);
    expect(words).toContain('Redaktør, Horsens Kommune · gemt 2. december 2026');
    expect(words).not.toContain('Odder');
    await deactivateAccount(database, editor.account.id, day('2026-12-03').toInstant());
    await erasePerson(database, editor.account.id);
    const administrator = await signIn({ app, database, ...world }, { role: 'administrator' });
    const erased = wordsOn((await administrator.get(path)).text);
    expect(erased).toContain('Redaktør, Horsens Kommune · gemt 2. december 2026');
    expect(erased).not.toContain(editor.account.name);
  });

  test('says so where nobody kept what the author was then', async () => {
    const { app, editor, database, service } = await offerWithHistory();
    await database
      .insertInto('offer_version')
      .columns(['offer_id', 'recorded_at', 'effective_from', 'author', 'reason', 'state', 'body'])
      .expression((from) =>
        from
          .selectFrom('offer_version')
          .select(['offer_id', 'recorded_at', 'effective_from', 'author', 'reason', 'state', 'body'])
          .where('author', '=', editor.account.id)
          .limit(1),
      )
      .execute();
    await service.store.publish();
    const words = wordsOn((await request(app).get(path)).text);
    expect(words).toContain('Redaktør, Horsens Kommune, som rollen er i dag · gemt');
  });

  test('of hundreds of versions is read a page at a time, from the newest to the first', async () => {
    const world = await startService({ offers: [offer], now: '2026-12-03T12:00' });
    const now = world.service.now().toInstant();
    for (let sequence = 1; sequence <= 60; sequence++)
      await appendVersion(world.database, {
        ...publishedAt(world.service.now(), { ...offer, note: `Note ${sequence}` }),
        recordedAt: now,
        reason: `Rettelse ${sequence}`,
      });
    await world.service.store.publish();
    const seen: string[] = [];
    const pages: number[] = [];
    for (let next: string | undefined = path; next; ) {
      const { text } = await request(world.app).get(next);
      const reasons = [...text.matchAll(/version-reason">([^<]+)</g)].map(([, reason = '']) => reason);
      seen.push(...reasons);
      pages.push(reasons.length);
      next = linksOn(text).find(({ name }) => name === 'Vis ældre')?.href;
    }
    const all = ['Eksempel', ...Array.from({ length: 60 }, (_, i) => `Rettelse ${i + 1}`)];
    expect(seen).toEqual(all.toReversed());
    expect(pages).toEqual([25, 25, 11]);
  });

  test('offers restoring and cancelling only to those who may', async () => {
    const { app, editor } = await offerWithHistory();
    const actions = (html: string) => linksOn(html).filter(({ href }) => /gendan|planlagt\?/.test(href));
    expect(actions((await request(app).get(path)).text)).toEqual([]);
    expect(actions((await editor.get(path)).text)).toHaveLength(2);
  });

  test('of nothing is not found', async () => {
    const { app } = await offerWithHistory();
    expect((await request(app).get('/tilbud/findes-ikke/historik')).status).toBe(404);
  });
});

describe('restoring', () => {
  const address = '/redaktion/tilbud/eksempel/gendan';
  test('shows what it will change, and makes the old text a new version, also in the plan', async () => {
    const { app, editor, database } = await offerWithHistory();
    const form = wordsOn((await editor.get(`${address}?version=1`)).text);
    expect(form).toContain('99 00 00 02 → ændret til 99 00 00 01');
    const sent = await editor.post(address, { version: '1', base: '2', grund: 'Det gamle svarer igen' });
    expect([sent.status, sent.headers.location]).toEqual([303, `${path}?besked=gendannet`]);
    expect(wordsOn((await request(app).get('/tilbud/eksempel')).text)).toContain('99 00 00 01');
    const plan = wordsOn((await request(app).get('/tilbud/eksempel?tid=2027-01-02T12:00')).text);
    expect(plan).toContain('Eksempel fra nytår');
    expect(plan).toContain('99 00 00 01');
    expect(plan).not.toContain('99 00 00 02');
    const versions = await readVersions(database);
    expect(versions).toHaveLength(5);
    expect(wordsOn((await request(app).get(`${path}?besked=gendannet`)).text)).toContain('er gendannet');
  });

  test('does not hand the offer back to who had it then', async () => {
    const { editor, database } = await offerWithHistory();
    await saveOffer(
      database,
      {
        offer: { ...numbered('+4599000002'), authority: 'region-midtjylland', fallback: true },
        base: 2,
        effectiveFrom: day('2026-12-03').toInstant(),
        author: 'a',
        reason: 'Overtaget',
        state: 'published',
      },
      day('2026-12-03').toInstant(),
    );
    const base = (await readVersions(database)).findLast(({ carriedFrom }) => carriedFrom === undefined);
    await editor.post(address, { version: '1', base: String(base?.sequence), grund: 'Tilbage' });
    const restored = (await readVersions(database)).find(({ reason }) => reason === 'Tilbage');
    expect(restored?.offer).toMatchObject({
      authority: 'region-midtjylland',
      fallback: true,
      phones: offer.phones,
    });
  });

  test('when somebody has saved meanwhile: nothing is saved, the new difference is shown, the reason is kept', async () => {
    const { editor, database } = await offerWithHistory();
    const sent = await editor.post(address, { version: '1', base: '1', grund: 'Det gamle svarer igen' });
    expect(sent.status).toBe(409);
    expect(wordsOn(sent.text)).toContain('Nogen har gemt imens');
    expect(sent.text).toContain('Det gamle svarer igen');
    expect(await readVersions(database)).toHaveLength(3);
  });

  test('a reason with a CPR number, or none, is told at its field and nothing is saved', async () => {
    const { editor, database } = await offerWithHistory();
    for (const [grund, message] of [
      ['Borger 010190-1234 ringede', 'CPR-nummer'],
      [' ', 'Skriv kort, hvorfor'],
    ] as const) {
      const sent = await editor.post(address, { version: '1', base: '2', grund });
      expect(sent.status).toBe(400);
      expect(wordsOn(sent.text)).toContain(message);
    }
    expect(await readVersions(database)).toHaveLength(3);
  });

  test('is for those who edit the offer', async () => {
    const { app, ...world } = await offerWithHistory();
    const neighbour = await signIn({ app, ...world }, { role: 'editor', organisation: 'kommune-odder' });
    const fields = { version: '1', base: '2', grund: 'Prøve' };
    expect((await neighbour.get(`${address}?version=1`)).status).toBe(403);
    expect((await neighbour.post(address, fields)).status).toBe(403);
    expect(await readVersions(world.database)).toHaveLength(3);
  });
});

describe('a planned change', () => {
  const address = '/redaktion/tilbud/eksempel/planlagt';
  test('is listed for its editors, and gone when it is cancelled; corrections made meanwhile stay', async () => {
    const { app, editor, database } = await offerWithHistory();
    expect(wordsOn((await editor.get('/redaktion/planlagt')).text)).toContain(
      'Træder i kraft 1. januar 2027',
    );
    const sent = await editor.post(address, { version: '3', base: '3', grund: 'Ikke alligevel' });
    expect(sent.headers.location).toBe(`${path}?besked=annulleret`);
    expect(wordsOn((await editor.get('/redaktion/planlagt')).text)).toContain('Ingen af dine tilbud');
    const now = day('2026-12-03').toInstant();
    const correction = {
      offer: numbered('+4599000003'),
      base: 2,
      effectiveFrom: now,
      author: 'a',
      reason: 'Nu',
    };
    await saveOffer(database, { ...correction, state: 'published' }, now);
    await editor.get(path);
    const history = wordsOn((await request(app).get(path)).text);
    expect(history).not.toContain('Træder i kraft');
  });

  test('is over when it is cancelled: no list counts it, the form does not tell of it, and a correction is carried into nothing', async () => {
    const { editor, service, database, save } = await offerWithHistory();
    await editor.post(address, { version: '3', base: '3', grund: 'Ikke alligevel' });
    const now = day('2026-12-03').toInstant();
    const correction = { effectiveFrom: now, author: editor.account.id, reason: 'Nu' };
    const saved = await save(
      database,
      { ...correction, state: 'published', base: 2, offer: numbered('+4599000003') },
      now,
    );
    await service.store.publish();
    expect(saved).toMatchObject({ kind: 'saved', carried: [] });
    for (const page of ['/redaktion', '/redaktion/tilbud/eksempel']) {
      const words = wordsOn((await editor.get(page)).text);
      expect(words).not.toContain('Planlagte ændringer');
      expect(words).not.toContain('En ændring venter');
      expect(words).not.toContain('1. januar 2027');
    }
    const history = wordsOn((await editor.get(path)).text);
    expect(history).not.toContain('ført med ind');
    // Once: by whoever cancelled it.
    expect(history.split('Ændringen 1. januar 2027 kl. 0').length - 1).toBeLessThanOrEqual(1);
    // On its day nothing happens: the correction goes on standing.
    const then = standingAt(await readVersions(database), danishTime('2027-01-02T12:00').toInstant());
    expect(then?.offer.phones[0]?.number).toBe('+4599000003');
  });

  test('cannot be cancelled twice', async () => {
    const { editor } = await offerWithHistory();
    const fields = { version: '3', base: '3', grund: 'Ikke alligevel' };
    await editor.post(address, fields);
    expect((await editor.post(address, fields)).status).toBe(404);
  });

  test('of another organisation is not in the list', async () => {
    const { app, ...world } = await offerWithHistory();
    const neighbour = await signIn({ app, ...world }, { role: 'editor', organisation: 'kommune-odder' });
    expect(wordsOn((await neighbour.get('/redaktion/planlagt')).text)).not.toContain('Eksempel');
  });
});

describe('what never took effect', () => {
  test('can be brought back: a plan that was cancelled is planned for its date again', async () => {
    const { app, editor } = await offerWithHistory();
    const cancel = { version: '3', base: '3', grund: 'Ikke alligevel' };
    await editor.post('/redaktion/tilbud/eksempel/planlagt', cancel);
    const { text } = await editor.get(path);
    const again = linksOn(text).find(({ href }) => href.endsWith('gendan?version=3'));
    expect(again?.name).toContain('Skulle gælde fra 1. januar 2027');
    const restore = '/redaktion/tilbud/eksempel/gendan';
    const form = (await editor.get(`${restore}?version=3`)).text;
    expect(wordsOn(form)).toContain('Eksempel → ændret til Eksempel fra nytår');
    const base = /name="base" value="(\d+)"/.exec(form)?.[1] ?? '';
    const sent = await editor.post(restore, { version: '3', base, grund: 'Alligevel' });
    expect(sent.headers.location).toBe(`${path}?besked=genplanlagt`);
    const name = async (tid: string) => wordsOn((await request(app).get(`/tilbud/eksempel${tid}`)).text);
    expect(await name('')).not.toContain('Eksempel fra nytår');
    expect(await name('?tid=2027-01-02T12:00')).toContain('Eksempel fra nytår');
  });
});

describe('as it was', () => {
  const at = (tid: string, kendt = '') => `/som-det-var?tid=${tid}${kendt && `&kendt=${kendt}`}`;
  test('before anything was recorded it says since when, and not that all was closed', async () => {
    const { app } = await offerWithHistory();
    const words = wordsOn((await request(app).get(at('2026-11-01T18:00'))).text);
    expect(words).toContain('Kataloget begynder 1. december 2026 kl. 12.00.');
    expect(words).not.toMatch(/Ingen (?:åbne|passende)/);
    expect(wordsOn((await request(app).get(at('2026-12-01T18:00'))).text)).not.toContain(
      'Kataloget begynder',
    );
  });

  test('the lookup and the card show what was seen then', async () => {
    const { app } = await offerWithHistory();
    const page = wordsOn((await request(app).get(at('2026-12-01T18:00'))).text);
    expect(page).toContain('Fortid: tirsdag den 1. december 2026 kl. 18.00, som det var kendt dengang');
    expect(page).toContain('99 00 00 01');
    const { text } = await request(app).get('/som-det-var/tilbud/eksempel?tid=2026-12-01T18:00');
    expect(wordsOn(text)).toContain('99 00 00 01');
    expect(wordsOn(text)).not.toContain('99 00 00 02');
    expect((await request(app).get('/som-det-var/tilbud/eksempel?tid=2026-11-30T18:00')).status).toBe(404);
  });

  test('with what is known now, what was corrected backwards shows too', async () => {
    const { app, database, service } = await offerWithHistory();
    await appendVersion(database, {
      offer: numbered('+4599000007'),
      recordedAt: day('2026-12-03').toInstant(),
      effectiveFrom: day('2026-12-01').add({ hours: 1 }).toInstant(),
      author: 'seed',
      reason: 'Rettet bagud',
      state: 'published',
    });
    await service.store.publish();
    expect(wordsOn((await request(app).get(at('2026-12-01T18:00'))).text)).toContain('99 00 00 01');
    expect(wordsOn((await request(app).get(at('2026-12-01T18:00', 'nu'))).text)).toContain('99 00 00 07');
    const between = at('2026-12-01T18:00', '2026-12-02T18:00');
    expect(wordsOn((await request(app).get(between)).text)).toContain('99 00 00 01');
  });

  test('every link stays in the past, but for the one to now', async () => {
    const { app } = await offerWithHistory();
    const { text } = await request(app).get(`${at('2026-12-01T18:00')}&kommune=0615`);
    const main = text.slice(text.indexOf('<main'), text.indexOf('</main>'));
    const away = linksOn(main).filter(({ href }) => !/^(\/som-det-var|tel:)/.test(href));
    expect(away).toEqual([{ name: 'Til nu', href: '/?kommune=0615' }]);
  });

  test('what readers had reported and the ward had said then shows, also when it has been answered and replaced since', async () => {
    const { app, database, editor } = await offerWithHistory();
    const at = (time: string) => danishTime(`2026-12-02T${time}`).toInstant();
    const fault = { offerId: offer.id, kind: 'no-answer' as const, number: null, text: '', contact: null };
    const report = await reportFault(database, { ...fault, accountId: null }, at('14:00'));
    const answer = { offerId: offer.id, reports: [report], outcome: 'mended' as const, text: '' };
    await answerFaults(database, { ...answer, accountId: editor.account.id }, at('16:00'));
    const places = { offerId: offer.id, level: 'free' as const, reason: null, expectedEnd: null };
    const by = { by: { account: editor.account.id }, reporter: 'owner' as const };
    for (const [time, free] of [
      ['14:00', 3],
      ['15:30', 1],
    ] as const)
      await reportCapacity(database, { ...places, ...by, free, expiresAt: at('20:00') }, at(time));
    const confirmed = { offer: numbered('+4599000002'), accountId: editor.account.id };
    for (const time of ['14:30', '17:00'])
      await confirmParts(database, { ...confirmed, parts: [...confirmedParts] }, at(time));
    const shown = async (time: string) =>
      wordsOn((await request(app).get(`/som-det-var/tilbud/eksempel?tid=2026-12-02T${time}`)).text);
    const told = async (time: string) => {
      const page = await shown(time);
      return [
        '1 melder: svarede ikke',
        '3 ledige pladser',
        '1 ledig plads',
        'Ikke bekræftet af tilbuddet',
      ].map((words) => page.includes(words));
    };
    expect(await told('13:00')).toEqual([false, false, false, true]);
    expect(await told('15:00')).toEqual([true, true, false, false]);
    expect(await told('15:45')).toEqual([true, false, true, false]);
    expect(await told('16:30')).toEqual([false, false, true, false]);
    expect(await told('15:00&kendt=nu')).toEqual([true, true, false, false]);
    expect(await told('15:00&kendt=2026-12-02T13:00')).toEqual([false, false, false, true]);
  });

  test('what lies ahead or cannot be read is told', async () => {
    const { app } = await offerWithHistory();
    for (const [tid, message] of [
      ['2027-01-01T12:00', 'ligger ikke i fortiden'],
      ['lørdag 14', 'lørdag den 5. december 2026 kl. 14.00 ligger ikke i fortiden. Skriv datoen med år'],
      ['i går', 'Tidspunktet kan ikke læses'],
    ] as const) {
      const { status, text } = await request(app).get('/som-det-var').query({ tid });
      expect(status).toBe(400);
      expect(wordsOn(text)).toContain(message);
      expect(fieldOn(text, 'tid')).toBe(tid);
    }
  });

  test('a moment as it is said leads on to its address, with the rest of what was asked', async () => {
    const { app } = await offerWithHistory();
    const { status, headers } = await request(app)
      .get('/som-det-var')
      .query({ tid: '1.12.2026 kl. 18', kendt: 'nu', alder: '84' });
    expect([status, headers.location]).toEqual([303, '/som-det-var?alder=84&tid=2026-12-01T18:00&kendt=nu']);
    const { text } = await request(app).get(headers.location ?? '');
    expect(fieldOn(text, 'tid')).toBe('1.12.2026 kl. 18.00');
  });
});
