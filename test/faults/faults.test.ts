/** A mistake is reported by whoever sees it, seen by the next reader, and stands until the owner has answered. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { readFaults } from '../../data/faults.ts';
import { alwaysOpen, exampleOffer } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { sendForm, signIn } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

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
    expect([status, headers.location]).toEqual([303, `/tilbud/${offer.slug}`]);
    const [reported] = await readFaults(world.database, offer.id);
    expect(reported).toMatchObject({ kind: 'no-answer', number: '+4587000001' });
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

test('what has been reported is never changed or removed', async () => {
  const world = await begin();
  await sendForm(world.app, `/tilbud/${slug}/fejl`, report);
  await expect(world.database.deleteFrom('fault_report').execute()).rejects.toThrow();
  await expect(world.database.updateTable('fault_report').set({ text: 'andet' }).execute()).rejects.toThrow();
});
