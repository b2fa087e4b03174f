/** An owner stands by an entry part by part; readers see who did and when, and when it is too long ago. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { saveOffer } from '../../data/offer-saving.ts';
import { appendVersion } from '../../data/offers.ts';
import { confirmationsOf } from '../../server/offers/confirmation.ts';
import { signalsOf } from '../../server/offers/offer-references.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { usualReverifyDays } from '../../server/offers/verification.ts';
import { exampleOffer } from '../example-offers.ts';
import { linksOn, wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { danishTime, publishedAt, startService } from '../start-service.ts';

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

  test('say what is confirmed where nothing stands, and ask to write it first', async () => {
    const world = await begin({ phones: [], openingHours: { kind: 'unknown', exceptions: [], words: null } });
    const { text } = await (await world.owner()).get(world.address);
    for (const [part, label] of [
      ['numre', 'Numre'],
      ['aabningstid', 'Åbningstid'],
    ]) {
      const write = { name: `Skriv det: ${label}`, href: `/redaktion/tilbud/${world.offer.slug}#${part}` };
      expect(linksOn(text)).toContainEqual(write);
    }
    expect(wordsOn(text)).toContain('Der er intet nummer');
    expect(wordsOn(text)).toContain('Åbningstiden kan ikke oplyses');
    expect(wordsOn(text)).not.toContain('Det passer');
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

type Begun = Awaited<ReturnType<typeof begin>>;

async function write(world: Begun, author: string, facts: Partial<Offer>, base = 1) {
  const at = world.now().toInstant();
  const offer = { ...world.offer, ...facts };
  const change = { offer, base, effectiveFrom: at, author, reason: 'Rettet', state: 'published' as const };
  const result = await saveOffer(world.database, change, at);
  if (result.kind !== 'saved') throw new Error(`it was not saved: ${result.kind}`);
  await world.service.store.publish();
  return result.sequence;
}

function confirmedIn({ catalogue, now, offer: { slug } }: Begun): string[] {
  const present = catalogue.at(now());
  const offer = present.bySlug.get(slug);
  return offer ? Object.keys(confirmationsOf(offer, signalsOf(offer, present).confirmations)).sort() : [];
}

describe('whoever writes a part', () => {
  test('of an own entry stands by that part, and by no other', async () => {
    const world = await begin();
    await write(world, (await world.owner()).account.id, { exclusions: 'Ikke for børn' });
    expect(confirmedIn(world)).toEqual(['target-group']);
  });

  test('of somebody else’s entry confirms nothing', async () => {
    const world = await begin();
    const { account } = await signIn(world, { role: 'administrator' });
    await write(world, account.id, { exclusions: 'Ikke for børn' });
    expect(confirmedIn(world)).toEqual([]);
  });
});

describe('a confirmation is of the text that was seen', () => {
  const written: [string, Partial<Offer>][] = [
    ['numbers', { phones: [] }],
    ['hours', { openingHours: { kind: 'unknown', words: 'Efter aftale', exceptions: [] } }],
    ['target-group', { ageFrom: 18 }],
    ['access', { access: { who: null, how: null, ready: 'Alder' } }],
  ];
  const phones = [
    { number: '+4587000001', label: 'Nat', audience: 'doctors', contactHours: { kind: 'as-offer' } },
  ];

  test.each(written)('%s: of what an administrator has put in its place it is none', async (part, facts) => {
    const world = await begin({ phones });
    for (const one of parts) await world.confirm(one);
    expect((await world.json()).verification).toBe('verified');
    const { account } = await signIn(world, { role: 'administrator' });
    await write(world, account.id, facts);
    expect(confirmedIn(world)).toEqual(
      ['access', 'hours', 'numbers', 'target-group'].filter((one) => one !== part),
    );
    expect((await world.json()).verification).toBe('unverified');
    expect(await world.line()).toContain('Ikke bekræftet af tilbuddet');
  });

  test('of what the seed files have put in its place it is none', async () => {
    const world = await begin({ phones });
    for (const one of parts) await world.confirm(one);
    const version = publishedAt(world.now(), { ...world.offer, phones: [] });
    await appendVersion(world.database, { ...version, author: 'seed' });
    await world.service.store.publish();
    expect(confirmedIn(world)).toEqual(['access', 'hours', 'target-group']);
  });

  test('what is no part of the four leaves them alone, and the old text, put back, is confirmed as it was', async () => {
    const world = await begin({ phones });
    for (const one of parts) await world.confirm(one);
    const { account } = await signIn(world, { role: 'administrator' });
    const noted = await write(world, account.id, { note: 'Ny bemærkning' });
    expect((await world.json()).verification).toBe('verified');
    const emptied = await write(world, account.id, { phones: [] }, noted);
    expect((await world.json()).verification).toBe('unverified');
    await write(world, account.id, {}, emptied);
    expect((await world.json()).verification).toBe('verified');
  });

  test('also where the entry came with it: written over, it came with none', async () => {
    const world = await begin({ phones, verifiedAt: '2026-11-30T09:00:00+01:00' });
    expect((await world.json()).verification).toBe('verified');
    const { account } = await signIn(world, { role: 'administrator' });
    await write(world, account.id, { phones: [] });
    expect((await world.json()).verification).toBe('unverified');
  });
});
