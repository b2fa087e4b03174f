/** The rehearsal over HTTP: what is confirmed is what was shown, by those who may, until the hours change. */
import { expect, test } from 'vitest';
import { appendVersion } from '../../data/offers.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { formOfOffer } from '../../server/editing/offer-form.ts';
import { sentByForm } from '../../server/editing/offer-form-schema.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { closedForHoliday, exampleOffer, weekdaysOnly } from '../example-offers.ts';
import { linksOn, wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { danishTime, publishedAt, startService, type World } from '../start-service.ts';

const horsens = { role: 'editor', organisation: 'kommune-horsens' } as const;
const coordinator = { role: 'coordinator', cluster: 'horsens' } as const;
const elsewhere = exampleOffer({
  name: 'Eksempel Viborg',
  editor: 'kommune-viborg',
  coverage: { kind: 'municipalities', codes: ['0791'] },
  openingHours: closedForHoliday.openingHours,
});

async function beforeChristmas(now: string | (() => Temporal.ZonedDateTime) = '2026-12-01T10:00') {
  const world = await startService({ offers: [closedForHoliday, weekdaysOnly, elsewhere], now });
  return { world, editor: await signIn(world, horsens), coordinator: await signIn(world, coordinator) };
}

/** What the page would send back, by what it shows. */
function shownOn(html: string): string[] {
  return [...html.matchAll(/name="vist" value="([^"]*)"/g)].map(([, value = '']) => value);
}

/** The rows of the table, each in its words. */
function rowsOn(html: string): string[] {
  const [, body = ''] = /<tbody>([\s\S]*)<\/tbody>/.exec(html) ?? [];
  return body.split('</tr>').map(wordsOn).filter(Boolean);
}

/** As the page of the form would send them. */
function formFields(offer: Offer): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of sentByForm(formOfOffer(offer))) fields[name] = [...(fields[name] ?? []), value];
  return fields;
}

async function publish(world: World, offer: Offer): Promise<void> {
  await appendVersion(world.database, publishedAt(world.service.now(), offer));
  await world.service.store.publish();
}

test('an organisation sees its own days that differ, by date, and nothing of others', async () => {
  const { editor } = await beforeChristmas();
  const page = await editor.get('/redaktion/helligdage').expect(200);
  const words = wordsOn(page.text);
  expect(words).toContain('Torsdag 24. december · Juleaftensdag Eksempel Helligdagslukket lukket');
  expect(words).toContain('Eksempel Hverdage ikke oplyst Skriv åbningstiden');
  expect(words).not.toContain('Viborg');
  // 24, 25 and 26 December closed and 25 for the one of weekdays; what is unknown is not among them.
  expect(words).toContain('Julen 2026 0 af 5 er bekræftet. 1 er ikke oplyst. Alle 4 passer');
});

test('before the four weeks the page says when it begins', async () => {
  const { editor } = await beforeChristmas('2026-11-24T10:00');
  const page = await editor.get('/redaktion/helligdage').expect(200);
  expect(wordsOn(page.text)).toContain('Julen 2026 kan gennemgås fra 25. november.');
});

test('all that is shown is confirmed at once, twice is no harm, and the board tells it', async () => {
  const { world, editor, coordinator } = await beforeChristmas();
  const vist = shownOn((await editor.get('/redaktion/helligdage')).text);
  const done = await editor.post('/redaktion/helligdage', { vist }).expect(303);
  const after = wordsOn((await editor.get(done.headers.location ?? '')).text);
  expect(after).toContain('6 dage er bekræftet. Tak.');
  expect(after).toContain('Julen 2026 4 af 5 er bekræftet.');
  await editor.post('/redaktion/helligdage', { vist }).expect(303);
  const rows = await world.database.selectFrom('holiday_confirmation').selectAll().execute();
  expect(rows).toHaveLength(6);
  const board = wordsOn((await coordinator.get('/redaktion/helligdage/oversigt').expect(200)).text);
  expect(board).toContain('Horsens Kommune 6 af 9');
});

