/**
 * Who may call what, route by route. `may` names those of the cast who get an answer; everybody else who is signed in is refused, and whoever is
 * not is sent to the sign-in page. A new route needs a line here.
 */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { deactivateAccount } from '../../data/leaving.ts';
import { removeSecondFactor } from '../../data/second-factors.ts';
import { accessTable } from '../../server/access/access-table.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { alwaysOpen } from '../example-offers.ts';
import { type Person, sendForm, signIn } from '../sign-in.ts';
import { startService } from '../start-service.ts';

const here = alwaysOpen.editor;
const elsewhere = 'region-midtjylland';

/** Everybody who may come by. `here` edits the offer that the routes are about. */
const cast: Record<string, Grant[] | undefined> = {
  anonymous: undefined,
  editor: [{ role: 'editor', organisation: here }],
  editorElsewhere: [{ role: 'editor', organisation: elsewhere }],
  approver: [{ role: 'approver', organisation: here }],
  visitation: [{ role: 'visitation', cluster: 'horsens' }],
  coordinator: [{ role: 'coordinator', cluster: 'horsens' }],
  administrator: [{ role: 'administrator' }],
  /** Has not put up a second factor yet: may do nothing but that. */
  administratorAtTheDoor: [{ role: 'administrator' }],
  deactivated: [{ role: 'approver', organisation: here }],
};
type Role = keyof typeof cast;

const signedIn: Role[] = [
  'editor',
  'editorElsewhere',
  'approver',
  'visitation',
  'coordinator',
  'administrator',
];
const everyone: Role[] = ['anonymous', 'deactivated', 'administratorAtTheDoor', ...signedIn];
const atTheDoor: Role[] = [...signedIn, 'administratorAtTheDoor'];
/** Who keeps the offer's entry. */
const owners: Role[] = ['editor', 'approver', 'administrator'];
const editors: Role[] = ['editor', 'editorElsewhere', 'approver', 'administrator'];
const itsEditors: Role[] = ['editor', 'approver', 'administrator'];
const someEditor: Role[] = [...itsEditors, 'editorElsewhere'];
const slug = alwaysOpen.slug;
const own = `/redaktion/tilbud/${slug}`;

