/** The clock is set ahead or back, or the machine has slept: nobody is kept out, nothing stands still, and what was planned takes effect by the clock as it is. */
import pino from 'pino';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { appendVersion } from '../data/offers.ts';
import { isAlive } from '../server/accounts/session-life.ts';
import { createPace } from '../server/door/pace.ts';
import { createMailer } from '../server/running/mailer.ts';
import { createOutbox } from '../server/running/outbox.ts';
import { attemptsAt } from '../server/running/trouble.ts';
import { secondsToWait, type Try } from '../server/sign-in/sign-in-pace.ts';
import { alwaysOpen } from './example-offers.ts';
import { memberWith, sendForm, signIn } from './sign-in.ts';
import { danishTime, publishedAt, quiet, startService } from './start-service.ts';
import { temporaryFolder } from './temporary-folder.ts';

const noon = danishTime('2026-12-01T12:00');

/** A clock that a test sets. */
function clockAt(start = noon) {
  let present = start;
  return {
    now: () => present,
    pass: (time: Temporal.DurationLike) => {
      present = present.add(time);
    },
  };
}

describe('what was planned', () => {
  /** From 13 the offer has another name, and from midnight a third. */
  async function begin() {
    const clock = clockAt();
    const world = await startService({ offers: [alwaysOpen], now: clock.now });
    for (const [from, name] of [
      ['2026-12-01T13:00', 'Fra klokken 13'],
      ['2026-12-02T00:00', 'Fra midnat'],
    ] as const)
      await appendVersion(world.database, {
        ...publishedAt(noon, { ...alwaysOpen, name }),
        effectiveFrom: danishTime(from).toInstant(),
      });
    await world.service.store.publish();
    const shown = async () => (await request(world.app).get('/api/opslag')).body.offers[0].name as string;
    return { clock, shown };
  }

  test('a machine that slept past two changes shows the last of them', async () => {
    const { clock, shown } = await begin();
    await expect.poll(shown).toBe('Eksempel Døgnåben');
    clock.pass({ hours: 14 });
    await expect.poll(shown).toBe('Fra midnat');
  });

  test('a clock set back to before a change shows what stands then, and the change again when it comes', async () => {
    const { clock, shown } = await begin();
    clock.pass({ hours: 2 });
    await expect.poll(shown).toBe('Fra klokken 13');
    clock.pass({ minutes: -90 });
    await expect.poll(shown).toBe('Eksempel Døgnåben');
    clock.pass({ hours: 1 });
    await expect.poll(shown).toBe('Fra klokken 13');
  });

  test('a clock a day ahead that is put right does not leave tomorrow standing', async () => {
    const { clock, shown } = await begin();
    clock.pass({ days: 1 });
    await expect.poll(shown).toBe('Fra midnat');
    clock.pass({ days: -1 });
    await expect.poll(shown).toBe('Eksempel Døgnåben');
  });
});

describe('a session', () => {
  test.each([
    ['a quarter of an hour ahead', { minutes: 15 }],
    ['three hours back', { hours: -3 }],
  ])('is still there when the clock is set %s', async (_, step) => {
    const clock = clockAt();
    const world = await startService({ offers: [alwaysOpen], now: clock.now });
    const { get } = await signIn(world, { role: 'editor', organisation: alwaysOpen.editor });
    clock.pass(step);
    expect((await get('/redaktion')).status).toBe(200);
  });

  test('is counted as idle by the clock as it is, also after it was set back', async () => {
    const clock = clockAt();
    const world = await startService({ offers: [alwaysOpen], now: clock.now });
    const { get } = await signIn(world, { role: 'editor', organisation: alwaysOpen.editor });
    clock.pass({ hours: -3 });
    await get('/redaktion');
    clock.pass({ minutes: 61 });
    expect((await get('/redaktion')).status).toBe(303);
  });

  test('begun while the clock was years ahead does not last for years', () => {
    const ahead = noon.add({ years: 2 }).toInstant();
    const times = { createdAt: ahead, lastUsedAt: ahead, endedAt: null };
    expect(isAlive(times, noon.toInstant())).toBe(false);
    expect(isAlive(times, ahead)).toBe(true);
  });
});

describe('whoever is slowed', () => {
  const failures = (at: Temporal.ZonedDateTime): Try[] =>
    Array.from({ length: 6 }, () => ({
      at: at.toInstant(),
      outcome: 'refused',
      sameAccount: true,
      sameAddress: true,
    }));

  test('waits no longer because the clock was set back', () => {
    expect(secondsToWait(failures(noon), noon.toInstant())).toBe(60);
    expect(secondsToWait(failures(noon.add({ hours: 5 })), noon.toInstant())).toBe(0);
  });

  test('is slowed all the same by what fails after it', () => {
    const tries = [
      ...failures(noon),
      { ...failures(noon)[0], outcome: 'signed-in', at: noon.add({ hours: 5 }).toInstant() } as Try,
    ];
    expect(secondsToWait(tries, noon.toInstant())).toBe(60);
  });

  test('can sign in when the clock is right again', async () => {
    const clock = clockAt(noon.add({ hours: 5 }));
    const world = await startService({ offers: [], now: clock.now });
    const person = { email: 'proeve@eksempel.dk', password: 'et langt og rigtigt ord' };
    await memberWith(world, person, { role: 'editor', organisation: alwaysOpen.editor });
    const enter = (adgangskode: string) =>
      sendForm(world.app, '/log-ind', { email: person.email, adgangskode });
    for (let i = 0; i < 6; i++) await enter('et langt og forkert ord');
    expect((await enter(person.password)).status).toBe(429);
    clock.pass({ hours: -5 });
    expect((await enter(person.password)).status).toBe(303);
  });

  test('asks again at once where a pace was counted by a clock that was ahead', () => {
    const clock = clockAt(noon.add({ hours: 5 }));
    const pace = createPace({ times: 1, seconds: 60 }, clock.now);
    const asking = { ip: '192.0.2.7' } as Parameters<typeof pace>[0];
    expect([pace(asking), pace(asking)]).toEqual([0, 60]);
    clock.pass({ hours: -5 });
    expect(pace(asking)).toBe(0);
  });
});

describe('what is tried again', () => {
  test('does not wait until a clock that was set back is then again', () => {
    const clock = clockAt(noon.add({ hours: 5 }));
    const attempts = attemptsAt('noget', clock.now, quiet);
    attempts.failed(new Error('nej'));
    expect(attempts.isDue()).toBe(false);
    clock.pass({ hours: -5 });
    expect(attempts.isDue()).toBe(true);
  });

  test('a mail neither', async () => {
    const clock = clockAt(noon.add({ hours: 5 }));
    const lines: string[] = [];
    const log = pino({}, { write: (line: string) => void lines.push(line) });
    // Nobody listens there.
    const server = { smtpUrl: 'smtp://127.0.0.1:9', from: 'akutoverblik@region.example' };
    const mailer = createMailer(createOutbox(temporaryFolder()), server, clock.now, log);
    await mailer.send({ to: 'proeve@eksempel.dk', subject: 'Prøve', text: 'Prøve' });
    await expect.poll(() => lines.length).toBe(1);
    await mailer.deliver();
    expect(lines).toHaveLength(1);
    clock.pass({ hours: -5 });
    await mailer.deliver();
    expect(lines).toHaveLength(2);
  });
});
