/**
 * A form that holds a field its page would not send is refused whole, whoever sends it: 400, and nothing in the database is other than before.
 * The same form without it is read, so that it is the field that was refused. A new route that is sent to needs a line here.
 */
import { expect, test } from 'vitest';
import { createAccount } from '../../data/accounts.ts';
import { createCapacityLink } from '../../data/capacity.ts';
import { appendVersion } from '../../data/offers.ts';
import { writePasswordLink } from '../../data/password-links.ts';
import { claimReminder } from '../../data/reminders.ts';
import { beginSecondFactor, confirmSecondFactor } from '../../data/second-factors.ts';
import { accessTable } from '../../server/access/access-table.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { newSecret } from '../../server/door/second-factor-code.ts';
import { hashOfToken } from '../../server/door/session-cookie.ts';
import { formOfOffer } from '../../server/editing/offer-form.ts';
import { sentByForm } from '../../server/editing/offer-form-schema.ts';
import { alwaysOpen, weekdaysOnly } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { publishedAt, startService, type World } from '../start-service.ts';

type Fields = Record<string, string | string[]>;

const { slug, id: offerId, editor: organisation } = alwaysOpen;
const own = `/redaktion/tilbud/${slug}`;
const pair = `/administration/dubletter/${slug}/${weekdaysOnly.slug}`;
const other = '/administration/konti/en-anden';
const report = { niveau: 'ledigt', ledige: '2', til: '8t', aarsag: '', slut: '' };
const wholeOffer: Fields = Object.fromEntries(
  Map.groupBy([...sentByForm(formOfOffer(alwaysOpen)), ['change.base', '3']], ([name = '']) => name)
    .entries()
    .map(([name, sent]) => [name, sent.map(([, value = '']) => value)]),
);

/** Has every role, is putting up a second factor, has put one up. */
type Sender = 'anybody' | 'newcomer' | 'careful';
type Form = {
  at?: string;
  fields?: Fields;
  by?: Sender;
  /** Where a page answers every mistake in it alike. */
  refused?: number;
};