/** By method and path as the access table has them; `at`: an address of that path, when it is not the path itself. */
const routes: Record<string, { may: Role[]; at?: string }> = {
  'get /': { may: everyone },
  'get /api/opslag': { may: everyone },
  'get /tidspunkt': { may: everyone },
  'get /tilbud/:slug': { may: everyone, at: `/tilbud/${slug}` },
  'get /api/tilbud/:slug': { may: everyone, at: `/api/tilbud/${slug}` },
  'get /tilbud/:slug/fejl': { may: everyone, at: `/tilbud/${slug}/fejl` },
  'post /tilbud/:slug/fejl': { may: everyone, at: `/tilbud/${slug}/fejl` },
  'post /tilbud/:slug/svarede-ikke': {
    may: ['visitation', 'administrator'],
    at: `/tilbud/${slug}/svarede-ikke`,
  },
  'post /tilbud/:slug/svarede-ikke/fortryd': {
    may: ['visitation', 'administrator'],
    at: `/tilbud/${slug}/svarede-ikke/fortryd`,
  },
  'get /redaktion/fejl': { may: ['coordinator', 'administrator'] },
  'get /redaktion/tilbud/:slug/fejl': { may: owners, at: `/redaktion/tilbud/${slug}/fejl` },
  'post /redaktion/tilbud/:slug/fejl': { may: owners, at: `/redaktion/tilbud/${slug}/fejl` },
  'get /redaktion/tilbud/:slug/bekraeft': { may: owners, at: `${own}/bekraeft` },
  'post /redaktion/tilbud/:slug/bekraeft': { may: ['editor', 'approver'], at: `${own}/bekraeft` },
  'get /redaktion/tilbud/:slug/pladser': { may: owners, at: `${own}/pladser` },
  'post /redaktion/tilbud/:slug/pladser': { may: owners, at: `${own}/pladser` },
  'post /redaktion/tilbud/:slug/pladser/link': { may: owners, at: `${own}/pladser/link` },
  'post /redaktion/tilbud/:slug/pladser/link/:id/luk': { may: owners, at: `${own}/pladser/link/1/luk` },
  'post /redaktion/tilbud/:slug/pladser/visitation': { may: owners, at: `${own}/pladser/visitation` },
  'get /pladser/:token': { may: everyone, at: '/pladser/opdigtet' },
  'post /pladser/:token': { may: everyone, at: '/pladser/opdigtet' },
  'get /tilbud/:slug/historik': { may: everyone, at: `/tilbud/${slug}/historik` },
  'get /som-det-var': { may: everyone },
  'get /som-det-var/tilbud/:slug': { may: everyone, at: `/som-det-var/tilbud/${slug}` },
  'get /redaktion/planlagt': { may: editors },
  'get /redaktion/myndighed': { may: editors },
  'post /redaktion/myndighed': { may: editors },
  'get /redaktion/myndighed/:id': { may: editors, at: '/redaktion/myndighed/1' },
  'post /redaktion/myndighed/:id': { may: editors, at: '/redaktion/myndighed/1' },
  'get /redaktion/godkend': { may: editors },
  'get /redaktion/tilbud/:slug/godkend': {
    may: ['approver', 'administrator'],
    at: `/redaktion/tilbud/${slug}/godkend`,
  },
  'post /redaktion/tilbud/:slug/godkend': {
    may: ['approver', 'administrator'],
    at: `/redaktion/tilbud/${slug}/godkend`,
  },
  'get /redaktion/tilbud/:slug/gendan': { may: owners, at: `/redaktion/tilbud/${slug}/gendan` },
  'post /redaktion/tilbud/:slug/gendan': { may: owners, at: `/redaktion/tilbud/${slug}/gendan` },
  'get /redaktion/tilbud/:slug/planlagt': { may: owners, at: `/redaktion/tilbud/${slug}/planlagt` },
  'post /redaktion/tilbud/:slug/planlagt': { may: owners, at: `/redaktion/tilbud/${slug}/planlagt` },
  'get /klynger': { may: everyone },
  'get /klynge/:id': { may: everyone, at: '/klynge/horsens' },
  'get /nyt': { may: everyone },
  'get /noedkopi': { may: everyone },
  'get /klynge/:id/noedkopi': { may: everyone, at: '/klynge/horsens/noedkopi' },
  'get /om': { may: everyone },
  'get /gem': { may: everyone },
  'get /gem/kopi.json': { may: everyone },
  'get /arbejder.js': { may: everyone },
  'get /arbejder-temporal.js': { may: everyone },
  'get /was': { may: everyone },
  'get /healthz': { may: everyone },
  'get /readyz': { may: everyone },
  'get /status': { may: everyone },
  'get /metrics': { may: everyone },
  'get /log-ind': { may: everyone },
  'post /log-ind': { may: everyone },
  'post /log-ind/kode': { may: everyone },
  'post /log-ind/demo': { may: everyone },
  'post /log-ud': { may: everyone },
  'get /eksport/tilbud.:kind': { may: everyone, at: '/eksport/tilbud.csv' },
  'get /redaktion/udveksling': { may: editors },
  'get /redaktion/udveksling/skabelon.:kind': { may: editors, at: '/redaktion/udveksling/skabelon.csv' },
  'get /redaktion/udveksling/tilbud.:kind': { may: editors, at: '/redaktion/udveksling/tilbud.json' },
  'post /redaktion/udveksling': { may: editors },
  'get /redaktion/udveksling/:id': { may: editors, at: '/redaktion/udveksling/ukendt' },
  'post /redaktion/udveksling/:id': { may: editors, at: '/redaktion/udveksling/ukendt' },
  'post /redaktion/udveksling/:id/slet': { may: editors, at: '/redaktion/udveksling/ukendt/slet' },
  'get /glemt-adgangskode': { may: everyone },
  'post /glemt-adgangskode': { may: everyone },
  'get /adgangskode/:token': { may: everyone, at: '/adgangskode/brugt' },
  'post /adgangskode/:token': { may: everyone, at: '/adgangskode/brugt' },
  'get /konto': { may: signedIn },
  'post /konto/adgangskode': { may: signedIn },
  'post /konto/enheder/log-ud': { may: signedIn },
  'post /konto/enheder/:id/log-ud': { may: signedIn, at: '/konto/enheder/en-andens/log-ud' },
  'post /konto/paamindelser': { may: signedIn },
  'get /paamindelser/:token': { may: everyone, at: '/paamindelser/opdigtet' },
  'post /paamindelser/:token': { may: everyone, at: '/paamindelser/opdigtet' },
  'get /konto/totrin': { may: atTheDoor },
  'get /konto/totrin/qr.svg': { may: atTheDoor },
  'post /konto/totrin': { may: atTheDoor },
  'post /konto/totrin/koder': { may: signedIn },
  'post /konto/totrin/fra': { may: signedIn.filter((role) => role !== 'administrator') },
  'get /administration': { may: ['administrator'] },
  'get /administration/udbakke': { may: ['administrator'] },
  'get /administration/konti': { may: ['administrator'] },
  'post /administration/konti': { may: ['administrator'] },
  'get /administration/konti/ny': { may: ['administrator'] },
  'get /administration/konti/:id': { may: ['administrator'], at: '/administration/konti/ingen' },
  'post /administration/konti/:id': { may: ['administrator'], at: '/administration/konti/ingen' },
  'post /administration/konti/:id/invitation': {
    may: ['administrator'],
    at: '/administration/konti/ingen/invitation',
  },
  'post /administration/konti/:id/totrin': {
    may: ['administrator'],
    at: '/administration/konti/ingen/totrin',
  },
  'post /administration/konti/:id/luk': { may: ['administrator'], at: '/administration/konti/ingen/luk' },
  'post /administration/konti/:id/aabn': { may: ['administrator'], at: '/administration/konti/ingen/aabn' },
  'post /administration/konti/:id/slet': { may: ['administrator'], at: '/administration/konti/ingen/slet' },
  'get /administration/organisationer': { may: ['administrator'] },
  'post /administration/organisationer': { may: ['administrator'] },
  'get /administration/organisationer/ny': { may: ['administrator'] },
  'get /administration/organisationer/:id': {
    may: ['administrator'],
    at: '/administration/organisationer/kommune-odder',
  },
  'post /administration/organisationer/:id': {
    may: ['administrator'],
    at: '/administration/organisationer/kommune-odder',
  },
  'get /administration/geografi': { may: ['administrator'] },
  'get /administration/geografi/klynge/:id': {
    may: ['administrator'],
    at: '/administration/geografi/klynge/horsens',
  },
  'post /administration/geografi/klynge/:id': {
    may: ['administrator'],
    at: '/administration/geografi/klynge/horsens',
  },
  'get /administration/geografi/kommune/:code': {
    may: ['administrator'],
    at: '/administration/geografi/kommune/0615',
  },
  'post /administration/geografi/kommune/:code': {
    may: ['administrator'],
    at: '/administration/geografi/kommune/0615',
  },
  // Who edits nothing is led to where they begin.
  'get /redaktion': { may: signedIn },
  'get /redaktion/helligdage': { may: someEditor },
  'post /redaktion/helligdage': { may: someEditor },
  'get /redaktion/helligdage/oversigt': { may: ['coordinator', 'administrator'] },
  'post /redaktion/paamindelse': { may: ['coordinator', 'administrator'] },
  'get /redaktion/kvalitet': { may: signedIn },
  'get /redaktion/kvalitet.csv': { may: signedIn },
  'get /redaktion/nyt': { may: someEditor },
  'post /redaktion/nyt': { may: someEditor },
  'get /redaktion/tilbud/:slug': { may: itsEditors, at: own },
  'post /redaktion/tilbud/:slug': { may: itsEditors, at: own },
  'post /redaktion/tilbud/:slug/kort': { may: itsEditors, at: `${own}/kort` },
  'post /redaktion/tilbud/:slug/kladde': { may: itsEditors, at: `${own}/kladde` },
  'post /redaktion/tilbud/:slug/kopi': { may: itsEditors, at: `${own}/kopi` },
  'post /redaktion/tilbud/:slug/afvist/:id': { may: itsEditors, at: `${own}/afvist/1` },
  'get /redaktion/tilbud/:slug/traek-tilbage': { may: itsEditors, at: `${own}/traek-tilbage` },
  'post /redaktion/tilbud/:slug/traek-tilbage': { may: itsEditors, at: `${own}/traek-tilbage` },
  'get /administration/dubletter': { may: ['administrator'] },
  'get /administration/dubletter/:kept/:other': {
    may: ['administrator'],
    at: '/administration/dubletter/a/b',
  },
  'post /administration/dubletter/:kept/:other': {
    may: ['administrator'],
    at: '/administration/dubletter/a/b',
  },
  'post /administration/dubletter/:kept/:other/to': {
    may: ['administrator'],
    at: '/administration/dubletter/a/b/to',
  },
  'post /administration/dubletter/:kept/:other/fortryd': {
    may: ['administrator'],
    at: '/administration/dubletter/a/b/fortryd',
  },
};