test('one day by its own button', async () => {
  const { world, editor } = await beforeChristmas();
  const vist = shownOn((await editor.get('/redaktion/helligdage')).text);
  const passer = `${closedForHoliday.id} 2026-12-24`;
  const answer = await editor
    .post('/redaktion/helligdage', { vist, passer, organisation: 'kommune-horsens' })
    .expect(303);
  // On to the next: its button has the focus.
  expect(answer.headers.location).toMatch(new RegExp(`#dag-${closedForHoliday.id}-2026-12-25$`));
  const rows = await world.database.selectFrom('holiday_confirmation').selectAll().execute();
  expect(rows).toMatchObject([
    { date: '2026-12-24', words: 'lukket', season: 'jul-2026', organisation_id: 'kommune-horsens' },
  ]);
});

test('a day that is not stated is written at its rule in the form, and saving leads back to it', async () => {
  const { editor } = await beforeChristmas();
  const page = await editor.get('/redaktion/helligdage');
  const write = linksOn(page.text).find(({ name }) => name.startsWith('Skriv åbningstiden'));
  expect(write?.href).toMatch(/\?helligdag=2026-12-24#openingHours\.specialDays\.christmas-eve\.rule$/);
  const form = `/redaktion/tilbud/${weekdaysOnly.slug}`;
  expect((await editor.get(`${form}?helligdag=2026-12-24`)).text).toContain(
    'name="helligdag" value="2026-12-24"',
  );
  const fields = formFields(weekdaysOnly);
  const sent = {
    ...fields,
    'openingHours.specialDays.christmas-eve.rule': 'closed',
    helligdag: '2026-12-24',
  };
  const saved = await editor.post(form, sent).expect(303);
  const back = new URL(saved.headers.location ?? '', 'https://a.example');
  expect([back.pathname, back.hash]).toEqual(['/redaktion/helligdage', `#dag-${weekdaysOnly.id}-2026-12-24`]);
  expect(wordsOn((await editor.get(back.pathname + back.search)).text)).toContain(
    'Eksempel Hverdage lukket Ret Passer',
  );
});

test('where only a number has hours, its rule is what is written and confirmed', async () => {
  const byPhone = (rule: object) =>
    exampleOffer({
      name: 'Eksempel Aflastning',
      openingHours: { kind: 'unknown' },
      phones: [
        { number: '+4599000001', label: 'Vagten', audience: 'everyone', contactHours: { kind: 'as-offer' } },
        {
          number: '+4599000002',
          label: 'Visitationen',
          audience: 'everyone',
          contactHours: {
            kind: 'weekly',
            rows: [{ weekdays: [1, 2, 3, 4, 5], from: '08:30', to: '13:00' }],
            ...rule,
          },
        },
      ],
    });
  const world = await startService({ offers: [byPhone({})], now: '2026-12-01T10:00' });
  const editor = await signIn(world, horsens);
  const page = async () => (await editor.get('/redaktion/helligdage')).text;
  const hrefs = linksOn(await page()).flatMap(({ name, href }) =>
    name.startsWith('Skriv åbningstiden') ? [href] : [],
  );
  const form = '/redaktion/tilbud/eksempel-aflastning';
  expect(hrefs).toEqual([
    `${form}?helligdag=2026-12-24#phones.1.contactHours.specialDays.christmas-eve.rule`,
    `${form}?helligdag=2026-12-25#phones.1.contactHours.publicHolidays.rule`,
    `${form}?helligdag=2026-12-31#phones.1.contactHours.specialDays.new-years-eve.rule`,
    `${form}?helligdag=2027-01-01#phones.1.contactHours.publicHolidays.rule`,
  ]);
  await publish(world, byPhone({ publicHolidays: 'closed' }));
  const words = wordsOn(await page());
  expect(words).toContain('Eksempel Aflastning Visitationen: lukket Ret Passer');
  await editor.post('/redaktion/helligdage', { vist: shownOn(await page()) }).expect(303);
  expect(wordsOn(await page())).toContain('Eksempel Aflastning Visitationen: lukket Ret ✓ Bekræftet');
});

test('that nobody knows is confirmed as unknown, by its own button only, and readers still see unknown', async () => {
  const { world, editor, coordinator } = await beforeChristmas();
  const page = async () => (await editor.get('/redaktion/helligdage')).text;
  const [, ukendt = ''] = /name="ukendt" value="([^"]*)"/.exec(await page()) ?? [];
  expect(ukendt).toBe(`${weekdaysOnly.id} 2026-12-24 ikke oplyst`);
  // Not among what is confirmed in one press, also when the page claims it was shown.
  await editor.post('/redaktion/helligdage', { vist: ukendt }).expect(409);
  await editor.post('/redaktion/helligdage', { ukendt, organisation: 'kommune-horsens' }).expect(303);
  expect(wordsOn(await page())).toContain(
    'Eksempel Hverdage ikke oplyst Skriv åbningstiden ✓ Står som ukendt',
  );
  expect(wordsOn(await page())).toContain('Julen 2026 1 af 5 er bekræftet. Alle 4 passer');
  expect(wordsOn((await coordinator.get('/redaktion/helligdage/oversigt')).text)).toContain('1 af 9');
  const card = await editor.get(`/tilbud/${weekdaysOnly.slug}?tid=2026-12-24T09:00`);
  expect(wordsOn(card.text)).toContain('Ukendt åbningstid');
  // What has been written in the meantime is not confirmed as unknown.
  const openThen = { ...weekdaysOnly.openingHours, specialDays: { 'christmas-eve': 'closed' } };
  await publish(world, { ...weekdaysOnly, openingHours: openThen } as Offer);
  await editor.post('/redaktion/helligdage', { ukendt }).expect(409);
});

