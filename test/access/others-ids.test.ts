/** What is known by a number or an id belongs to somebody: with another's, one gets no further than with none. */
import { describe, expect, test } from 'vitest';
import { createCapacityLink, openLinks } from '../../data/capacity.ts';
import { saveOrganisation } from '../../data/organisations.ts';
import { readSessions } from '../../data/sessions.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { exampleOffer } from '../example-offers.ts';
import { senderOf } from '../exchange/send-file.ts';
import { csv } from '../exchange/sheet.ts';
import { type Person, signIn } from '../sign-in.ts';
import { startService } from '../start-service.ts';

const horsens = 'kommune-horsens';
const odder = 'kommune-odder';
const theirs = exampleOffer({
  name: 'Eksempel Odder',
  coverage: { kind: 'municipalities', codes: ['0727'] },
  authority: odder,
  operator: odder,
  editor: odder,
});
const ours = exampleOffer({ name: 'Eksempel Horsens', editor: horsens });

/** The municipality of Odder has a handover that waits, a sheet that was read, a link for a telephone and an editor who is signed in. */
async function odderAtWork() {
  const world = await startService({ offers: [theirs, ours], now: '2026-12-01T12:00' });
  const now = world.service.now().toInstant();
  const odders = await senderOf(world, odder);
  const sheet = await odders.send(csv(['Navn'], ['Eksempel']));
  const planned = await odders.post('/redaktion/myndighed', {
    organisation: odder,
    kommune: '',
    hast: '',
    nyMyndighed: '',
    nyLeverandoer: horsens,
    nyRedaktoer: '',
    dato: '2027-01-01',
    grund: 'Skift',
    tilbud: [`${theirs.slug}:1`],
  });
  expect(planned.status).toBe(303);
  const [handover = ''] = /\/redaktion\/myndighed\/\d+/.exec(planned.headers.location ?? '') ?? [];
  const by = { accountId: odders.account.id };
  const link = { ...by, offerId: theirs.id, tokenHash: 'x', label: 'Vagttelefonen' };
  await createCapacityLink(world.database, link, now);
  const [phone] = await openLinks(world.database, theirs.id);
  const [session] = await readSessions(world.database, odders.account.id, now);
  const standing = () =>
    world.database.selectFrom('offer_version').select('sequence').where('offer_id', '=', theirs.id).execute();
  return { ...world, odders, sheet: sheet.path, handover, phone: phone?.id, session: session?.id, standing };
}

const strangers: [string, Grant[]][] = [
  ['an editor elsewhere', [{ role: 'editor', organisation: horsens }]],
  ['an approver elsewhere', [{ role: 'approver', organisation: horsens }]],
];

describe.each(strangers)('%s', (_who, grants) => {
  test('neither sees nor cancels a handover', async () => {
    const world = await odderAtWork();
    const stranger = await signIn(world, ...grants);
    expect((await world.odders.get(world.handover)).status).toBe(200);
    const before = await world.standing();
    const statuses = [
      await stranger.get(world.handover),
      await stranger.post(world.handover, { grund: 'Nej' }),
    ];
    expect(statuses.map(({ status }) => status)).toEqual([404, 404]);
    expect(await world.standing()).toEqual(before);
  });

  test('neither sees, applies nor throws away a sheet', async () => {
    const world = await odderAtWork();
    const stranger = await signIn(world, ...grants);
    expect((await stranger.get(world.sheet)).status).toBe(404);
    expect((await stranger.post(world.sheet)).status).toBe(404);
    await stranger.post(`${world.sheet}/slet`);
    expect((await world.odders.get(world.sheet)).status).toBeLessThan(500);
    expect((await world.odders.get(world.sheet)).status).not.toBe(404);
  });

  test('closes no link for a telephone, by its own offer neither', async () => {
    const world = await odderAtWork();
    const stranger = await signIn(world, ...grants);
    const close = (slug: string) =>
      stranger.post(`/redaktion/tilbud/${slug}/pladser/link/${world.phone}/luk`);
    expect((await close(theirs.slug)).status).toBe(403);
    await close(ours.slug);
    expect(await openLinks(world.database, theirs.id)).toHaveLength(1);
  });

  test('signs nobody else out', async () => {
    const world = await odderAtWork();
    const stranger = await signIn(world, ...grants);
    await stranger.post(`/konto/enheder/${world.session}/log-ud`);
    expect((await world.odders.get('/konto')).status).toBe(200);
  });

  test('sees, changes and closes no account', async () => {
    const world = await odderAtWork();
    const stranger = await signIn(world, ...grants);
    const path = `/administration/konti/${world.odders.account.id}`;
    const answers = [await stranger.get(path)];
    for (const what of ['', '/invitation', '/totrin', '/luk', '/aabn', '/slet'])
      answers.push(await stranger.post(`${path}${what}`));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([403]));
    expect((await world.odders.get('/konto')).status).toBe(200);
  });
});

test('an editor cancels no handover where changes are approved; an approver does', async () => {
  const world = await odderAtWork();
  const { name, kind } = { name: 'Odder Kommune', kind: 'municipality' as const };
  const administrator = await signIn(world, { role: 'administrator' });
  const by = { account: administrator.account.id, at: world.service.now().toInstant() };
  await saveOrganisation(world.database, { id: odder, name, kind, approval: true }, by);
  const cancel = (person: Pick<Person, 'post'>) => person.post(world.handover, { grund: 'Alligevel ikke' });
  expect((await cancel(world.odders)).status).toBe(403);
  expect((await cancel(await signIn(world, { role: 'approver', organisation: odder }))).status).toBe(303);
});