test('every route of the access table is here, and no other', () => {
  const known = accessTable.map(({ method, path }) => `${method} ${path}`);
  expect(Object.keys(routes).toSorted()).toEqual(known.toSorted());
});

const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });

/** Anew for each call, as some calls end the session. */
async function appear(role: Role): Promise<Pick<Person, 'get' | 'post'>> {
  const grants = cast[role];
  if (!grants)
    return {
      get: (path) => request(world.app).get(path),
      post: (path) => sendForm(world.app, path),
    };
  const person = await signIn(world, ...grants);
  if (role === 'deactivated')
    await deactivateAccount(world.database, person.account.id, world.service.now().toInstant());
  if (role === 'administratorAtTheDoor') {
    await removeSecondFactor(world.database, person.account.id);
    await person.get('/konto/totrin');
  }
  return person;
}

function refusalOf(role: Role): string {
  if (role === 'administratorAtTheDoor') return 'second factor first';
  return role === 'anonymous' || role === 'deactivated' ? 'sign in first' : 'refused';
}

describe.each(Object.entries(routes))('%s', (route, { may, at }) => {
  const [method = '', path = ''] = route.split(' ');
  test.each(Object.keys(cast))('%s', async (role) => {
    const person = await appear(role);
    const address = at ?? path;
    const { status, headers } = await (method === 'post' ? person.post(address) : person.get(address));
    const toTheDoor = status === 401 || (status === 303 && headers.location?.startsWith('/log-ind?videre='));
    const onwards = method === 'get' ? `?videre=${encodeURIComponent(address)}` : '';
    const toTheFactor = headers.location === `/konto/totrin${onwards}`;
    const outcome = toTheDoor
      ? 'sign in first'
      : status === 403
        ? 'refused'
        : role === 'administratorAtTheDoor' && toTheFactor
          ? 'second factor first'
          : status < 500
            ? 'answered'
            : status;
    expect(outcome).toBe(may.includes(role) ? 'answered' : refusalOf(role));
  });
});