/** By path, as the access table has it: where the form is sent and what it holds. */
const forms: Record<string, Form> = {
  '/tilbud/:slug/fejl': {
    at: `/tilbud/${slug}/fejl`,
    fields: { hvad: 'nummer', besked: 'Forkert', kontakt: '' },
  },
  '/tilbud/:slug/svarede-ikke': { at: `/tilbud/${slug}/svarede-ikke` },
  '/tilbud/:slug/svarede-ikke/fortryd': { at: `/tilbud/${slug}/svarede-ikke/fortryd` },
  '/redaktion/tilbud/:slug/fejl': {
    at: `${own}/fejl`,
    fields: { svar: 'rettet', besked: '', melding: ['1'] },
  },
  '/redaktion/tilbud/:slug/bekraeft': { at: `${own}/bekraeft`, fields: { del: 'adgang', set: 'x' } },
  '/redaktion/tilbud/:slug/pladser': { at: `${own}/pladser`, fields: report },
  '/redaktion/tilbud/:slug/pladser/link': { at: `${own}/pladser/link`, fields: { navn: 'Vagten' } },
  '/redaktion/tilbud/:slug/pladser/link/:id/luk': { at: `${own}/pladser/link/1/luk` },
  '/redaktion/tilbud/:slug/pladser/visitation': { at: `${own}/pladser/visitation`, fields: { maa: 'ja' } },
  '/pladser/:token': { at: '/pladser/et-link', fields: report },
  '/redaktion/myndighed': {
    fields: { ...{ organisation, kommune: '', hast: '', nyMyndighed: '', nyRedaktoer: '' }, grund: 'Skift' },
  },
  '/redaktion/myndighed/:id': { at: '/redaktion/myndighed/1', fields: { grund: 'Nej' } },
  '/redaktion/tilbud/:slug/godkend': { at: `${own}/godkend`, fields: { forslag: '1' } },
  '/redaktion/tilbud/:slug/gendan': { at: `${own}/gendan`, fields: { version: '1', base: '3', grund: 'Ja' } },
  '/redaktion/tilbud/:slug/planlagt': {
    at: `${own}/planlagt`,
    fields: { version: '4', base: '3', grund: 'Ja' },
  },
  '/log-ind': { fields: { email: 'en@eksempel.dk', adgangskode: 'en god lang adgangskode' } },
  '/log-ind/kode': { fields: { trin: 'x', kode: '123456' } },
  '/log-ind/demo': { fields: { konto: 'demo-redaktoer', videre: '' } },
  '/log-ud': {},
  '/redaktion/udveksling/:id': { at: '/redaktion/udveksling/et-ark' },
  '/redaktion/udveksling/:id/slet': { at: '/redaktion/udveksling/et-ark/slet' },
  '/glemt-adgangskode': { fields: { email: 'en@eksempel.dk' } },
  '/adgangskode/:token': {
    at: '/adgangskode/et-link',
    fields: { email: '', adgangskode: 'en god lang adgangskode' },
  },
  '/konto/adgangskode': { fields: { email: '', nuvaerende: 'den gamle', adgangskode: 'en god lang kode' } },
  '/konto/enheder/log-ud': {},
  '/konto/enheder/:id/log-ud': { at: '/konto/enheder/en-anden/log-ud' },
  '/konto/paamindelser': { fields: { hyppighed: 'slet-ikke' } },
  '/paamindelser/:token': { at: '/paamindelser/et-link', fields: { hyppighed: 'slet-ikke' } },
  '/konto/totrin': { by: 'newcomer', fields: { adgangskode: 'x', kode: '1', videre: '' } },
  '/konto/totrin/koder': { fields: { kode: '123456' } },
  '/konto/totrin/fra': { by: 'careful', fields: { adgangskode: 'x', kode: '123456' } },
  '/administration/konti': {
    fields: { navn: 'Ny', email: 'ny@eksempel.dk', rolle: ['administrator'], sted: [''] },
  },
  '/administration/konti/:id': { at: other, fields: { navn: 'Ny', email: 'ny@eksempel.dk' } },
  '/administration/konti/:id/invitation': { at: `${other}/invitation` },
  '/administration/konti/:id/totrin': { at: `${other}/totrin` },
  '/administration/konti/:id/luk': { at: `${other}/luk` },
  '/administration/konti/:id/aabn': { at: `${other}/aabn` },
  '/administration/konti/:id/slet': { at: `${other}/slet`, fields: { bekraeft: 'ja' } },
  '/administration/organisationer': { fields: { navn: 'Ny', slags: 'ngo', godkendelse: '' } },
  '/administration/organisationer/:id': {
    at: '/administration/organisationer/kommune-odder',
    fields: { navn: 'Nyt navn', slags: 'ngo', godkendelse: '' },
  },
  '/administration/geografi/klynge/:id': {
    at: '/administration/geografi/klynge/horsens',
    fields: { navn: 'Ny', hospital: 'Nyt' },
  },
  '/administration/geografi/kommune/:code': {
    at: '/administration/geografi/kommune/0615',
    fields: { klynge: 'horsens', postnumre: '8700 Horsens', kant: '' },
  },
  '/redaktion/helligdage': { fields: { organisation, vist: [], passer: '' } },
  '/redaktion/paamindelse': { fields: { organisation, tilbage: 'kvalitet' } },
  '/redaktion/nyt': {
    refused: 422,
    fields: {
      ...{ name: 'Nyt', summary: 'Nyt', editor: organisation },
      ...{ domain: 'somatic', urgency: 'municipal' },
    },
  },
  '/redaktion/tilbud/:slug': { at: own, fields: wholeOffer },
  '/redaktion/tilbud/:slug/kort': { at: `${own}/kort`, fields: wholeOffer },
  '/redaktion/tilbud/:slug/kladde': { at: `${own}/kladde`, fields: wholeOffer },
  '/redaktion/tilbud/:slug/kopi': { at: `${own}/kopi` },
  '/redaktion/tilbud/:slug/afvist/:id': { at: `${own}/afvist/1` },
  '/redaktion/tilbud/:slug/traek-tilbage': {
    at: `${own}/traek-tilbage`,
    refused: 422,
    fields: { seen: '1', reason: 'Lukker', date: '' },
  },
  '/administration/dubletter/:kept/:other': {
    at: pair,
    fields: { versionBehold: '1', versionAnden: '2', 'felt/name': 'behold' },
  },
  '/administration/dubletter/:kept/:other/to': { at: `${pair}/to` },
  '/administration/dubletter/:kept/:other/fortryd': { at: `${pair}/fortryd` },
};

