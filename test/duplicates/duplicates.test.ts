/** An administrator makes one offer of two, or says that they are two. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { saveOffer } from '../../data/offer-saving.ts';
import { readVersionsOf } from '../../data/offers.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { alwaysOpen, exampleOffer } from '../example-offers.ts';
import { linksOn, wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { startService, type World } from '../start-service.ts';

const now = '2026-12-01T10:00';
const phone = (number: string, label: string): Offer['phones'][number] => ({
  number,
  label,
  audience: 'everyone',
  contactHours: { kind: 'as-offer' },
  note: null,
});
const kept = exampleOffer({
  name: 'Akutsygeplejen Horsens',
  note: 'Ring først',
  seeAlso: ['horsens-akutsygepleje', 'eksempel-doegnaaben'],
  phones: [phone('+4599000001', 'Vagt')],
});
const gone = exampleOffer({
  name: 'Horsens Akutsygepleje',
  note: 'Døgnet rundt',
  phones: [phone('+4599000001', 'Vagt'), phone('+4599000002', 'Nat')],
});
const pair = `/administration/dubletter/${kept.slug}/${gone.slug}`;

async function start() {
  const world = await startService({ offers: [kept, gone, alwaysOpen], now });
  return { world, person: await signIn(world, { role: 'administrator' }) };
}

const offerNow = (world: World, slug: string) => world.catalogue.at(world.service.now()).bySlug.get(slug);

/** What the browser sends along: the versions the page was made of. */
async function shown(person: Awaited<ReturnType<typeof signIn>>, choices: Record<string, string> = {}) {
  const { text } = await person.get(pair);
  const version = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(text)?.[1] ?? '';
  return { versionBehold: version('versionBehold'), versionAnden: version('versionAnden'), ...choices };
}

describe('two that are one', () => {
  test('are suggested, with why', async () => {
    const { person } = await start();
    const words = wordsOn((await person.get('/administration/dubletter')).text);
    expect(words).toMatch(/Derfor: samme navn · samme nummer, 99 00 00 01/);
    expect(words).not.toContain(alwaysOpen.name);
  });

  test('stand side by side, field by field', async () => {
    const { person } = await start();
    const words = wordsOn((await person.get(pair)).text);
    expect(words).toMatch(/Bemærk Akutsygeplejen Horsens ?Ring først Horsens Akutsygepleje ?Døgnet rundt/);
    expect(words).toContain('Begge dele');
  });

  test('become one: the chosen fields are kept, the other is withdrawn and its address leads here', async () => {
    const { world, person } = await start();
    const form = await shown(person, { 'felt/note': 'anden', 'felt/phones': 'begge', 'felt/name': 'behold' });
    const { status, headers } = await person.post(pair, form);
    expect([status, headers.location]).toEqual([303, '/administration/dubletter?besked=slaaet']);
    expect(offerNow(world, kept.slug)).toEqual({
      ...kept,
      note: 'Døgnet rundt',
      phones: gone.phones,
      seeAlso: [alwaysOpen.slug],
    });
    expect(offerNow(world, gone.slug)).toBeUndefined();

    const old = await request(world.app).get(`/tilbud/${gone.slug}?tid=2026-12-02T08:00`);
    expect([old.status, old.headers.location]).toEqual([301, `/tilbud/${kept.slug}?tid=2026-12-02T08:00`]);
    const shouted = await request(world.app).get(`/TILBUD/${gone.slug}`);
    expect(shouted.headers.location).toBe(`/tilbud/${kept.slug}`);
    const json = await request(world.app).get(`/api/tilbud/${gone.slug}`);
    expect([json.status, json.headers.location]).toEqual([301, `/api/tilbud/${kept.slug}`]);
  });

  test('keep both histories, each naming the other', async () => {
    const { world, person } = await start();
    await person.post(pair, await shown(person, { 'felt/note': 'anden' }));
    const history = async ({ id }: Offer) =>
      (await readVersionsOf(world.database, { id })).map(({ state, reason, author }) => [
        state,
        reason,
        author,
      ]);
    expect(await history(kept)).toEqual([
      ['published', 'Eksempel', 'eksempel'],
      ['published', `Slået sammen med »Horsens Akutsygepleje« (${gone.slug})`, person.account.id],
    ]);
    expect((await history(gone))[1]).toEqual([
      'withdrawn',
      `Slået sammen med »Akutsygeplejen Horsens« (${kept.slug})`,
      person.account.id,
    ]);
    const { text } = await person.get('/administration/dubletter');
    expect(text).toContain(`/tilbud/${gone.slug}/historik`);
  });

  test('lead from the one history to the other and back, also when the old one is taken up again', async () => {
    const { world, person } = await start();
    await person.post(pair, await shown(person));
    const read = async ({ slug }: Offer) => (await request(world.app).get(`/tilbud/${slug}/historik`)).text;
    const there = (html: string) => linksOn(html).find(({ href }) => href.endsWith('/historik'))?.href;
    expect(there(await read(kept))).toBe(`/tilbud/${gone.slug}/historik`);
    expect(there(await read(gone))).toBe(`/tilbud/${kept.slug}/historik`);
    expect(wordsOn(await read(kept))).toContain(`${gone.name} er slået sammen med dette tilbud`);
    const restore = `/redaktion/tilbud/${gone.slug}/gendan`;
    const version = linksOn((await person.get(`/tilbud/${gone.slug}/historik`)).text)
      .find(({ href }) => href.startsWith(restore))
      ?.href.split('=')[1];
    const form = (await person.get(`${restore}?version=${version}`)).text;
    const base = /name="base" value="(\d+)"/.exec(form)?.[1] ?? '';
    await person.post(restore, { version: version ?? '', base, grund: 'Det var to' });
    expect(offerNow(world, gone.slug)).toBeDefined();
    expect(wordsOn(await read(gone))).toContain(`Tilbuddet har været slået sammen med ${kept.name}`);
  });

  test('merged on again: the first address leads to the last', async () => {
    const { world, person } = await start();
    await person.post(pair, await shown(person));
    const last = `/administration/dubletter/${alwaysOpen.slug}/${kept.slug}`;
    const { text } = await person.get(last);
    const version = (name: string) => new RegExp(`name="${name}" value="(\\d+)"`).exec(text)?.[1] ?? '';
    await person.post(last, {
      versionBehold: version('versionBehold'),
      versionAnden: version('versionAnden'),
    });
    const { headers } = await request(world.app).get(`/tilbud/${gone.slug}`);
    expect(headers.location).toBe(`/tilbud/${alwaysOpen.slug}`);
  });

  test('nothing is merged over what somebody has saved since the page was shown', async () => {
    const { world, person } = await start();
    const form = await shown(person, { 'felt/note': 'anden' });
    const base = Number(form.versionAnden);
    const at = world.service.now().toInstant();
    const save = {
      offer: { ...gone, note: 'Nyt nummer på vej' },
      base,
      effectiveFrom: at,
      author: 'x',
      reason: 'x',
    };
    await saveOffer(world.database, { ...save, state: 'published' }, at);
    const { status, text } = await person.post(pair, form);
    expect(status).toBe(409);
    expect(wordsOn(text)).toContain('Et af tilbuddene er rettet, mens du så på siden');
    expect(text).toContain('Nyt nummer på vej');
    expect(text).toMatch(/value="anden" checked/);
    expect(offerNow(world, kept.slug)).toEqual(kept);
    expect(offerNow(world, gone.slug)?.note).toBe('Nyt nummer på vej');
  });

  test('pressing twice merges once', async () => {
    const { world, person } = await start();
    const form = await shown(person);
    const answers = await Promise.all([person.post(pair, form), person.post(pair, form)]);
    expect(answers.map(({ status }) => status).toSorted()).not.toContain(500);
    expect(await world.database.selectFrom('offer_merge').selectAll().execute()).toHaveLength(1);
  });

  test('what cannot go together is told, and the choices stand', async () => {
    const [young, old] = [
      exampleOffer({ name: 'Unge', ageTo: 17 }),
      exampleOffer({ name: 'Gamle', ageFrom: 65 }),
    ];
    const world = await startService({ offers: [young, old], now });
    const administrator = await signIn(world, { role: 'administrator' });
    const { status, text } = await administrator.post('/administration/dubletter/unge/gamle', {
      'felt/ageFrom': 'anden',
    });
    expect([status, wordsOn(text)]).toEqual([
      400,
      expect.stringContaining('Alder til: Er lavere end "Alder fra"'),
    ]);
    expect(text).toMatch(/name="felt\/ageFrom" value="anden" checked/);
  });
});

