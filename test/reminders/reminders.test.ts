/** Reminders through the real service: one digest a person, in the outbox, never twice, and not again what another mail has just told. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { confirmParts } from '../../data/confirmations.ts';
import { keepDraft } from '../../data/drafts.ts';
import { reportFault } from '../../data/faults.ts';
import { deactivateAccount } from '../../data/leaving.ts';
import { appendVersion } from '../../data/offers.ts';
import { appendProposal } from '../../data/proposals.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { confirmedParts } from '../../server/offers/confirmation.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { reminderRound } from '../../server/reminders/reminder-round-routes.ts';
import { alwaysOpen, closedForHoliday, exampleOffer } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { type Person, sendForm, signIn } from '../sign-in.ts';
import { danishTime, startService, type World } from '../start-service.ts';

const horsens: Grant = { role: 'editor', organisation: 'kommune-horsens' };
const coordinator: Grant = { role: 'coordinator', cluster: 'horsens' };

async function begin(offers = [alwaysOpen], start = '2026-11-02T06:00') {
  let clock = danishTime(start);
  const world = await startService({ offers, now: () => clock });
  const at = (moment: string) => {
    clock = danishTime(moment);
    return clock.toInstant();
  };
  return { ...world, at, mails: () => world.service.mailer.waiting() };
}

/** A process that reminds by the clock. */
function reminding({ service, database, catalogue }: World) {
  const { mailer, address, log, now, demo = false } = service;
  const round = reminderRound({ database, live: catalogue, mailer, address, log, demo });
  return () => round(now());
}

async function report(world: World, moment: Temporal.Instant) {
  const fault = { offerId: alwaysOpen.id, kind: 'number', number: null } as const;
  await reportFault(world.database, { ...fault, text: 'Hemmelig', contact: 'mig', accountId: null }, moment);
  await world.service.store.publish();
}

async function confirm(world: World, by: Person, offer: Offer) {
  const parts = { offer, parts: confirmedParts, accountId: by.account.id };
  await confirmParts(world.database, parts, world.service.now().toInstant());
  await world.service.store.publish();
}