/** Takes a file, which is read by itself: see test/exchange/refused-files.test.ts. */
const takesFile = '/redaktion/udveksling';

test('every route that is sent to is here, and no other', () => {
  const known = accessTable.filter(({ method }) => method === 'post').map(({ path }) => path);
  expect([...Object.keys(forms), takesFile].toSorted()).toEqual(known.toSorted());
});

/** The people who send, and whatever the addresses above name. */
async function everythingAtOnce() {
  const offers = [alwaysOpen, weekdaysOnly];
  const world = await startService({ offers, now: '2026-12-01T10:00', demo: true });
  const { database, service } = world;
  const now = service.now().toInstant();
  const editor: Grant = { role: 'editor', organisation };
  const approver: Grant = { role: 'approver', organisation };
  const visitation: Grant = { role: 'visitation', cluster: 'horsens' };
  const anybody = await signIn(world, { role: 'administrator' }, editor, approver, visitation);
  const newcomer = await signIn(world, editor);
  await newcomer.get('/konto/totrin');
  const careful = await signIn(world, editor);
  await beginSecondFactor(database, careful.account.id, { secret: newSecret(), sessionId: '' });
  await confirmSecondFactor(database, careful.account.id, now);
  const tokenHash = hashOfToken('et-link');
  const accountId = 'en-anden';
  const member = { id: accountId, name: 'En Anden', email: 'anden@eksempel.dk', demo: false };
  await createAccount(database, { ...member, grants: [{ role: 'administrator' }] }, now);
  await createCapacityLink(database, { offerId, tokenHash, label: 'Vagten', accountId }, now);
  await writePasswordLink(database, { tokenHash, accountId, purpose: 'reset' }, now);
  await claimReminder(database, { accountId, stopHash: tokenHash, counts: [] }, service.now());
  // The third version stands, and the fourth is planned by a handover.
  const second = { ...alwaysOpen, note: 'Rettet' };
  await appendVersion(database, publishedAt(service.now(), second));
  await service.store.publish();
  const planned = await anybody.post('/redaktion/myndighed', {
    ...{ organisation, kommune: '', hast: '', nyMyndighed: '', nyRedaktoer: '' },
    ...{ nyLeverandoer: 'region-midtjylland', dato: '2027-01-01', grund: 'Skift', tilbud: `${slug}:3` },
  });
  expect(planned.status).toBe(303);
  return { world, anybody, newcomer, careful };
}

async function everythingStored({ database }: World): Promise<string> {
  const tables = await database.introspection.getTables();
  // Any table is read alike.
  const rows = tables.map(({ name }) =>
    database
      .selectFrom(name as 'offer')
      .selectAll()
      .execute(),
  );
  return JSON.stringify(await Promise.all(rows));
}

const shared = await everythingAtOnce();

test.each(Object.entries(forms))(
  '%s refuses a field its page does not send, and stores nothing',
  async (path, { at = path, fields, by = 'anybody', refused = 400 }) => {
    const before = await everythingStored(shared.world);
    const answer = await shared[by].post(at, { ...fields, 'findes-ikke': '1' });
    expect(answer.status).toBe(refused);
    expect(await everythingStored(shared.world)).toBe(before);
    // Else it is refused for something else.
    const plain = await (await everythingAtOnce())[by].post(at, fields);
    if (plain.status === refused) expect(wordsOn(plain.text)).not.toBe(wordsOn(answer.text));
  },
);
