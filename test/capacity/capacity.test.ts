/** Free places are reported by whoever knows, seen at once, and unknown again when nobody has said so for as long as they said. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { appendVersion } from '../../data/offers.ts';
import { exampleOffer } from '../example-offers.ts';
import { linksOn, wordsOn } from '../read-page.ts';
import { type Person, sendForm, signIn } from '../sign-in.ts';
import { danishTime, publishedAt, startService } from '../start-service.ts';

const names = ['Eksempel A', 'Eksempel B', 'Eksempel C'];
const fields = { niveau: 'ledigt', ledige: '', til: '8t', aarsag: '', slut: '' };

async function begin() {
  let clock = danishTime('2026-12-01T14:00');
  const offers = names.map((name) => exampleOffer({ name }));
  const world = await startService({ offers, now: () => clock });
  const owner = await signIn(world, { role: 'editor', organisation: 'kommune-horsens' });
  const desk = (slug: string) => `/redaktion/tilbud/${slug}/pladser`;
  return {
    ...world,
    owner,
    desk,
    wait: (length: Temporal.DurationLike) => {
      clock = clock.add(length);
    },
    link: async (slug = 'eksempel-a') => {
      const { text } = await owner.post(`${desk(slug)}/link`, { navn: 'Vagttelefonen' });
      return /http:\/\/akutoverblik\.example(\/pladser\/[\w-]+)/.exec(text)?.[1] ?? '';
    },
    line: async () => wordsOn((await request(world.app).get('/?kommune=0615')).text),
    offers: async () =>
      (await request(world.app).get('/api/opslag?kommune=0615')).body.offers as {
        slug: string;
        capacity: { level: string; free: number | null } | null;
      }[],
  };
}

describe('from a link on a phone', () => {
  test('one tap reports, readers see it at once, and when it has expired it is unknown, never free', async () => {
    const world = await begin();
    const address = await world.link();
    const { status, headers } = await sendForm(world.app, address, { ...fields, ledige: '2' });
    expect([status, headers.location]).toEqual([303, `${address}?meldt`]);
    const page = await request(world.app).get(`${address}?meldt`);
    expect(wordsOn(page.text)).toContain('Læsere ser nu: 2 ledige pladser, meldt nu, gælder til kl. 22.00');
    world.wait({ minutes: 40 });
    expect(await world.line()).toContain('2 ledige pladser, meldt for 40 min siden, gælder til kl. 22.00');
    const report = async () => (await world.offers()).find(({ slug }) => slug === 'eksempel-a')?.capacity;
    expect(await report()).toEqual({
      level: 'free',
      free: 2,
      reportedAt: '2026-12-01T14:00:00+01:00',
      expiresAt: '2026-12-01T22:00:00+01:00',
    });
    world.wait({ hours: 7, minutes: 20 });
    expect(await report()).toMatchObject({ level: 'unknown', free: null });
    expect(await world.line()).toContain('Ledige pladser ukendt: meldingen gjaldt til kl. 22.00');
  });

  test('the page is kept by nobody and shown by no search engine', async () => {
    const world = await begin();
    const { headers } = await request(world.app).get(await world.link());
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-robots-tag']).toContain('noindex');
  });

  test('a link that was closed, or never was, is told kindly and reports nothing', async () => {
    const world = await begin();
    const address = await world.link();
    await world.owner.post(`${world.desk('eksempel-a')}/link/1/luk`);
    for (const one of [address, '/pladser/opdigtet'])
      for (const answer of [await request(world.app).get(one), await sendForm(world.app, one, fields)]) {
        expect(answer.status).toBe(404);
        expect(wordsOn(answer.text)).toContain('Linket virker ikke');
      }
    expect((await world.offers()).map(({ capacity }) => capacity)).toEqual([null, null, null]);
  });

  test('a link nobody uses for half a year ends; one that is used goes on', async () => {
    const world = await begin();
    const [used, unused] = [await world.link('eksempel-a'), await world.link('eksempel-b')];
    world.wait({ days: 100 });
    await sendForm(world.app, used, fields);
    world.wait({ days: 100 });
    const person = await signIn(world, { role: 'editor', organisation: 'kommune-horsens' });
    expect((await request(world.app).get(used)).status).toBe(200);
    expect(wordsOn((await person.get(world.desk('eksempel-a'))).text)).toContain(
      'sidst brugt 11. marts 2027',
    );
    expect((await sendForm(world.app, unused, fields)).status).toBe(404);
    expect((await person.get(world.desk('eksempel-b'))).text).not.toContain('Spær linket');
  });

  test('a link ends when the offer goes to another editor, whatever becomes of it later', async () => {
    const world = await begin();
    const address = await world.link();
    const give = async (editor: string) => {
      world.wait({ days: 1 });
      const offer = { ...exampleOffer({ name: 'Eksempel A' }), editor };
      await appendVersion(world.database, publishedAt(world.service.now(), offer));
      await world.service.store.publish();
    };
    await give('region-midtjylland');
    expect((await sendForm(world.app, address, fields)).status).toBe(404);
    const region = await signIn(world, { role: 'editor', organisation: 'region-midtjylland' });
    expect((await region.get(world.desk('eksempel-a'))).text).not.toContain('Spær linket');
    await give('kommune-horsens');
    expect((await sendForm(world.app, address, fields)).status).toBe(404);
  });

  test('a link is shown once, and closed only for the own offer', async () => {
    const world = await begin();
    const address = await world.link();
    const token = address.slice('/pladser/'.length);
    expect((await world.owner.get(world.desk('eksempel-a'))).text).not.toContain(token);
    await world.owner.post(`${world.desk('eksempel-b')}/link/1/luk`);
    expect((await request(world.app).get(address)).status).toBe(200);
  });

  test('a CPR number in the reason is refused and kept nowhere', async () => {
    const world = await begin();
    const answer = await sendForm(world.app, await world.link(), { ...fields, aarsag: 'borger 010190-1234' });
    expect(answer.status).toBe(400);
    expect(wordsOn(answer.text)).toContain('Det ligner et CPR-nummer');
    expect(await world.database.selectFrom('capacity_report').selectAll().execute()).toEqual([]);
  });
});

describe('in a lookup', () => {
  test('known free comes first, full last in its group and marked', async () => {
    const world = await begin();
    await world.owner.post(world.desk('eksempel-a'), {
      ...fields,
      niveau: 'fuldt',
      aarsag: 'Vandskade',
      slut: '2026-12-05',
    });
    await world.owner.post(world.desk('eksempel-c'), { ...fields, niveau: 'faa' });
    expect((await world.offers()).map(({ slug }) => slug)).toEqual([
      'eksempel-c',
      'eksempel-b',
      'eksempel-a',
    ]);
    expect(await world.line()).toContain('Fuldt (Vandskade, ventes at slutte 5. december 2026)');
  });

  test('no free place is full, and a number that says otherwise than the button is told and not reported', async () => {
    const world = await begin();
    const report = (niveau: string, ledige: string) =>
      world.owner.post(world.desk('eksempel-a'), { ...fields, niveau, ledige });
    const none = await report('ledigt', '0').expect(400);
    expect(wordsOn(none.text)).toContain('Der står 0 ledige, og du trykkede »Ledigt«.');
    const some = await report('fuldt', '3').expect(400);
    expect(wordsOn(some.text)).toContain('Der står 3 ledige, og du trykkede »Fuldt«.');
    expect(some.text).toMatch(/name="ledige"[^>]*value="3"/);
    expect((await world.offers()).some(({ capacity }) => capacity?.level === 'full')).toBe(false);
    await report('fuldt', '0').expect(303);
    expect((await world.offers()).at(-1)).toMatchObject({ slug: 'eksempel-a', capacity: { level: 'full' } });
  });
});

describe('the visitation', () => {
  test('reports for the offers of its own cluster when their organisation lets it', async () => {
    const world = await begin();
    const own = await signIn(world, { role: 'visitation', cluster: 'horsens' });
    const other = await signIn(world, { role: 'visitation', cluster: 'vest' });
    const report = async (person: typeof own) => (await person.post(world.desk('eksempel-a'), fields)).status;
    expect([await report(own), await report(other)]).toEqual([403, 403]);
    const link = { name: 'Meld ledige pladser', href: world.desk('eksempel-a') };
    const onCard = async (person: Person) => linksOn((await person.get('/tilbud/eksempel-a')).text);
    expect(await onCard(own)).not.toContainEqual(link);
    const administrator = await signIn(world, { role: 'administrator' });
    const chosen = async () =>
      wordsOn((await administrator.get('/administration/organisationer/kommune-horsens')).text);
    expect(await chosen()).toContain('kun organisationen selv melder dem');
    await world.owner.post(`${world.desk('eksempel-a')}/visitation`, { maa: 'ja' });
    expect(await chosen()).toContain('visitationen må også melde dem');
    for (const person of [own, world.owner]) expect(await onCard(person)).toContainEqual(link);
    expect(await onCard(other)).not.toContainEqual(link);
    expect(linksOn((await request(world.app).get('/tilbud/eksempel-a')).text)).not.toContainEqual(link);
    expect([await report(own), await report(other)]).toEqual([303, 403]);
    expect(await world.line()).toContain('meldt nu af visitationen');
    await world.owner.post(world.desk('eksempel-a'), fields);
    expect((await own.get(world.desk('eksempel-a'))).text).not.toContain(world.owner.account.name);
    expect((await own.get(world.desk('eksempel-a'))).text).not.toContain('Lav link');
    expect((await own.post(`${world.desk('eksempel-a')}/link`, { navn: 'Mig' })).status).toBe(403);
  });
});

test('the last thirty days stand in a table: what, until when and by whom', async () => {
  const world = await begin();
  await sendForm(world.app, await world.link(), { ...fields, ledige: '3' });
  world.wait({ days: 2 });
  const later = await signIn(world, { role: 'editor', organisation: 'kommune-horsens' });
  await later.post(world.desk('eksempel-a'), { ...fields, niveau: 'fuldt' });
  const { text } = await later.get(world.desk('eksempel-a'));
  const words = wordsOn(text);
  expect(words).toContain('tir. 1. dec. kl. 14.00 3 ledige pladser tir. 1. dec. kl. 22.00 Vagttelefonen');
  expect(words).toContain(`tor. 3. dec. kl. 14.00 Fuldt tor. 3. dec. kl. 22.00 redaktøren`);
  expect(text.match(/<rect class="chart-(free|few|full)"/g)).toHaveLength(1);
});

test('what has been reported is never changed or removed', async () => {
  const world = await begin();
  await world.owner.post(world.desk('eksempel-a'), fields);
  await expect(world.database.deleteFrom('capacity_report').execute()).rejects.toThrow();
  await expect(
    world.database.updateTable('capacity_report').set({ level: 'full' }).execute(),
  ).rejects.toThrow();
});