test('a day that says something else by now is not confirmed, and is shown again', async () => {
  const { world, editor } = await beforeChristmas();
  const vist = shownOn((await editor.get('/redaktion/helligdage')).text);
  await publish(world, {
    ...weekdaysOnly,
    openingHours: {
      ...weekdaysOnly.openingHours,
      publicHolidays: { rows: [{ from: '10:00', to: '12:00' }] },
    },
  } as Offer);
  const answer = await editor.post('/redaktion/helligdage', { vist }).expect(409);
  expect(wordsOn(answer.text)).toContain('2 dage er ændret, efter at siden blev vist, og er ikke bekræftet.');
  expect(wordsOn(answer.text)).toContain('Eksempel Hverdage Ændret imens: 10.00–12.00 Ret Passer');
  const rows = await world.database.selectFrom('holiday_confirmation').select('offer_id').execute();
  expect(new Set(rows.map(({ offer_id }) => offer_id))).toEqual(new Set([closedForHoliday.id]));
});

test('a confirmation is void when the hours of the day change afterwards, and holds when something else does', async () => {
  const { world, editor, coordinator } = await beforeChristmas();
  const vist = shownOn((await editor.get('/redaktion/helligdage')).text);
  await editor.post('/redaktion/helligdage', { vist }).expect(303);
  const boardWords = async () => wordsOn((await coordinator.get('/redaktion/helligdage/oversigt')).text);
  await publish(world, { ...closedForHoliday, note: 'Ny indgang' });
  expect(await boardWords()).toContain('Horsens Kommune 6 af 9');
  await publish(world, {
    ...closedForHoliday,
    openingHours: {
      ...closedForHoliday.openingHours,
      exceptions: [
        {
          kind: 'hours',
          from: '2026-12-24',
          to: '2026-12-24',
          note: 'Jul',
          rows: [{ from: '08:00', to: '12:00' }],
        },
      ],
    },
  } as Offer);
  expect(await boardWords()).toContain('Horsens Kommune 5 af 9');
});