describe('two that are two', () => {
  test('are not suggested again once that is said', async () => {
    const { person } = await start();
    await person.post(`${pair}/to`);
    await person.post(`${pair}/to`);
    const words = wordsOn((await person.get('/administration/dubletter?besked=to')).text);
    expect(words).toContain('Det er husket');
    expect(words).toContain('Ingen tilbud ligner hinanden');
  });

  test('are told with who said so and when, and suggested again when that is taken back', async () => {
    const { person, world } = await start();
    await person.post(`${pair}/to`);
    const path = '/administration/dubletter';
    const { text } = await person.get(path);
    expect(wordsOn(text)).toMatch(
      new RegExp(`Akutsygeplejen Horsens.*– ${person.account.name}, 1. december 2026 kl. 10.00`),
    );
    const takeBack = /action="([^"]+\/fortryd)"/.exec(text)?.[1] ?? '';
    const editor = await signIn(world, { role: 'editor', organisation: 'kommune-horsens' });
    expect((await editor.post(takeBack)).status).toBe(403);
    expect((await person.post(takeBack)).headers.location).toBe(`${path}?besked=fortrudt`);
    const words = wordsOn((await person.get(`${path}?besked=fortrudt`)).text);
    expect(words).toContain('Derfor: samme navn');
    expect(words).not.toContain('Ikke dubletter');
    expect((await person.post(takeBack)).status).toBe(404);
  });

  test('an offer is no duplicate of itself, nor of one that is not there', async () => {
    const { person } = await start();
    for (const path of [
      `/administration/dubletter/${kept.slug}/${kept.slug}`,
      `/administration/dubletter/${kept.slug}/ukendt`,
    ]) {
      expect((await person.get(path)).status).toBe(404);
      expect((await person.post(path)).status).toBe(404);
      expect((await person.post(`${path}/to`)).status).toBe(404);
    }
  });
});
