/** Authority, operator and editor change for many offers at midnight: planned, shown, saved together, cancelled together. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { saveOffer } from '../../data/offer-saving.ts';
import { readVersions, readVersionsOf } from '../../data/offers.ts';
import { standingAt } from '../../server/catalogue/offer-version.ts';
import { formOfOffer } from '../../server/editing/offer-form.ts';
import { sentByForm } from '../../server/editing/offer-form-schema.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { exampleOffer } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { type Person, signIn } from '../sign-in.ts';
import { danishTime, startService, type World } from '../start-service.ts';

const one = exampleOffer({ name: 'Eksempel Et' });
const two = exampleOffer({ name: 'Eksempel To' });
const elsewhere = exampleOffer({
  name: 'Eksempel Odder',
  coverage: { kind: 'municipalities', codes: ['0727'] },
  authority: 'kommune-odder',
  operator: 'kommune-odder',
  editor: 'kommune-odder',
});
const toRegion = {
  organisation: 'kommune-horsens',
  kommune: '',
  hast: '',
  nyMyndighed: 'region-midtjylland',
  nyLeverandoer: '',
  nyRedaktoer: 'region-midtjylland',
  dato: '2027-01-01',
  grund: 'Regionen overtager',
};

const operatorOnly = { nyMyndighed: '', nyLeverandoer: 'region-midtjylland', nyRedaktoer: '' };

async function decemberWorld() {
  let clock = danishTime('2026-12-01T12:00');
  const world = await startService({ offers: [one, two, elsewhere], now: () => clock });
  const moveTo = (local: string) => {
    clock = danishTime(local);
  };
  return { ...world, moveTo };
}

/** Somebody gives the offer, whose version `base` stands, another note from now on. */
async function correct({ service, database }: World, offer: Offer, base: number): Promise<void> {
  const effectiveFrom = service.now().toInstant();
  const note = { offer: { ...offer, note: 'Rettet' }, author: 'a', reason: 'Ret' };
  await saveOffer(database, { ...note, base, effectiveFrom, state: 'published' }, effectiveFrom);
}

const plan = (person: Person, changes: Partial<typeof toRegion> = {}) =>
  person.get(`/redaktion/myndighed?${new URLSearchParams({ ...toRegion, ...changes })}`);
const chosen = [`${one.slug}:1`, `${two.slug}:2`];

test('authority changes at midnight: by itself, for everybody, and so does who may edit', async () => {
  const world = await decemberWorld();
  const administrator = await signIn(world, { role: 'administrator' });
  const shown = wordsOn((await plan(administrator)).text);
  expect(shown).toContain('Eksempel Et Myndighed Horsens Kommune → ændret til Region Midtjylland');
  expect(shown).not.toContain('Eksempel Odder');
  const saved = await administrator.post('/redaktion/myndighed', { ...toRegion, tilbud: chosen });
  expect(saved.headers.location).toBe('/redaktion/myndighed/1?besked=overdraget');

  const edits = async (organisation: string) => {
    const person = await signIn(world, { role: 'editor', organisation });
    return (await person.get(`/redaktion/tilbud/${one.slug}/gendan?version=1`)).status;
  };
  const authority = async () => (await request(world.app).get(`/api/tilbud/${one.slug}`)).body.authority;
  world.moveTo('2026-12-31T23:59');
  expect([await authority(), await edits('kommune-horsens'), await edits('region-midtjylland')]).toEqual([
    'kommune-horsens',
    200,
    403,
  ]);
  world.moveTo('2027-01-01T00:00');
  expect([await authority(), await edits('kommune-horsens'), await edits('region-midtjylland')]).toEqual([
    'region-midtjylland',
    403,
    200,
  ]);
  expect((await request(world.app).get(`/api/tilbud/${elsewhere.slug}`)).body.authority).toBe(
    'kommune-odder',
  );
});

test('a correction made before midnight is right after it too, and the handover still happens', async () => {
  const world = await decemberWorld();
  const administrator = await signIn(world, { role: 'administrator' });
  await administrator.post('/redaktion/myndighed', { ...toRegion, tilbud: chosen });
  await correct(world, one, 1);
  await world.service.store.publish();
  world.moveTo('2027-01-01T00:00');
  const { body } = await request(world.app).get(`/api/tilbud/${one.slug}`);
  expect(body).toMatchObject({ authority: 'region-midtjylland', note: 'Rettet' });
});

test('it is cancelled as a whole, and what was corrected meanwhile stays', async () => {
  const world = await decemberWorld();
  const administrator = await signIn(world, { role: 'administrator' });
  await administrator.post('/redaktion/myndighed', { ...toRegion, tilbud: chosen });
  await correct(world, one, 1);
  const cancelled = await administrator.post('/redaktion/myndighed/1', { grund: 'Udsat' });
  expect(cancelled.headers.location).toBe('/redaktion/myndighed/1?besked=overdragelseAnnulleret');
  expect(wordsOn((await administrator.get('/redaktion/planlagt')).text)).toContain('Ingen af dine tilbud');
  world.moveTo('2027-01-01T00:00');
  const { body } = await request(world.app).get(`/api/tilbud/${one.slug}`);
  expect(body).toMatchObject({ authority: 'kommune-horsens', editor: 'kommune-horsens', note: 'Rettet' });
});