test('days of another organisation are not confirmed', async () => {
  const { world } = await beforeChristmas();
  const other = await signIn(world, { role: 'editor', organisation: 'kommune-viborg' });
  await other.post('/redaktion/helligdage', { vist: `${closedForHoliday.id} 2026-12-24 lukket` }).expect(409);
  expect(await world.database.selectFrom('holiday_confirmation').selectAll().execute()).toEqual([]);
});

test('an administrator sees the days of all and confirms none: that is for the organisation to say', async () => {
  const { world, editor } = await beforeChristmas();
  const vist = shownOn((await editor.get('/redaktion/helligdage')).text);
  const administrator = await signIn(world, { role: 'administrator' });
  const page = await administrator.get('/redaktion/helligdage?organisation=kommune-horsens');
  expect(wordsOn(page.text)).toContain('Kun organisationen selv kan bekræfte sine dage.');
  expect(page.text).not.toContain('name="passer"');
  const sent = { organisation: 'kommune-horsens', vist, passer: '' };
  expect((await administrator.post('/redaktion/helligdage', sent)).status).toBe(403);
  expect(await world.database.selectFrom('holiday_confirmation').selectAll().execute()).toEqual([]);
});

test('a coordinator follows the own cluster, an administrator everything', async () => {
  const { world, coordinator } = await beforeChristmas();
  const own = wordsOn((await coordinator.get('/redaktion/helligdage/oversigt')).text);
  expect(own).toContain('Horsens Kommune');
  expect(own).not.toContain('Viborg Kommune');
  const administrator = await signIn(world, { role: 'administrator' });
  const all = wordsOn((await administrator.get('/redaktion/helligdage/oversigt')).text);
  expect(all).toContain('Viborg Kommune');
});

test('what has been confirmed is never changed', async () => {
  const { world, editor } = await beforeChristmas();
  const vist = shownOn((await editor.get('/redaktion/helligdage')).text);
  await editor.post('/redaktion/helligdage', { vist }).expect(303);
  await expect(
    world.database.updateTable('holiday_confirmation').set({ words: 'åbent' }).execute(),
  ).rejects.toThrow('never changed');
  await expect(world.database.deleteFrom('holiday_confirmation').execute()).rejects.toThrow('never changed');
});

test('the work list asks for it four weeks before, with the button that leads to it, until it is done or over', async () => {
  let clock = danishTime('2026-11-24T10:00');
  const { world } = await beforeChristmas(() => clock);
  const taskOn = async (moment: string) => {
    clock = danishTime(moment);
    return wordsOn((await (await signIn(world, horsens)).get('/redaktion?vis=helligdage')).text);
  };
  expect(await taskOn('2026-11-24T10:00')).toContain('Ingen tilbud passer.');
  expect(await taskOn('2026-11-25T10:00')).toContain(
    'Eksempel Helligdagslukket Julen 2026: 3 dage er ikke bekræftet',
  );
  // What nobody has stated is written, not confirmed; days that are over are past mending.
  expect(await taskOn('2026-12-26T10:00')).toContain(
    'Julen 2026: 1 dag er ikke bekræftet · Nytåret 2027: 2 dage er ikke bekræftet, 1 af dem ikke oplyst',
  );
  const { editor } = await beforeChristmas();
  const page = (await editor.get('/redaktion?vis=helligdage')).text;
  expect(linksOn(page)).toContainEqual({
    name: 'Gennemgå: Eksempel Helligdagslukket',
    href: '/redaktion/helligdage?organisation=kommune-horsens',
  });
  const vist = shownOn((await editor.get('/redaktion/helligdage')).text);
  await editor.post('/redaktion/helligdage', { vist }).expect(303);
  const left = (await editor.get('/redaktion?vis=helligdage')).text;
  expect(wordsOn(left)).toContain('Eksempel Helligdagslukket Nytåret 2027: 1 dag er ikke oplyst');
  expect(linksOn(left)).toContainEqual({
    name: 'Gennemgå: Eksempel Hverdage',
    href: '/redaktion/helligdage?organisation=kommune-horsens',
  });
});