describe('on Monday morning', () => {
  test('an editor gets one mail with all that waits, each with the page that clears it, and why it came', async () => {
    const overdue = exampleOffer({ name: 'Eksempel Forfalden', verifiedAt: '2026-03-01T10:00:00+01:00' });
    const world = await begin([alwaysOpen, overdue, closedForHoliday]);
    const editor = await signIn(world, horsens);
    await report(world, world.at('2026-11-27T09:00'));
    const draft = { accountId: editor.account.id, offerId: alwaysOpen.id, fields: [] };
    await keepDraft(world.database, draft, world.at('2026-11-20T09:00'));
    world.at('2026-11-30T07:00');
    await reminding(world)();
    const [mail, ...others] = await world.mails();
    expect(others).toEqual([]);
    expect(mail?.to).toBe(editor.account.email);
    expect(mail?.subject).toBe('Påmindelse: meldte fejl, helligdage, tilbud at bekræfte og kladder');
    const here = 'http://akutoverblik.example/redaktion';
    expect(mail?.text).toContain('Dette venter hos Horsens Kommune:');
    expect(mail?.text).toContain(`• Eksempel Døgnåben\n  ${here}/tilbud/eksempel-doegnaaben/fejl`);
    expect(mail?.text).toContain(
      `Julen 2026: 3 dage i 1 tilbud er ikke bekræftet:\n• Eksempel Helligdagslukket\nBekræft dem på én side:\n${here}/helligdage?organisation=kommune-horsens`,
    );
    expect(mail?.text).toContain(
      `skal bekræftes igen:\n• Eksempel Forfalden\n  ${here}/tilbud/eksempel-forfalden/bekraeft`,
    );
    expect(mail?.text).toContain('2 tilbud er aldrig bekræftet:');
    expect(mail?.text).toContain('Én kladde har ligget i over en uge.');
    expect(mail?.text).toContain(
      'fordi du er redaktør for Horsens Kommune. Den kommer af sig selv mandag morgen',
    );
    expect(mail?.text).toContain('http://akutoverblik.example/konto#paamindelser');
    expect(mail?.text).not.toContain('Hemmelig');
  });

  test('nobody is reminded of nothing, of others’ offers, or after they have left', async () => {
    const world = await begin();
    const done = await signIn(world, horsens);
    await signIn(world, { role: 'editor', organisation: 'kommune-odder' });
    await signIn(world, { role: 'visitation', cluster: 'horsens' });
    await signIn(world, { role: 'administrator' });
    const left = await signIn(world, horsens);
    await deactivateAccount(world.database, left.account.id, world.at('2026-11-29T10:00'));
    await confirm(world, done, alwaysOpen);
    world.at('2026-11-30T07:00');
    await reminding(world)();
    expect(await world.mails()).toEqual([]);
  });

  test('more than five offers of a kind are told by number, with the page of them all', async () => {
    const many = Array.from({ length: 8 }, (_, i) => exampleOffer({ name: `Eksempel ${i + 1}` }));
    const world = await begin(many);
    await signIn(world, horsens);
    world.at('2026-11-30T07:00');
    await reminding(world)();
    const [mail] = await world.mails();
    expect(mail?.text).toContain('8 tilbud er aldrig bekræftet:');
    expect(mail?.text.match(/bekraeft$/gm)).toHaveLength(5);
    expect(mail?.text).toContain(
      '… og 3 til:\n  http://akutoverblik.example/redaktion?organisation=kommune-horsens&vis=ubekraeftede',
    );
  });

  test('what takes effect by itself is told along with the rest, never alone', async () => {
    const world = await begin();
    const editor = await signIn(world, horsens);
    const plan = async (moment: string, date: string) => {
      const recordedAt = world.at(moment);
      const effectiveFrom = danishTime(`${date}T00:00`).toInstant();
      const offer = { ...alwaysOpen, note: `Ny indgang fra ${date}` };
      const version = { recordedAt, effectiveFrom, author: editor.account.id, reason: 'Prøve', offer };
      await appendVersion(world.database, { ...version, state: 'published' });
      await world.service.store.publish();
    };
    await plan('2026-11-25T10:00', '2026-12-01');
    world.at('2026-11-30T07:00');
    await reminding(world)();
    expect((await world.mails())[0]?.text).toContain(
      'Til orientering: dette ændres af sig selv inden for en uge:\n• Eksempel Døgnåben, 1. december',
    );
    await plan('2026-12-02T10:00', '2026-12-10');
    await confirm(world, editor, alwaysOpen);
    world.at('2026-12-07T07:00');
    await reminding(world)();
    expect(await world.mails()).toHaveLength(1);
  });

  test('an approver is reminded of what others have proposed, an editor is not', async () => {
    const world = await begin();
    const editor = await signIn(world, horsens);
    const approver = await signIn(world, { role: 'approver', organisation: 'kommune-horsens' });
    const proposal = {
      organisation: 'kommune-horsens',
      effectiveFrom: world.at('2026-11-25T10:00'),
      reason: 'Prøve',
      state: 'published' as const,
      offer: { ...alwaysOpen, note: 'Ny indgang' },
      base: null,
      live: null,
    };
    for (const author of [editor, approver])
      await appendProposal(
        world.database,
        { ...proposal, author: author.account.id },
        world.at('2026-11-25T10:00'),
      );
    await confirm(world, editor, alwaysOpen);
    world.at('2026-11-30T07:00');
    await reminding(world)();
    const mails = await world.mails();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [approver.account.email, 'Påmindelse: rettelser at godkende'],
    ]);
    expect(mails[0]?.text).toContain('Én rettelse venter på godkendelse:');
  });

  test('a coordinator gets the cluster: who has not confirmed the holidays, and whose faults have waited', async () => {
    const world = await begin([alwaysOpen, closedForHoliday]);
    const person = await signIn(world, coordinator);
    await signIn(world, { role: 'coordinator', cluster: 'vest' });
    await report(world, world.at('2026-11-19T09:00'));
    world.at('2026-11-30T07:00');
    await reminding(world)();
    const mails = await world.mails();
    expect(mails.map(({ to }) => to)).toEqual([person.account.email]);
    expect(mails[0]?.text).toContain(
      'som har ventet i mere end fem hverdage:\n• Eksempel Døgnåben\nSe, hvem der skal svare:\nhttp://akutoverblik.example/redaktion/fejl',
    );
    expect(mails[0]?.text).toContain(
      'Én organisation har ikke bekræftet alle helligdage:\n• Horsens Kommune\nSe, hvem der mangler, og send en påmindelse:\nhttp://akutoverblik.example/redaktion/helligdage/oversigt',
    );
    expect(mails[0]?.text).toContain('fordi du er klyngekoordinator i Horsensklyngen.');
  });
});

