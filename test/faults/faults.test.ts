/** A mistake is reported by whoever sees it, seen by the next reader, and stands until the owner has answered. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { forgetExpired } from '../../data/expiry.ts';
import { readFaults } from '../../data/faults.ts';
import { appendVersion } from '../../data/offers.ts';
import { tellCoordinators } from '../../server/faults/unanswered-routes.ts';
import { alwaysOpen, exampleOffer } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { sendForm, signIn } from '../sign-in.ts';
import { danishTime, publishedAt, startService } from '../start-service.ts';

const now = '2026-12-03T02:13';
const { slug } = alwaysOpen;
const report = { hvad: 'nummer', besked: '', kontakt: '', hjemmeside: '' };

async function begin() {
  let clock = danishTime(now);
  const world = await startService({ offers: [alwaysOpen], now: () => clock });
  return {
    ...world,
    wait: (length: Temporal.DurationLike) => {
      clock = clock.add(length);
    },
    signals: () => world.catalogue.at(clock).signals.get(alwaysOpen.id),
  };
}

describe('any reader', () => {
  test('reports without signing in, and the owner reads it with what was said and how to reach them', async () => {
    const world = await begin();
    const { status, headers } = await sendForm(world.app, `/tilbud/${slug}/fejl`, {
      ...report,
      besked: 'Omstillingen siger et andet nummer',
      kontakt: 'vagtlæge@eksempel.dk',
    });
    expect(status).toBe(303);
    expect(wordsOn((await request(world.app).get(headers.location ?? '')).text)).toContain('Tak.');
    const owner = await signIn(world, { role: 'editor', organisation: alwaysOpen.editor });
    const words = wordsOn((await owner.get(`/redaktion/tilbud/${slug}/fejl`)).text);
    expect(words).toContain('Nummeret er forkert torsdag den 3. december 2026 kl. 02.13');
    expect(words).toContain('Omstillingen siger et andet nummer');
    expect(words).toContain('Kontakt: vagtlæge@eksempel.dk');
  });

  test('must say what is wrong, and keeps what was typed', async () => {
    const world = await begin();
    const { status, text } = await sendForm(world.app, `/tilbud/${slug}/fejl`, {
      ...report,
      hvad: '',
      besked: 'Lukket om <fredagen>',
    });
    expect(status).toBe(400);
    expect(wordsOn(text)).toContain('Vælg, hvad der er forkert');
    expect(text).toContain('Lukket om &lt;fredagen&gt;');
    expect(await readFaults(world.database, alwaysOpen.id)).toEqual([]);
  });

  test.each(['besked', 'kontakt'])('a CPR number in %s is refused kindly and kept nowhere', async (field) => {
    const world = await begin();
    const { status, text } = await sendForm(world.app, `/tilbud/${slug}/fejl`, {
      ...report,
      [field]: 'borger 010190-1234',
    });
    expect(status).toBe(400);
    expect(wordsOn(text)).toContain('Det ligner et CPR-nummer');
    expect(await readFaults(world.database, alwaysOpen.id)).toEqual([]);
  });

  test('a program that fills in the field people do not see is thanked, and nothing is kept', async () => {
    const world = await begin();
    const { status } = await sendForm(world.app, `/tilbud/${slug}/fejl`, {
      ...report,
      hjemmeside: 'https://reklame.example',
    });
    expect(status).toBe(303);
    expect(await readFaults(world.database, alwaysOpen.id)).toEqual([]);
  });

  test('sends twenty an hour from one network at most, and is told how long to wait', async () => {
    const world = await begin();
    const send = () => sendForm(world.app, `/tilbud/${slug}/fejl`, report);
    for (let i = 0; i < 20; i++) expect((await send()).status).toBe(303);
    const refused = await send();
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('3600');
    expect(wordsOn(refused.text)).toContain('Prøv igen om 60 min.');
    world.wait({ hours: 1 });
    expect((await send()).status).toBe(303);
  });
});

describe('the visitation during a call', () => {
  test('says with one key that nobody answered, and which number', async () => {
    const offer = exampleOffer({
      name: 'Eksempel Nattelefon',
      phones: [
        { number: '+4587000001', label: 'Nat', audience: 'doctors', contactHours: { kind: 'as-offer' } },
      ],
    });
    const world = await startService({ offers: [offer], now });
    const nurse = await signIn(world, { role: 'visitation', cluster: 'horsens' });
    const { status, headers } = await nurse.post(`/tilbud/${offer.slug}/svarede-ikke`);
    expect([status, headers.location]).toEqual([303, `/tilbud/${offer.slug}#meldt`]);
    const [reported] = await readFaults(world.database, offer.id);
    expect(reported).toMatchObject({ kind: 'no-answer', number: '+4587000001' });
  });
});

describe('pressed in a hurry', () => {
  const offer = exampleOffer({
    name: 'Eksempel Nattelefon',
    phones: ['1', '2'].map((last) => ({
      number: `+458700000${last}`,
      label: `Linje ${last}`,
      audience: 'doctors' as const,
      contactHours: { kind: 'as-offer' as const },
    })),
  });
  const path = `/tilbud/${offer.slug}`;

  async function inCall() {
    let clock = danishTime(now);
    const world = await startService({ offers: [offer], now: () => clock });
    const nurse = await signIn(world, { role: 'visitation', cluster: 'horsens' });
    return {
      ...world,
      nurse,
      wait: (length: Temporal.DurationLike) => {
        clock = clock.add(length);
      },
      cautions: async () => (await request(world.app).get(`/api${path}`)).body.cautions,
    };
  }

  test('twice within ten minutes is one call; the next number stands there', async () => {
    const { nurse, wait, cautions } = await inCall();
    await nurse.post(`${path}/svarede-ikke`);
    wait({ minutes: 9 });
    await nurse.post(`${path}/svarede-ikke`);
    expect(await cautions()).toEqual(['1 melder: svarede ikke kl. 02.13']);
    expect(wordsOn((await nurse.get(path)).text)).toContain('Prøv det næste: 87 00 00 02 Linje 2');
    wait({ minutes: 1 });
    await nurse.post(`${path}/svarede-ikke`);
    expect(await cautions()).toEqual(['2 melder: svarede ikke kl. 02.23']);
  });

  test('is not said of a number that is known to be closed', async () => {
    const [phone] = offer.phones;
    if (!phone) throw new Error('the offer has a number');
    const contactHours = { kind: 'weekly' as const, rows: [{ weekdays: [1], from: '08:00', to: '16:00' }] };
    const shut = exampleOffer({ name: 'Eksempel Dagtelefon', phones: [{ ...phone, contactHours }] });
    const world = await startService({ offers: [shut], now });
    const nurse = await signIn(world, { role: 'visitation', cluster: 'horsens' });
    expect(wordsOn((await nurse.get(`/tilbud/${shut.slug}`)).text)).not.toContain('Svarede ikke');
    await nurse.post(`/tilbud/${shut.slug}/svarede-ikke`);
    expect(await readFaults(world.database, shut.id)).toEqual([]);
  });

  test('by mistake: taken back at once, by oneself only, and kept as taken back', async () => {
    const world = await inCall();
    await world.nurse.post(`${path}/svarede-ikke`);
    const colleague = await signIn(world, { role: 'visitation', cluster: 'horsens' });
    await colleague.post(`${path}/svarede-ikke/fortryd`);
    expect(await world.cautions()).toHaveLength(1);
    await world.nurse.post(`${path}/svarede-ikke/fortryd`);
    expect(await world.cautions()).toEqual([]);
    expect((await readFaults(world.database, offer.id))[0]?.answer?.outcome).toBe('withdrawn');
  });

  test('readers who have not signed in have no such button', async () => {
    const world = await inCall();
    expect((await request(world.app).get(path)).text).not.toContain('svarede-ikke');
  });
});

describe('every next reader', () => {
  test('is cautioned on the line, the card, the board and in JSON, and never reads what was written', async () => {
    const world = await begin();
    await sendForm(world.app, `/tilbud/${slug}/fejl`, {
      ...report,
      besked: 'Hemmelig besked',
      kontakt: 'mig',
    });
    for (const address of [
      '/?vis=alle',
      `/tilbud/${slug}`,
      '/klynge/horsens',
      '/api/opslag',
      `/api/tilbud/${slug}`,
    ]) {
      const { text } = await request(world.app).get(address);
      expect(text, address).toContain('1 melder: forkert nummer kl. 02.13');
      expect(text, address).not.toContain('Hemmelig');
    }
  });
});

describe('those who must know', () => {
  test('the owner gets one mail an hour for an offer, without what was written', async () => {
    const world = await begin();
    const owner = await signIn(world, { role: 'editor', organisation: alwaysOpen.editor });
    await signIn(world, { role: 'editor', organisation: 'kommune-odder' });
    const send = () => sendForm(world.app, `/tilbud/${slug}/fejl`, { ...report, besked: 'Hemmelig besked' });
    const mails = () => world.service.mailer.waiting();
    await send();
    world.wait({ minutes: 59 });
    await send();
    expect((await mails()).map(({ to }) => to)).toEqual([owner.account.email]);
    world.wait({ minutes: 1 });
    await send();
    const [first, second] = await mails();
    expect(first?.text).toContain(`http://akutoverblik.example/redaktion/tilbud/${slug}/fejl`);
    expect(second?.text).toContain('3 melder: forkert nummer kl. 03.13');
    expect(`${first?.text}${second?.text}`).not.toContain('Hemmelig');
  });

  test('after five working days the coordinator of the cluster, once; another cluster’s never', async () => {
    const world = await begin();
    const { account } = await signIn(world, { role: 'coordinator', cluster: 'horsens' });
    await signIn(world, { role: 'coordinator', cluster: 'vest' });
    await sendForm(world.app, `/tilbud/${slug}/fejl`, report);
    const { database, service } = world;
    const tell = () =>
      tellCoordinators(
        { database, live: world.catalogue, mailer: service.mailer, address: service.address },
        service.now(),
      );
    world.wait({ days: 6, hours: 23, minutes: 59 });
    await tell();
    expect(await service.mailer.waiting()).toEqual([]);
    world.wait({ minutes: 1 });
    await tell();
    await tell();
    const mails = await service.mailer.waiting();
    expect(mails.map(({ to, subject }) => [to, subject])).toEqual([
      [account.email, `Ubesvaret i fem hverdage: ${alwaysOpen.name}`],
    ]);
    const again = await signIn(world, { role: 'coordinator', cluster: 'horsens' });
    expect(wordsOn((await again.get('/redaktion/fejl')).text)).toMatch(
      /Skulle være besvaret 10\. december 2026/,
    );
  });
});

describe('the owner', () => {
  test('answers: the caution is gone at once, the report stays and the contact is erased', async () => {
    const world = await begin();
    await sendForm(world.app, `/tilbud/${slug}/fejl`, { ...report, kontakt: '87 00 00 00' });
    expect(world.signals()?.faults).toHaveLength(1);
    const owner = await signIn(world, { role: 'editor', organisation: alwaysOpen.editor });
    const [open] = await readFaults(world.database, alwaysOpen.id);
    world.wait({ minutes: 30 });
    const { status } = await owner.post(`/redaktion/tilbud/${slug}/fejl`, {
      svar: 'rettet',
      besked: 'Nyt nummer lagt ind',
      melding: [String(open?.id)],
    });
    expect(status).toBe(303);
    expect(world.signals()).toBeUndefined();
    const [answered] = await readFaults(world.database, alwaysOpen.id);
    expect(answered?.contact).toBeNull();
    const words = wordsOn((await owner.get(`/redaktion/tilbud/${slug}/fejl`)).text);
    expect(words).toContain('Ingen meldinger venter på svar.');
    expect(words).toContain('Rettet torsdag den 3. december 2026 kl. 02.43 Nyt nummer lagt ind');
  });

  test('answers about an offer that has been withdrawn too', async () => {
    const world = await begin();
    await sendForm(world.app, `/tilbud/${slug}/fejl`, { ...report, kontakt: '87 00 00 00' });
    const withdrawn = publishedAt(world.service.now(), alwaysOpen);
    await appendVersion(world.database, { ...withdrawn, state: 'withdrawn' });
    await world.service.store.publish();
    const owner = await signIn(world, { role: 'editor', organisation: alwaysOpen.editor });
    const page = await owner.get(`/redaktion/tilbud/${slug}/fejl`);
    expect(wordsOn(page.text)).toContain('Kontakt: 87 00 00 00');
    const [open] = await readFaults(world.database, alwaysOpen.id);
    const answer = { svar: 'passer', besked: '', melding: [String(open?.id)] };
    expect((await owner.post(`/redaktion/tilbud/${slug}/fejl`, answer)).status).toBe(303);
    expect((await readFaults(world.database, alwaysOpen.id))[0]).toMatchObject({ contact: null });
    expect((await sendForm(world.app, `/tilbud/${slug}/fejl`, report)).status).toBe(404);
  });

  test('leaves what has not been chosen, and cannot answer for another offer', async () => {
    const other = exampleOffer({ name: 'Eksempel Andet', editor: 'kommune-odder' });
    const world = await startService({ offers: [alwaysOpen, other], now });
    await sendForm(world.app, `/tilbud/${slug}/fejl`, report);
    await sendForm(world.app, `/tilbud/${other.slug}/fejl`, report);
    const owner = await signIn(world, { role: 'editor', organisation: alwaysOpen.editor });
    const [elsewhere] = await readFaults(world.database, other.id);
    await owner.post(`/redaktion/tilbud/${slug}/fejl`, {
      svar: 'passer',
      besked: '',
      melding: [String(elsewhere?.id)],
    });
    expect((await readFaults(world.database, other.id))[0]?.answer).toBeUndefined();
    expect((await readFaults(world.database, alwaysOpen.id))[0]?.answer).toBeUndefined();
  });
});

test('how to reach who reported is forgotten after 90 days though nobody has answered; the report stays', async () => {
  const world = await begin();
  await sendForm(world.app, `/tilbud/${slug}/fejl`, { ...report, kontakt: '87 00 00 00' });
  const contact = async () => (await readFaults(world.database, alwaysOpen.id)).map((one) => one.contact);
  world.wait({ days: 90 });
  await forgetExpired(world.database, world.service.now().toInstant());
  expect(await contact()).toEqual(['87 00 00 00']);
  world.wait({ days: 1 });
  await forgetExpired(world.database, world.service.now().toInstant());
  expect(await contact()).toEqual([null]);
});

test('what has been reported is never changed or removed', async () => {
  const world = await begin();
  await sendForm(world.app, `/tilbud/${slug}/fejl`, report);
  await expect(world.database.deleteFrom('fault_report').execute()).rejects.toThrow();
  await expect(world.database.updateTable('fault_report').set({ text: 'andet' }).execute()).rejects.toThrow();
});