test('the board shows every municipality of the cluster, also one that keeps no offer, and a hospital below them', async () => {
  const ward = exampleOffer({
    name: 'Eksempel Akutafdeling',
    editor: 'regionshospitalet-horsens',
    coverage: { kind: 'clusters', ids: ['horsens'] },
  });
  const world = await startService({ offers: [closedForHoliday, ward], now: '2026-12-01T10:00' });
  const board = async (...grants: Grant[]) =>
    rowsOn((await (await signIn(world, ...grants)).get('/redaktion/helligdage/oversigt')).text);
  expect(await board(coordinator)).toEqual([
    'Hedensted Kommune Ingen tilbud endnu',
    expect.stringMatching(/^Horsens Kommune 0 af \d/),
    'Odder Kommune Ingen tilbud endnu',
    'Skanderborg Kommune Ingen tilbud endnu',
    'Regionshospitalet Horsens Intet er anderledes',
  ]);
  const all = await board({ role: 'administrator' });
  expect(all.filter((row) => row.includes(' Kommune '))).toHaveLength(19);
});

test('a lookup on such a day says which hours nobody has confirmed, until somebody has', async () => {
  const { editor } = await beforeChristmas();
  const mark = 'Åbningstiden i julen er ikke bekræftet';
  const lookup = async (query: string) => wordsOn((await editor.get(`/?${query}`)).text);
  const card = async () =>
    wordsOn((await editor.get('/tilbud/eksempel-helligdagslukket?tid=2026-12-25T09:00')).text);
  const json = async (address: string) => (await editor.get(address)).body;
  const inJson = async () => [
    (await json('/api/tilbud/eksempel-helligdagslukket?tid=2026-12-25T09:00')).unconfirmed,
    (await json('/api/opslag?q=helligdagslukket&tid=2026-12-25T09:00')).offers[0].unconfirmed,
  ];
  expect(await card()).toContain(mark);
  expect(await inJson()).toEqual([mark, mark]);
  expect(await lookup('q=helligdagslukket&tid=2026-12-25T09:00')).toContain(mark);
  // On an ordinary day, and where nobody has stated any hours, there is nothing to confirm.
  expect(await lookup('q=helligdagslukket&tid=2026-12-22T09:00')).not.toContain('er ikke bekræftet');
  expect(await lookup('q=hverdage&tid=2026-12-24T09:00')).not.toContain(mark);
  const vist = shownOn((await editor.get('/redaktion/helligdage')).text);
  await editor.post('/redaktion/helligdage', { vist }).expect(303);
  expect(await lookup('q=helligdagslukket&tid=2026-12-25T09:00')).not.toContain(mark);
  expect(await card()).not.toContain(mark);
  expect(await inJson()).toEqual([null, null]);
});

test('the board and the wall of the cluster say it on the day itself', async () => {
  const openOnTheDay = {
    ...weekdaysOnly,
    openingHours: {
      ...weekdaysOnly.openingHours,
      publicHolidays: { rows: [{ from: '08:00', to: '12:00' }] },
    },
  } as Offer;
  const world = await startService({ offers: [openOnTheDay], now: '2026-12-25T09:00' });
  const visitor = await signIn(world);
  const board = async () =>
    wordsOn((await visitor.get('/klynge/horsens')).text.split('all-heading')[0] ?? '');
  const wall = async () => wordsOn((await visitor.get('/klynge/horsens?tavle=lys')).text);
  const mark = 'Åbningstiden i julen er ikke bekræftet';
  expect(await board()).toContain(`Eksempel Hverdage til kl. 12.00 uden nummer ${mark}`);
  expect(await wall()).toContain('til kl. 12.00 !');
  expect(await wall()).toContain('! åbningstiden i julen er ikke bekræftet');
  const editor = await signIn(world, horsens);
  const vist = shownOn((await editor.get('/redaktion/helligdage')).text);
  await editor.post('/redaktion/helligdage', { vist }).expect(303);
  expect(await board()).not.toContain(mark);
  expect(await wall()).not.toContain('!');
});