describe('never twice', () => {
  test('not within the week, not after a restart, not by a second process at the same moment', async () => {
    const world = await begin();
    await signIn(world, horsens);
    world.at('2026-11-30T07:00');
    const one = reminding(world);
    await Promise.all([one(), reminding(world)()]);
    expect(await world.mails()).toHaveLength(1);
    await one();
    world.at('2026-11-30T11:00');
    await reminding(world)();
    world.at('2026-12-01T07:00');
    await one();
    await reminding(world)();
    expect(await world.mails()).toHaveLength(1);
    world.at('2026-12-07T07:00');
    await one();
    expect(await world.mails()).toHaveLength(2);
  });

  test('nor when the clock is set back; a year the clock was wrong in does not count', async () => {
    const world = await begin();
    await signIn(world, horsens);
    const round = reminding(world);
    for (const moment of ['2026-11-30T08:00', '2026-11-30T07:00', '2026-11-29T08:00', '2026-11-30T07:30']) {
      world.at(moment);
      await round();
    }
    expect(await world.mails()).toHaveLength(1);
    for (const moment of ['2031-01-06T08:00', '2026-12-07T08:00']) {
      world.at(moment);
      await reminding(world)();
    }
    expect(await world.mails()).toHaveLength(3);
  });

  test('what a mail of its own told within the last day is left out', async () => {
    const world = await begin();
    const editor = await signIn(world, horsens);
    await confirm(world, editor, alwaysOpen);
    const fault = { hvad: 'nummer', besked: '', kontakt: '', hjemmeside: '' };
    world.at('2026-11-29T20:00');
    await sendForm(world.app, `/tilbud/${alwaysOpen.slug}/fejl`, fault);
    world.at('2026-11-30T07:00');
    await reminding(world)();
    expect((await world.mails()).map(({ subject }) => subject)).toEqual([`Meldt fejl: ${alwaysOpen.name}`]);
  });

  test('what a coordinator had them reminded of on Friday is not in Monday’s', async () => {
    const elsewhere = exampleOffer({ name: 'Eksempel Odder', editor: 'kommune-odder' });
    const world = await begin([alwaysOpen, elsewhere]);
    await signIn(world, horsens, { role: 'editor', organisation: 'kommune-odder' });
    world.at('2026-11-27T10:00');
    const asking = await signIn(world, coordinator);
    await asking
      .post('/redaktion/paamindelse', { organisation: 'kommune-horsens', tilbage: 'helligdage' })
      .expect(303);
    world.at('2026-11-30T07:00');
    await reminding(world)();
    const [byHand, byClock] = await world.mails();
    expect(byHand?.text).toContain('Dette venter hos Horsens Kommune:');
    expect(byHand?.text).not.toContain('Odder');
    expect(byClock?.text).toContain('Dette venter hos Odder Kommune:');
    expect(byClock?.text).not.toContain('Horsens Kommune:');
  });

  test('the rows are never changed', async () => {
    const world = await begin();
    await signIn(world, horsens);
    world.at('2026-11-30T07:00');
    await reminding(world)();
    const { database } = world;
    expect(await database.selectFrom('reminder_count').selectAll().execute()).toMatchObject([
      { organisation_id: 'kommune-horsens', kind: 'unverified', count: 1 },
    ]);
    await expect(database.deleteFrom('reminder_count').execute()).rejects.toThrow();
    await expect(database.updateTable('reminder').set({ day: '2026-01-01' }).execute()).rejects.toThrow();
  });
});