test('after midnight it can no longer be cancelled', async () => {
  const world = await decemberWorld();
  const administrator = await signIn(world, { role: 'administrator' });
  await administrator.post('/redaktion/myndighed', { ...toRegion, tilbud: chosen });
  world.moveTo('2027-01-01T00:00');
  const later = await signIn(world, { role: 'administrator' });
  const before = await readVersions(world.database);
  expect((await later.post('/redaktion/myndighed/1', { grund: 'For sent' })).status).toBe(409);
  expect(await readVersions(world.database)).toHaveLength(before.length);
});

test('one offer changed since the plan was shown: nothing is saved for any', async () => {
  const world = await decemberWorld();
  const administrator = await signIn(world, { role: 'administrator' });
  await correct(world, two, 2);
  await world.service.store.publish();
  const before = await readVersions(world.database);
  const sent = await administrator.post('/redaktion/myndighed', { ...toRegion, tilbud: chosen });
  expect(sent.status).toBe(409);
  expect(wordsOn(sent.text)).toContain('»Eksempel To« er rettet, siden planen blev vist');
  expect(await readVersions(world.database)).toHaveLength(before.length);
});

test('an editor gives own offers another operator, but neither authority nor editor, and cannot choose others by their address', async () => {
  const world = await decemberWorld();
  const editor = await signIn(world, { role: 'editor', organisation: 'kommune-odder' });
  expect(wordsOn((await plan(editor, operatorOnly)).text)).toContain('Ingen af tilbuddene kan ændres');
  const sent = await editor.post('/redaktion/myndighed', { ...toRegion, ...operatorOnly, tilbud: chosen });
  expect(sent.status).toBe(409);
  const own = { ...toRegion, organisation: 'kommune-odder', tilbud: `${elsewhere.slug}:3` };
  for (const notTheirs of [
    { nyMyndighed: 'region-midtjylland', nyRedaktoer: '' },
    { nyMyndighed: '', nyRedaktoer: 'region-midtjylland' },
  ]) {
    const refused = await editor.post('/redaktion/myndighed', { ...own, ...notTheirs });
    expect(refused.status).toBe(400);
    expect(wordsOn(refused.text)).toContain('Myndighed og redaktør ændres af en administrator.');
  }
  expect(await readVersionsOf(world.database, { slug: elsewhere.slug })).toHaveLength(1);
  expect((await editor.post('/redaktion/myndighed', { ...own, ...operatorOnly })).status).toBe(303);
  const [, handed] = await readVersionsOf(world.database, { slug: elsewhere.slug });
  expect(handed).toMatchObject({
    handover: 1,
    offer: { operator: 'region-midtjylland', authority: 'kommune-odder' },
  });
});

test('what is wrong is told at its field, and typed things are kept', async () => {
  const world = await decemberWorld();
  const administrator = await signIn(world, { role: 'administrator' });
  const sent = await plan(administrator, { nyMyndighed: '', nyRedaktoer: '', dato: '2026-12-01' });
  expect(sent.status).toBe(400);
  expect(wordsOn(sent.text)).toContain('Datoen skal ligge efter i dag');
  expect(wordsOn(sent.text)).toContain('Vælg en ny myndighed');
  expect(sent.text).toContain('Regionen overtager');
});

const seenOn = (html: string) => html.match(/name="seen" value="(\d+)"/)?.[1] ?? '';

