/** An owner stands by an entry part by part; readers see who did and when, and when it is too long ago. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { saveOffer } from '../../data/offer-saving.ts';
import { usualReverifyDays } from '../../server/offers/verification.ts';
import { exampleOffer } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const parts = ['numre', 'aabningstid', 'maalgruppe', 'adgang'];

async function begin(facts: object = {}) {
  let clock = danishTime('2026-12-01T10:00');
  const offer = exampleOffer({ name: 'Eksempel Tilbud', ...facts });
  const world = await startService({ offers: [offer], now: () => clock });
  const address = `/redaktion/tilbud/${offer.slug}/bekraeft`;
  const owner = () => signIn(world, { role: 'editor', organisation: offer.editor });
  /** As the page that was opened sends it. */
  const seen = async (part: string) => {
    const { text } = await (await owner()).get(address);
    const form = text.split('<form').find((one) => one.includes(`value="${part}"`)) ?? '';
    return /name="set" value="([^"]+)"/.exec(form)?.[1] ?? '';
  };
  return {
    ...world,
    offer,
    address,
    owner,
    seen,
    wait: (length: Temporal.DurationLike) => {
      clock = clock.add(length);
    },
    now: () => clock,
    confirm: async (part: string) => (await owner()).post(address, { del: part, set: await seen(part) }),
    line: async () => wordsOn((await request(world.app).get('/?vis=alle')).text),
    json: async () => (await request(world.app).get(`/api/tilbud/${offer.slug}`)).body,
  };
}

describe('the four things that rot', () => {
  test('are each shown in full, with a button of their own, and none confirms the others', async () => {
    const world = await begin({
      targetGroup: 'Voksne med akut behov',
      phones: [
        { number: '+4587000001', label: 'Nat', audience: 'doctors', contactHours: { kind: 'as-offer' } },
      ],
    });
    const words = wordsOn((await (await world.owner()).get(world.address)).text);
    for (const shown of ['87 00 00 01 – Nat', 'Døgnåbent', 'Målgruppe: Voksne med akut behov'])
      expect(words).toContain(shown);
    expect((await world.confirm('numre')).status).toBe(303);
    expect(wordsOn((await (await world.owner()).get(world.address)).text)).toContain(
      'Bekræftet tirsdag den 1. december 2026 kl. 10.00 af Horsens Kommune',
    );
    expect(await world.line()).toContain('Ikke bekræftet af tilbuddet');
    for (const part of parts.slice(1)) await world.confirm(part);
    expect(await world.line()).toContain('Bekræftet 1. december 2026 af Horsens Kommune');
    expect(await world.json()).toMatchObject({
      verification: 'verified',
      verifiedAt: '2026-12-01T10:00:00+01:00',
    });
  });

  test('cannot be confirmed as something else than what was seen', async () => {
    const world = await begin();
    const { status, text } = await (await world.owner()).post(world.address, {
      del: 'numre',
      set: 'gammelt',
    });
    expect(status).toBe(409);
    expect(wordsOn(text)).toContain('Oplysningen er rettet, siden du åbnede siden');
    expect((await world.json()).verification).toBe('unverified');
  });

  test('are confirmed by the own organisation, by no administrator', async () => {
    const world = await begin();
    const administrator = await signIn(world, { role: 'administrator' });
    expect((await administrator.get(world.address)).text).not.toContain('name="del"');
    const sent = { del: 'numre', set: await world.seen('numre') };
    expect((await administrator.post(world.address, sent)).status).toBe(403);
  });
});

describe('a confirmation holds', () => {
  test.each([
    ['psychiatric', 60],
    ['somatic', 90],
  ] as const)('%s: %i days', async (domain, days) => {
    const usual = usualReverifyDays({ domains: [domain] });
    expect(usual).toBe(days);
    const world = await begin({ domains: [domain], reverifyAfterDays: usual });
    for (const part of parts) await world.confirm(part);
    world.wait({ days });
    expect((await world.json()).verification).toBe('verified');
    world.wait({ minutes: 1 });
    expect((await world.json()).verification).toBe('overdue');
    expect(await world.line()).toContain('Forfalden: sidst bekræftet 1. december 2026 af Horsens Kommune');
    for (const part of parts.slice(1)) await world.confirm(part);
    expect((await world.json()).verification).toBe('overdue');
    await world.confirm('numre');
    expect((await world.json()).verification).toBe('verified');
  });
});

describe('whoever writes a part', () => {
  const save = async (world: Awaited<ReturnType<typeof begin>>, author: string) => {
    const offer = { ...world.offer, exclusions: 'Ikke for børn' };
    const at = world.now().toInstant();
    const change = {
      offer,
      base: 1,
      effectiveFrom: at,
      author,
      reason: 'Rettet',
      state: 'published' as const,
    };
    expect((await saveOffer(world.database, change, at)).kind).toBe('saved');
    await world.service.store.publish();
    return world.catalogue.at(world.now()).signals.get(offer.id)?.confirmations;
  };

  test('of an own entry stands by that part, and by no other', async () => {
    const world = await begin();
    const { account } = await world.owner();
    expect(Object.keys((await save(world, account.id)) ?? {})).toEqual(['target-group']);
  });

  test('of somebody else’s entry confirms nothing', async () => {
    const world = await begin();
    const { account } = await signIn(world, { role: 'administrator' });
    expect(await save(world, account.id)).toBeUndefined();
  });
});