describe('by hand', () => {
  const press = (person: Person, organisation = 'kommune-horsens') =>
    person.post('/redaktion/paamindelse', { organisation, tilbage: 'helligdage' });

  test('those who keep the entries get it at once, and the board says to how many and when', async () => {
    const world = await begin([closedForHoliday], '2026-12-01T10:15');
    const editor = await signIn(world, horsens);
    const approver = await signIn(world, { role: 'approver', organisation: 'kommune-horsens' });
    const asking = await signIn(world, coordinator);
    const board = () => asking.get('/redaktion/helligdage/oversigt');
    expect((await board()).text).toContain('Send påmindelse: Horsens Kommune');
    const { headers } = await press(asking).expect(303);
    const told = wordsOn((await asking.get(headers.location ?? '')).text);
    expect(told).toContain('Horsens Kommune er påmindet: 1 redaktør og 1 godkender får en mail');
    expect(told).toContain('Påmindet i dag kl. 10.15');
    const mails = await world.mails();
    expect(mails.map(({ to }) => to).toSorted()).toEqual(
      [editor, approver].map(({ account }) => account.email).toSorted(),
    );
    expect(mails[0]?.text).toContain('og klyngens koordinator har bedt om, at der mindes om det.');
    expect(mails[0]?.stop).toBeUndefined();
    const answer = await press(asking).expect(409);
    expect(wordsOn(answer.text)).toContain('Horsens Kommune er allerede påmindet i dag.');
    expect(await world.mails()).toHaveLength(2);
  });

  test('pressed by two at the same moment it is sent once, and again the next day', async () => {
    const world = await begin([closedForHoliday], '2026-12-01T10:15');
    await signIn(world, horsens);
    const pair = [await signIn(world, coordinator), await signIn(world, coordinator)];
    const answers = await Promise.all(pair.map((one) => press(one)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    world.at('2026-12-02T10:15');
    const next = await signIn(world, coordinator);
    expect(wordsOn((await next.get('/redaktion/helligdage/oversigt')).text)).toContain(
      'Sidst påmindet 1. december',
    );
    await press(next).expect(303);
    expect(await world.mails()).toHaveLength(2);
  });

  test('without an account nobody can be, and the board says what to do', async () => {
    const world = await begin([closedForHoliday], '2026-12-01T10:15');
    const asking = await signIn(world, coordinator);
    const board = await asking.get('/redaktion/helligdage/oversigt');
    expect(wordsOn(board.text)).toContain(
      'Hvor der står »Ingen konto«, kan ingen redaktør få en påmindelse: giv administrator besked.',
    );
    const quality = await asking.get('/redaktion/kvalitet?organisation=kommune-horsens');
    expect(wordsOn(quality.text)).toContain('Ingen redaktør har en konto endnu. Giv administrator besked.');
    expect(board.text).not.toContain('Send påmindelse');
    expect(wordsOn((await press(asking).expect(409)).text)).toContain('Horsens Kommune kan ikke påmindes.');
  });

  test('when all is done it is refused, and nobody is told anything', async () => {
    const world = await begin([alwaysOpen], '2026-12-01T10:15');
    const editor = await signIn(world, horsens);
    await confirm(world, editor, alwaysOpen);
    const answer = await press(await signIn(world, coordinator)).expect(409);
    expect(wordsOn(answer.text)).toContain('Der er intet at minde Horsens Kommune om.');
    expect(await world.mails()).toEqual([]);
  });

  test('another cluster’s organisation is not theirs to remind, one that is not there is not found', async () => {
    const world = await begin([closedForHoliday], '2026-12-01T10:15');
    await signIn(world, horsens);
    const elsewhere = await signIn(world, { role: 'coordinator', cluster: 'vest' });
    await press(elsewhere).expect(403);
    await press(elsewhere, 'findes-ikke').expect(404);
    expect(await world.mails()).toEqual([]);
  });

  test('from the quality board too, back to where it was pressed', async () => {
    const world = await begin([alwaysOpen], '2026-12-01T10:15');
    const editor = await signIn(world, horsens);
    const asking = await signIn(world, coordinator);
    const organisation = 'kommune-horsens';
    const page = `/redaktion/kvalitet?organisation=${organisation}`;
    expect((await asking.get(page)).text).toContain('Send påmindelse: Horsens Kommune');
    expect((await editor.get(page)).text).not.toContain('Send påmindelse');
    const { headers } = await asking.post('/redaktion/paamindelse', { organisation, tilbage: 'kvalitet' });
    expect(wordsOn((await asking.get(headers.location ?? '')).text)).toContain(
      'Horsens Kommune er påmindet: 1 redaktør får',
    );
  });
});

describe('how often', () => {
  test('is chosen on one’s own page, which tells when the last was sent', async () => {
    const world = await begin();
    const before = await signIn(world, horsens);
    expect(wordsOn((await before.get('/konto')).text)).toContain(
      'Der er ikke sendt nogen endnu. Den næste kan komme mandag den 2. november.',
    );
    world.at('2026-11-30T07:00');
    await reminding(world)();
    world.at('2026-11-30T10:00');
    const editor = await signIn(world, horsens);
    await editor.post('/konto/paamindelser', { hyppighed: 'hver-fjerde-uge' }).expect(303);
    expect(wordsOn((await editor.get('/konto')).text)).toContain('højst hver fjerde uge');
    await editor.post('/konto/paamindelser', { hyppighed: 'toString' }).expect(400);
    const visitation = await signIn(world, { role: 'visitation', cluster: 'horsens' });
    expect(wordsOn((await visitation.get('/konto')).text)).not.toContain('Påmindelser');
  });

  test('never means never by the clock; a coordinator still may', async () => {
    const world = await begin();
    const editor = await signIn(world, horsens);
    await editor.post('/konto/paamindelser', { hyppighed: 'slet-ikke' }).expect(303);
    world.at('2026-11-30T07:00');
    await reminding(world)();
    expect(await world.mails()).toEqual([]);
    const asking = await signIn(world, coordinator);
    await asking
      .post('/redaktion/paamindelse', { organisation: 'kommune-horsens', tilbage: 'kvalitet' })
      .expect(303);
    expect(await world.mails()).toHaveLength(1);
  });

  async function withLink() {
    const world = await begin();
    const { account } = await signIn(world, horsens);
    world.at('2026-11-30T07:00');
    await reminding(world)();
    const [mail] = await world.mails();
    const path = new URL(mail?.stop ?? '').pathname;
    const rhythm = async () =>
      (await world.database.selectFrom('reminder_choice').selectAll().execute()).find(
        ({ account_id }) => account_id === account.id,
      )?.rhythm;
    return { world, path, rhythm };
  }

  test('is chosen from the mail without signing in; looking at the page changes nothing', async () => {
    const { world, path, rhythm } = await withLink();
    const page = await request(world.app).get(path);
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex, nofollow' });
    expect(await rhythm()).toBeUndefined();
    const { headers } = await sendForm(world.app, path, { hyppighed: 'hver-fjerde-uge' }).expect(303);
    expect(wordsOn((await request(world.app).get(headers.location ?? '')).text)).toContain('Gemt.');
    expect(await rhythm()).toBe('fourth-week');
  });

  test('a mail program says stop with one press, from wherever it is', async () => {
    const { world, path, rhythm } = await withLink();
    const answer = await request(world.app).post(path).type('form').send('List-Unsubscribe=One-Click');
    expect(answer.status).toBe(200);
    expect(wordsOn(answer.text)).toContain('Du får ikke flere påmindelser af sig selv.');
    expect(await rhythm()).toBe('never');
  });

  test('a made-up link is no link, and other forms from elsewhere are still refused', async () => {
    const { world, rhythm } = await withLink();
    const made = await request(world.app)
      .post('/paamindelser/opdigtet')
      .type('form')
      .send('List-Unsubscribe=One-Click');
    expect(made.status).toBe(410);
    expect(await rhythm()).toBeUndefined();
    const editor = await signIn(world, horsens);
    const forged = await request(world.app)
      .post('/konto/paamindelser')
      .set('Cookie', editor.cookie)
      .set('Sec-Fetch-Site', 'cross-site')
      .type('form')
      .send('hyppighed=slet-ikke');
    expect(forged.status).toBe(403);
  });
});
