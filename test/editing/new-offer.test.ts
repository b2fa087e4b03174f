/** New offers, copies and withdrawals: unseen until published, and nothing is ever deleted. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { readVersionsOf } from '../../data/offers.ts';
import { formOfOffer } from '../../server/editing/offer-form.ts';
import { sentByForm } from '../../server/editing/offer-form-schema.ts';
import { offerSlug } from '../../server/editing/offer-slug.ts';
import { exampleOffer } from '../example-offers.ts';
import { linksOn, wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { startService, type World } from '../start-service.ts';

const team = exampleOffer({ name: 'Eksempel Team', verifiedAt: '2026-11-01T10:00:00+01:00', fallback: true });
const fresh = {
  name: 'Æblehavens Akutstue',
  summary: 'Plads i stedet for indlæggelse',
  editor: 'kommune-horsens',
  domain: 'psychiatric',
  urgency: 'municipal',
};

async function begin() {
  const world = await startService({ offers: [team], now: '2026-12-01T10:00' });
  return { world, person: await signIn(world, { role: 'editor', organisation: 'kommune-horsens' }) };
}

async function versionsOf({ database }: World, slug: string) {
  return readVersionsOf(database, { slug });
}

describe('an address', () => {
  test.each([
    ['Æblehavens Akutstue', [], 'aeblehavens-akutstue'],
    ['Forebyggelse & Rusmidler, Odder', [], 'forebyggelse-rusmidler-odder'],
    ['Team', ['team', 'team-2'], 'team-3'],
    ['???', [], 'tilbud'],
  ])('of »%s« when %o are taken', (name, taken, slug) => {
    expect(offerSlug(name, (one) => (taken as string[]).includes(one))).toBe(slug);
  });
});

describe('a new offer', () => {
  test('begins with what its organisation covers, is seen by nobody, and by all once published', async () => {
    const { world, person } = await begin();
    const { headers } = await person.post('/redaktion/nyt', fresh);
    expect(headers.location).toBe('/redaktion/tilbud/aeblehavens-akutstue');
    const [made] = await versionsOf(world, 'aeblehavens-akutstue');
    expect(made).toMatchObject({
      state: 'draft',
      offer: {
        coverage: { kind: 'municipalities', codes: ['0615'] },
        openingHours: { kind: 'unknown' },
        reverifyAfterDays: 60,
        verifiedAt: null,
      },
    });
    const seen = () => request(world.app).get('/tilbud/aeblehavens-akutstue');
    expect((await seen()).status).toBe(404);
    const page = await person.get(headers.location ?? '');
    expect(wordsOn(page.text)).toContain('Gemt, ikke offentliggjort');

    if (!made) return;
    const fields: Record<string, string[]> = {};
    for (const [name, value] of sentByForm(formOfOffer(made.offer)))
      fields[name] = [...(fields[name] ?? []), value];
    const kept = { ...fields, 'change.base': String(made.sequence), note: 'Mere', do: 'unpublished' };
    const { headers: later } = await person.post(headers.location ?? '', kept);
    expect(wordsOn((await person.get(later.location ?? '')).text)).toContain('Kun I kan se det');
    expect((await seen()).status).toBe(404);
    const [, second] = await versionsOf(world, 'aeblehavens-akutstue');
    await person.post(headers.location ?? '', { ...fields, 'change.base': String(second?.sequence) });
    expect((await seen()).status).toBe(200);
    expect(wordsOn((await seen()).text)).toContain('skrevet af redaktøren');
  });

  test('tells every mistake at its field, and takes no organisation of others and no CPR number', async () => {
    const { world, person } = await begin();
    const empty = await person.post('/redaktion/nyt', {});
    expect(empty.status).toBe(422);
    for (const message of [
      'Skriv tilbuddets navn',
      'Skriv én linje',
      'Vælg organisation',
      'Vælg psykiatri',
      'Vælg hastegrad',
    ])
      expect(wordsOn(empty.text)).toContain(message);
    const theirs = await person.post('/redaktion/nyt', { ...fresh, editor: 'kommune-odder' });
    expect(wordsOn(theirs.text)).toContain('Vælg en organisation på listen');
    const cpr = await person.post('/redaktion/nyt', { ...fresh, summary: 'For 0101901234' });
    expect(wordsOn(cpr.text)).toContain('Det ligner et CPR-nummer');
    expect(await versionsOf(world, 'aeblehavens-akutstue')).toEqual([]);
  });
});

test('a copy has an address of its own, is unconfirmed and unpublished, and the original is left alone', async () => {
  const { world, person } = await begin();
  const { headers } = await person.post(`/redaktion/tilbud/${team.slug}/kopi`);
  expect(headers.location).toBe('/redaktion/tilbud/eksempel-team-kopi');
  const [copy] = await versionsOf(world, 'eksempel-team-kopi');
  expect(copy).toMatchObject({
    state: 'draft',
    offer: { name: 'Eksempel Team (kopi)', verifiedAt: null, fallback: false, summary: team.summary },
  });
  expect(copy?.offer.id).not.toBe(team.id);
  const again = await person.post(`/redaktion/tilbud/${team.slug}/kopi`);
  expect(again.headers.location).toBe('/redaktion/tilbud/eksempel-team-kopi-2');
  expect(await versionsOf(world, team.slug)).toHaveLength(1);
});

describe('a withdrawal', () => {
  const path = `/redaktion/tilbud/${team.slug}/traek-tilbage`;

  test('needs a reason', async () => {
    const { person } = await begin();
    const { status, text } = await person.post(path, { seen: '1', reason: ' ', date: '' });
    expect(status).toBe(422);
    expect(wordsOn(text)).toContain('Skriv hvorfor');
  });

  test('takes the offer away at once, keeps its history, and can be undone', async () => {
    const { world, person } = await begin();
    const { headers } = await person.post(path, { seen: '1', reason: 'Lukket', date: '' });
    expect(wordsOn((await person.get(headers.location ?? '')).text)).toContain('Trukket tilbage kl. 10.00.');
    // An old link says what has become of it.
    const gone = await request(world.app).get(`/tilbud/${team.slug}`);
    expect(gone.status).toBe(404);
    expect(wordsOn(gone.text)).toContain('Eksempel Team er trukket tilbage Trukket tilbage');
    expect(wordsOn(gone.text)).toContain(': Lukket');
    expect((await versionsOf(world, team.slug)).map(({ state, reason }) => `${state}: ${reason}`)).toEqual([
      'published: Eksempel',
      'withdrawn: Lukket',
    ]);
    const form = (await person.get(`/redaktion/tilbud/${team.slug}`)).text;
    expect(wordsOn(form)).toContain('Offentliggør igen');
    // There is nothing to withdraw; where it was is the way to show it again.
    expect(wordsOn(form)).not.toContain('Træk tilbage');
    const back = linksOn(form).find(({ name }) => name === 'Vis igen')?.href ?? '';
    expect(wordsOn((await person.get(back)).text)).toContain('Gendan en tidligere version');
  });

  test('can wait for its date', async () => {
    const { world, person } = await begin();
    const { headers } = await person.post(path, { seen: '1', reason: 'Lukker', date: '1.1.2027' });
    expect(wordsOn((await person.get(headers.location ?? '')).text)).toContain(
      'Tilbuddet trækkes tilbage 1. januar 2027.',
    );
    expect((await request(world.app).get(`/tilbud/${team.slug}`)).status).toBe(200);
    expect((await request(world.app).get(`/tilbud/${team.slug}?tid=2027-01-02T10:00`)).status).toBe(404);
  });

  test('of an offer that somebody has changed meanwhile is asked about again', async () => {
    const { world, person } = await begin();
    const form = Object.fromEntries(sentByForm(formOfOffer(team)));
    await person.post(`/redaktion/tilbud/${team.slug}`, { ...form, 'change.base': '1', note: 'Nyt' });
    const { status, text } = await person.post(path, { seen: '1', reason: 'Igen', date: '1.1.2027' });
    expect(status).toBe(422);
    expect(wordsOn(text)).toContain('Tilbuddet er ændret');
    expect(await versionsOf(world, team.slug)).toHaveLength(2);
  });
});
