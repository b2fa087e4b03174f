/** An organisation that wants approval: what an editor saves waits, but for what is urgent; an approver decides. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { type OfferSave, saveOffer } from '../../data/offer-saving.ts';
import { readOpenProposals } from '../../data/proposals.ts';
import { startSession } from '../../data/sessions.ts';
import { hashOfToken, newToken } from '../../server/door/session-cookie.ts';
import { formOfOffer } from '../../server/editing/offer-form.ts';
import { sentByForm } from '../../server/editing/offer-form-schema.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { weighApproval } from '../../server/versions/approval-rule.ts';
import { exampleOffer } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { type Person, signIn } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const horsens = { organisation: 'kommune-horsens' };
const offer = exampleOffer({
  name: 'Eksempel',
  slug: 'eksempel',
  phones: [
    { number: '+4599000001', label: 'Læger', audience: 'doctors', contactHours: { kind: 'as-offer' } },
  ],
});
const [phone] = offer.phones;
const newNumber: Partial<Offer> = { phones: phone ? [{ ...phone, number: '+4599000002' }] : [] };
const address = '/redaktion/tilbud/eksempel/godkend';

async function approvingWorld() {
  const world = await startService({ offers: [offer], now: '2026-12-01T12:00' });
  await world.database
    .insertInto('organisation_choice')
    .values({ organisation_id: 'kommune-horsens', approval: 1 })
    .execute();
  const editor = await signIn(world, { role: 'editor', ...horsens });
  const approver = await signIn(world, { role: 'approver', ...horsens });
  const now = world.service.now().toInstant();
  const save = async (to: Partial<Offer>, change: Partial<OfferSave> = {}) => {
    const standard = { base: 1, effectiveFrom: now, author: editor.account.id, reason: 'Rettelse' };
    const text = { offer: { ...offer, ...to }, state: 'published' as const };
    const result = await saveOffer(world.database, { ...standard, ...text, ...change }, now);
    await world.service.store.publish();
    return result;
  };
  const seen = async () => (await request(world.app).get('/api/tilbud/eksempel')).body;
  const answer = (fields: Record<string, string>) =>
    approver.post(address, { forslag: '1', afgoerelse: 'godkend', tekst: '', grund: '', ...fields });
  return { ...world, editor, approver, save, seen, answer };
}

describe('an editor’s save', () => {
  test('is told beforehand to wait for somebody else; afterwards what waits is seen', async () => {
    const { editor, approver } = await approvingWorld();
    const form = '/redaktion/tilbud/eksempel';
    expect(wordsOn((await editor.get(form)).text)).toContain(
      'Numre, åbningstider og lukning gælder straks og godkendes bagefter; resten venter',
    );
    expect(wordsOn((await approver.get(form)).text)).not.toContain('skal godkende det, du gemmer');
    const fields = Object.fromEntries(sentByForm(formOfOffer(offer)));
    const sent = await editor.post(form, { ...fields, 'change.base': '1', note: 'Ny bemærkning' });
    const after = wordsOn((await editor.get(sent.headers.location ?? '')).text);
    expect(after).toContain('Gemt. Ændringen afventer godkendelse');
    expect(after).toContain('Bemærk Tilføjet: Ny bemærkning');
  });

  test('waits, and the text that stands goes on standing; approved, it is live as the editor’s own', async () => {
    const { save, seen, approver, answer, database, editor } = await approvingWorld();
    expect(await save({ note: 'Ny bemærkning' })).toEqual({ kind: 'awaits-approval', proposal: 1 });
    expect((await seen()).note).toBeNull();
    const page = wordsOn((await approver.get(address)).text);
    expect(page).toContain('Bemærk Tilføjet: Ny bemærkning');
    expect((await answer({})).headers.location).toBe('/redaktion/godkend?besked=godkendt');
    expect((await seen()).note).toBe('Ny bemærkning');
    const version = await database
      .selectFrom('offer_version')
      .selectAll()
      .where('sequence', '=', 2)
      .execute();
    expect(version).toMatchObject([{ author: editor.account.id, reason: 'Rettelse' }]);
    expect(await readOpenProposals(database)).toEqual([]);
  });

  test('of a number goes live at once, the rest waits, and both are to be approved', async () => {
    const { save, seen, database } = await approvingWorld();
    expect(await save({ ...newNumber, note: 'Ny bemærkning' })).toMatchObject({ kind: 'saved', awaiting: 2 });
    expect(await seen()).toMatchObject({ note: null, phones: [{ number: '+4599000002' }] });
    const open = await readOpenProposals(database);
    expect(open.map(({ live }) => live)).toEqual([2, null]);
  });

  test('that closes the offer goes live at once', async () => {
    const { save, app } = await approvingWorld();
    expect(await save({}, { state: 'withdrawn' })).toMatchObject({ kind: 'saved' });
    expect((await request(app).get('/tilbud/eksempel')).status).toBe(404);
  });

  test('of a number that counts from a later date can wait', async () => {
    const { save, service } = await approvingWorld();
    const effectiveFrom = service.now().add({ days: 30 }).toInstant();
    expect(await save(newNumber, { effectiveFrom })).toMatchObject({ kind: 'awaits-approval' });
  });
});

test('an approver’s own save, and an administrator’s, are live at once', async () => {
  const { save, approver, database, app, service, catalogue } = await approvingWorld();
  expect(await save({ note: 'Godkenders' }, { author: approver.account.id })).toMatchObject({
    kind: 'saved',
  });
  const administrator = await signIn({ app, database, service, catalogue }, { role: 'administrator' });
  const again = { author: administrator.account.id, base: 2 };
  expect(await save({ note: 'Administrators' }, again)).toMatchObject({ kind: 'saved' });
});

describe('declined', () => {
  test('what waited never becomes live, and a reason must be given', async () => {
    const { save, seen, answer, database } = await approvingWorld();
    await save({ note: 'Ny bemærkning' });
    const wordless = await answer({ afgoerelse: 'afvis' });
    expect([wordless.status, (await readOpenProposals(database)).length]).toEqual([400, 1]);
    await answer({ afgoerelse: 'afvis', grund: 'Passer ikke' });
    expect((await seen()).note).toBeNull();
    expect(await readOpenProposals(database)).toEqual([]);
    expect((await answer({})).status).toBe(409);
  });

  test('what went live is taken back, and what others have saved since stays', async () => {
    const { save, seen, answer, approver } = await approvingWorld();
    await save(newNumber);
    await save({ ...newNumber, note: 'Godkenders' }, { base: 2, author: approver.account.id });
    await answer({ afgoerelse: 'afvis', grund: 'Forkert nummer' });
    expect(await seen()).toMatchObject({ note: 'Godkenders', phones: [{ number: '+4599000001' }] });
  });
});

describe('approved after somebody else has saved', () => {
  test('other fields: both stand', async () => {
    const { save, seen, answer, approver } = await approvingWorld();
    await save({ note: 'Ny bemærkning' });
    await save({ targetGroup: 'Voksne' }, { author: approver.account.id });
    await answer({});
    expect(await seen()).toMatchObject({ note: 'Ny bemærkning', targetGroup: 'Voksne' });
  });

  test.each([
    ['forslagets', 'Ny bemærkning'],
    ['gaeldende', 'Godkenders'],
  ])('the same field: it is asked whose; %s', async (tekst, note) => {
    const { save, seen, answer, approver } = await approvingWorld();
    await save({ note: 'Ny bemærkning' });
    await save({ note: 'Godkenders' }, { author: approver.account.id });
    const asked = await answer({});
    expect(asked.status).toBe(409);
    expect(wordsOn(asked.text)).toContain('Hvis tekst skal gælde');
    await answer({ tekst });
    expect((await seen()).note).toBe(note);
  });
});

test('of another organisation nobody approves, and editors only see', async () => {
  const { save, editor, ...world } = await approvingWorld();
  await save({ note: 'Ny bemærkning' });
  expect((await editor.get(address)).status).toBe(403);
  expect(wordsOn((await editor.get('/redaktion/godkend')).text)).toContain('Ny bemærkning');
  const neighbour = await signIn(world, { role: 'approver', organisation: 'kommune-odder' });
  expect((await neighbour.get(address)).status).toBe(403);
  expect(wordsOn((await neighbour.get('/redaktion/godkend')).text)).toContain('Intet afventer');
});

test('a new offer waits whole, and its approver can reach it', async () => {
  const { editor, answer, approver, database, service, app } = await approvingWorld();
  const now = service.now().toInstant();
  const fresh = exampleOffer({ name: 'Eksempel Nyt' });
  const save = { offer: fresh, base: null, effectiveFrom: now, author: editor.account.id, reason: 'Nyt' };
  expect(await saveOffer(database, { ...save, state: 'published' }, now)).toMatchObject({
    kind: 'awaits-approval',
  });
  expect((await request(app).get('/tilbud/eksempel-nyt')).status).toBe(404);
  const fields = { forslag: '1', afgoerelse: 'godkend', tekst: '', grund: '' };
  expect((await approver.post('/redaktion/tilbud/eksempel-nyt/godkend', fields)).status).toBe(303);
  expect((await request(app).get('/tilbud/eksempel-nyt')).status).toBe(200);
  expect((await answer({})).status).toBe(409);
});

describe('urgent is', () => {
  const standing = { state: 'published' as const, offer };
  const weighed = (to: Partial<Offer>) =>
    weighApproval(standing, { ...standing, offer: { ...offer, ...to } }, { planned: false });
  test.each<[string, Partial<Offer>, boolean]>([
    ['a number', newNumber, true],
    ['the hours', { openingHours: { kind: 'unknown', exceptions: [], words: null } }, true],
    ['a last day', { validTo: '2026-12-31' }, true],
    ['not a name', { name: 'Eksempel Andet' }, false],
    ['not who is responsible', { authority: 'region-midtjylland' }, false],
  ])('%s', (_, to, urgent) => {
    expect(weighed(to)).toMatchObject({ waits: !urgent });
    expect(weighed(to).live !== undefined).toBe(urgent);
  });
});

test('two new texts of one offer: what has been corrected in the first does not come back unasked with the second', async () => {
  const { editor, approver, database, service, app } = await approvingWorld();
  const now = service.now().toInstant();
  const fresh = { ...offer, ...exampleOffer({ name: 'Eksempel Nyt' }), phones: offer.phones };
  const save = async (to: Partial<Offer>, change: Partial<OfferSave> = {}) => {
    const standard = { base: null, effectiveFrom: now, author: editor.account.id, reason: 'Nyt' };
    const text = { offer: { ...fresh, ...to }, state: 'published' as const };
    await saveOffer(database, { ...standard, ...text, ...change }, now);
    await service.store.publish();
  };
  const decided = (fields: Record<string, string>) =>
    approver.post('/redaktion/tilbud/eksempel-nyt/godkend', {
      afgoerelse: 'godkend',
      tekst: '',
      grund: '',
      ...fields,
    });
  await save({ note: 'Første' });
  await save({ note: 'Anden' });
  await decided({ forslag: '1' });
  await save({ note: 'Første', ...newNumber }, { base: 2, author: approver.account.id });
  const asked = await decided({ forslag: '2' });
  expect(asked.status).toBe(409);
  expect(wordsOn(asked.text)).toContain('Telefon (Læger) 99 00 00 02 → ændret til 99 00 00 01');
  const seen = async () => (await request(app).get('/api/tilbud/eksempel-nyt')).body;
  expect(await seen()).toMatchObject({ note: 'Første', phones: [{ number: '+4599000002' }] });
  await decided({ forslag: '2', tekst: 'forslagets' });
  expect(await seen()).toMatchObject({ note: 'Anden', phones: [{ number: '+4599000001' }] });
});

describe('after a handover', () => {
  async function handedOver() {
    let clock = danishTime('2026-12-01T12:00');
    const world = await startService({ offers: [offer], now: () => clock });
    await world.database
      .insertInto('organisation_choice')
      .values({ organisation_id: 'kommune-horsens', approval: 1 })
      .execute();
    const editor = await signIn(world, { role: 'editor', ...horsens });
    const now = clock.toInstant();
    const newYear = danishTime('2027-01-01T00:00').toInstant();
    const standard = { base: 1, author: editor.account.id, reason: 'Rettelse', state: 'published' as const };
    const save = (change: Partial<OfferSave>) =>
      saveOffer(world.database, { ...standard, offer, effectiveFrom: now, ...change }, now);
    await save({ offer: { ...offer, note: 'Ny bemærkning' } });
    const february = danishTime('2027-02-01T00:00').toInstant();
    await save({ offer: { ...offer, note: 'Til februar' }, effectiveFrom: february });
    const region = { ...offer, editor: 'region-midtjylland' };
    await save({ offer: region, effectiveFrom: newYear, decided: true });
    await world.service.store.publish();
    const approving = { forslag: '1', afgoerelse: 'godkend', tekst: '', grund: '' };
    const approver = (organisation: string) => signIn(world, { role: 'approver', organisation });
    const moveTo = (local: string) => {
      clock = danishTime(local);
    };
    return { ...world, approver, approving, moveTo, editor };
  }

  test('who edits the offer now decides on what was written before it', async () => {
    const { approver, approving, moveTo, app, editor } = await handedOver();
    moveTo('2027-01-02T12:00');
    const former = await approver('kommune-horsens');
    expect(wordsOn((await former.get('/redaktion/godkend')).text)).toContain('Intet afventer');
    expect((await former.post(address, approving)).status).toBe(403);
    const next = await approver('region-midtjylland');
    const list = (await next.get('/redaktion/godkend')).text;
    expect(wordsOn(list)).toContain('Ny bemærkning');
    expect(list).not.toContain(editor.account.name);
    expect((await next.post(address, approving)).status).toBe(303);
    const { note, editor: has } = (await request(app).get('/api/tilbud/eksempel')).body;
    expect([note, has]).toEqual(['Ny bemærkning', 'region-midtjylland']);
  });

  test('what was decided is told to who edits it now and to who wrote it, each with the names of their own', async () => {
    const { approver, approving, moveTo, editor, ...world } = await handedOver();
    moveTo('2026-12-20T12:00');
    const former = await approver('kommune-horsens');
    await former.post(address, approving);
    const decisions = async (person: Person) => {
      const { text } = await person.get('/redaktion/godkend');
      return text.slice(text.indexOf('Afgjort'));
    };
    expect(await decisions(former)).toContain(editor.account.name);
    moveTo('2027-01-02T12:00');
    const later = await approver('kommune-horsens');
    expect(await decisions(later)).not.toContain('Eksempel');
    const next = await decisions(await approver('region-midtjylland'));
    expect(wordsOn(next)).toContain('Redaktør, Horsens Kommune');
    expect(wordsOn(next)).toContain('Godkender, Horsens Kommune');
    for (const { account } of [editor, former]) expect(next).not.toContain(account.name);
    // Their session of December is over.
    const token = newToken();
    const session = {
      tokenHash: hashOfToken(token),
      id: 'ny',
      accountId: editor.account.id,
      device: 'prøve',
    };
    await startSession(world.database, session, world.service.now().toInstant());
    const own = await request(world.app).get('/redaktion/godkend').set('Cookie', `__Host-session=${token}`);
    expect(own.text).toContain(former.account.name);
  });

  test('until then nobody but the next approves what counts after it', async () => {
    const { approver, approving } = await handedOver();
    const former = await approver('kommune-horsens');
    const refused = await former.post(address, { ...approving, forslag: '2' });
    expect(refused.status).toBe(409);
    expect(wordsOn(refused.text)).toContain('Den dag rettes tilbuddet af Region Midtjylland.');
    expect((await former.post(address, approving)).status).toBe(303);
  });
});