describe('after a handover has been planned', () => {
  const withdrawal = `/redaktion/tilbud/${one.slug}/traek-tilbage`;

  async function plannedWorld(approval = 0, to = {}) {
    const world = await decemberWorld();
    const administrator = await signIn(world, { role: 'administrator' });
    const editor = await signIn(world, { role: 'editor', organisation: 'kommune-horsens' });
    await world.database
      .insertInto('organisation_choice')
      .values({ organisation_id: 'kommune-horsens', approval })
      .execute();
    await administrator.post('/redaktion/myndighed', { ...toRegion, ...to, tilbud: chosen });
    const versions = () => readVersionsOf(world.database, { slug: one.slug });
    return { ...world, administrator, editor, versions };
  }

  test('the offer can be withdrawn from a later date, as it is then', async () => {
    const { administrator, versions } = await plannedWorld();
    const seen = seenOn((await administrator.get(withdrawal)).text);
    const sent = await administrator.post(withdrawal, { seen, reason: 'Lukker', date: '1.2.2027' });
    expect(sent.status).toBe(303);
    const withdrawn = standingAt(await versions(), danishTime('2027-02-01T12:00').toInstant());
    expect(withdrawn).toMatchObject({ state: 'withdrawn', offer: { editor: 'region-midtjylland' } });
    const before = standingAt(await versions(), danishTime('2027-01-31T12:00').toInstant());
    expect(before).toMatchObject({ state: 'published', offer: { editor: 'region-midtjylland' } });
  });

  test('what has been planned since the page was opened is told, and pressing again is then enough', async () => {
    const { administrator, versions } = await plannedWorld();
    const asked = { reason: 'Lukker', date: '1.2.2027' };
    const first = await administrator.post(withdrawal, { ...asked, seen: '1' });
    expect([first.status, wordsOn(first.text)]).toEqual([
      422,
      expect.stringContaining('Tilbuddet er ændret'),
    ]);
    expect((await administrator.post(withdrawal, { ...asked, seen: seenOn(first.text) })).status).toBe(303);
    expect(await versions()).toHaveLength(3);
  });

  test('its editor of today decides nothing from that day on, and loses nothing typed', async () => {
    const { editor, versions } = await plannedWorld();
    const seen = String((await versions()).at(-1)?.sequence);
    const refused = await editor.post(withdrawal, { seen, reason: 'Lukker', date: '1.1.2027' });
    expect(refused.status).toBe(422);
    expect(wordsOn(refused.text)).toContain('Den dag rettes tilbuddet af Region Midtjylland.');
    expect(refused.text).toContain('Lukker');

    const form = { ...Object.fromEntries(sentByForm(formOfOffer(one))), 'change.base': '1' };
    const later = { ...form, note: 'Deres', 'change.when': 'date', 'change.date': '1.2.2027' };
    const typed = await editor.post(`/redaktion/tilbud/${one.slug}`, later);
    expect(typed.status).toBe(422);
    expect(wordsOn(typed.text)).toContain('Den dag rettes tilbuddet af Region Midtjylland.');
    expect(typed.text).toContain('Deres');
    expect(await versions()).toHaveLength(2);

    const before = await editor.post(withdrawal, { seen, reason: 'Holder lukket', date: '20.12.2026' });
    expect(before.status).toBe(303);
  });

  test('its editor of today neither brings back nor cancels what counts after it', async () => {
    const { editor, administrator, versions } = await plannedWorld();
    const seen = String((await versions()).at(-1)?.sequence);
    await administrator.post(withdrawal, { seen, reason: 'Lukker', date: '1.2.2027' });
    const planned = String((await versions()).at(-1)?.sequence);
    const change = { version: planned, base: planned, grund: 'Prøve' };
    const cancelled = await editor.post(`/redaktion/tilbud/${one.slug}/planlagt`, change);
    expect(cancelled.status).toBe(403);
    expect(wordsOn(cancelled.text)).toContain('Den dag rettes tilbuddet af Region Midtjylland.');
    const back = { version: seen, base: seen, grund: 'Prøve' };
    expect((await editor.post(`/redaktion/tilbud/${one.slug}/gendan`, back)).status).toBe(403);
  });

  test('who takes over is an administrator’s to take back, in one offer as in all', async () => {
    const { editor, administrator, versions } = await plannedWorld();
    const seen = String((await versions()).at(-1)?.sequence);
    const back = { version: seen, base: seen, grund: 'Udsat' };
    for (const [path, fields] of [
      [`/redaktion/tilbud/${one.slug}/planlagt`, back],
      ['/redaktion/myndighed/1', { grund: 'Udsat' }],
    ] as const) {
      const refused = await editor.post(path, fields);
      expect(refused.status).toBe(403);
      expect(wordsOn(refused.text)).toContain('Myndighed og redaktør ændres af en administrator.');
    }
    const cancelLink = `${one.slug}/planlagt?version=`;
    for (const page of ['/redaktion/planlagt', `/tilbud/${one.slug}/historik`]) {
      expect((await editor.get(page)).text).not.toContain(cancelLink);
      expect((await administrator.get(page)).text).toContain(cancelLink);
    }
    expect((await editor.get('/redaktion/myndighed/1')).text).not.toContain('Annullér for alle');
    expect((await administrator.post(`/redaktion/tilbud/${one.slug}/planlagt`, back)).status).toBe(303);
  });

  test('they hand over nothing from a later day', async () => {
    const { editor } = await plannedWorld();
    const later = { ...operatorOnly, organisation: '', dato: '2027-02-01' };
    expect(wordsOn((await plan(editor, later)).text)).toContain('Rettes af en anden organisation den dag.');
  });

  test('it is cancelled by who may approve, where the organisation wants approval', async () => {
    const { editor, versions, ...world } = await plannedWorld(1, operatorOnly);
    const refused = await editor.post('/redaktion/myndighed/1', { grund: 'Udsat' });
    expect(refused.status).toBe(403);
    expect(wordsOn(refused.text)).toContain('Bed en godkender om at annullere den.');
    expect(await versions()).toHaveLength(2);
    const approver = await signIn(world, { role: 'approver', organisation: 'kommune-horsens' });
    expect((await approver.post('/redaktion/myndighed/1', { grund: 'Udsat' })).status).toBe(303);
  });
});
