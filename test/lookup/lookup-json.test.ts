/** The answer of `/api/opslag`: exactly the shape written in the design, so that nobody's program breaks by surprise. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import {
  alwaysOpen,
  childrenOnly,
  exampleOffer,
  hospitalVisitation,
  hoursUnknown,
  staffNumber,
  weekdaysOnly,
} from '../example-offers.ts';
import { startService } from '../start-service.ts';

const instant = z.iso.datetime({ offset: true });
const place = z.strictObject({ code: z.string().regex(/^\d{4}$/), name: z.string() });
const urgency = z.enum(['admission', 'next-day', 'municipal', 'advice']);
const domain = z.enum(['psychiatric', 'somatic']);
const offer = z.strictObject({
  id: z.uuid(),
  slug: z.string(),
  name: z.string(),
  organisation: z.string(),
  domains: z.array(domain),
  urgencies: z.array(urgency),
  coverage: z.string(),
  group: z.enum(['fits', 'unknown', 'later']),
  status: z.strictObject({
    kind: z.enum(['open', 'closed', 'unknown']),
    until: instant.nullable(),
    opens: instant.nullable(),
    because: z.string().min(1),
  }),
  phones: z.array(
    z.strictObject({
      number: z.string(),
      label: z.string(),
      audience: z.enum(['doctors', 'everyone']),
      answers: z.enum(['open', 'closed', 'unknown']),
    }),
  ),
  said: z.string().min(1),
  capacity: z
    .strictObject({
      level: z.enum(['free', 'few', 'full', 'unknown']),
      free: z.int().nullable(),
      reportedAt: instant,
      expiresAt: instant,
    })
    .nullable(),
  cautions: z.array(z.string().min(1)),
  /** On a day around a holiday whose hours nobody has confirmed. */
  unconfirmed: z.string().min(1).nullable(),
  verifiedAt: instant.nullable(),
  verification: z.enum(['verified', 'overdue', 'unverified']),
  match: z.enum(['exact', 'prefix', 'synonym', 'guess']).nullable(),
  lacks: z.array(z.string()),
  onlyMentions: z.boolean(),
  foundIn: z.array(
    z.enum(['name', 'summary', 'targetGroup', 'services', 'access', 'unit', 'operator', 'authority']),
  ),
});
const answer = z.strictObject({
  criteria: z.strictObject({
    municipality: place.nullable(),
    urgency: urgency.nullable(),
    domain: domain.nullable(),
    age: z.int().nullable(),
    at: instant,
    openOnly: z.boolean(),
    text: z.string(),
  }),
  offers: z.array(offer),
  notShown: z.array(
    z.strictObject({
      slug: z.string(),
      name: z.string(),
      reason: z.enum(['municipality', 'age', 'closed', 'urgency', 'domain']),
      text: z.string().min(1),
    }),
  ),
  others: z.strictObject({ several: z.int().min(0), wordless: z.int().min(0) }),
  withoutWords: z.array(offer),
  ambiguous: z.array(
    z.strictObject({ field: z.literal('kommune'), text: z.string(), choices: z.array(place).min(1) }),
  ),
  fallback: z.array(offer),
});
const refusal = z.strictObject({
  errors: z.array(z.strictObject({ field: z.string(), message: z.string().min(1) })).min(1),
});

const offers = [alwaysOpen, weekdaysOnly, hoursUnknown, childrenOnly, staffNumber, hospitalVisitation];
const { app } = await startService({ offers, now: '2026-12-01T10:00' });

async function ask(query: string) {
  const { status, body } = await request(app).get(`/api/opslag?${query}`);
  expect(status).toBe(200);
  return answer.parse(body);
}

describe('every answer has exactly the written shape', () => {
  test.each([
    '',
    'kommune=0615&hast=kommunalt&omraade=somatik&alder=84&tid=2026-12-24T22:00&aaben=1&q=opdigtet',
    'kommune=8870',
    'kommune=0671&hast=kommunalt',
    'q=findes-ikke',
    'tid=1950-01-01T00:00&hast=naeste-dag',
    'tid=2100-12-31T23:59&hast=naeste-dag',
    'tid=2026-10-25T02:30&hast=kommunalt',
    'tid=2027-03-28T02:30&hast=kommunalt',
  ])('?%s', async (query) => {
    await ask(query);
  });
});

test('the answer repeats what was understood', async () => {
  const { criteria } = await ask(
    'kommune=horsens&hast=kommunalt&omraade=somatik&alder=84&tid=2026-12-24T22:00&aaben=1&q=iv',
  );
  expect(criteria).toEqual({
    municipality: { code: '0615', name: 'Horsens' },
    urgency: 'municipal',
    domain: 'somatic',
    age: 84,
    at: '2026-12-24T22:00:00+01:00',
    openOnly: true,
    text: 'iv',
  });
});

test('an offer in full: when, why, which number, how true', async () => {
  const clinic = exampleOffer({
    name: 'Eksempel Klinik',
    unit: 'Afsnit 1',
    openingHours: weekdaysOnly.openingHours,
    phones: [
      {
        number: '+4599000004',
        label: 'Vagttelefon',
        audience: 'doctors',
        contactHours: { kind: 'as-offer' },
      },
    ],
    verifiedAt: '2026-11-30T09:00:00+01:00',
  });
  const world = await startService({ offers: [clinic], now: '2026-12-01T10:00' });
  const { body } = await request(world.app).get('/api/opslag?kommune=0615&q=klinik');
  expect(answer.parse(body).offers).toEqual([
    {
      id: clinic.id,
      slug: 'eksempel-klinik',
      name: 'Eksempel Klinik',
      organisation: 'Horsens Kommune, Afsnit 1',
      domains: ['somatic'],
      urgencies: ['municipal'],
      coverage: 'Horsens',
      group: 'fits',
      status: {
        kind: 'open',
        until: '2026-12-01T16:00:00+01:00',
        opens: '2026-12-02T08:00:00+01:00',
        because: 'Tirsdag: kl. 08.00–16.00',
      },
      phones: [{ number: '+4599000004', label: 'Vagttelefon', audience: 'doctors', answers: 'open' }],
      said: 'Åben nu, svarer til kl. 16.00',
      capacity: null,
      cautions: [],
      unconfirmed: null,
      verifiedAt: '2026-11-30T09:00:00+01:00',
      verification: 'verified',
      match: 'exact',
      lacks: [],
      onlyMentions: false,
      foundIn: ['name'],
    },
  ]);
});

test('always open has no end', async () => {
  const { offers: found } = await ask('q=doegnaaben');
  expect(found.map(({ status }) => status)).toEqual([
    { kind: 'open', until: null, opens: null, because: 'Døgnåbent' },
  ]);
});

test('unknown hours are an answer of their own', async () => {
  const { offers: found } = await ask('q=ukendt');
  expect(found).toMatchObject([
    {
      group: 'unknown',
      status: { kind: 'unknown', until: null, opens: null, because: 'Åbningstiden er ikke oplyst' },
    },
  ]);
});

test('what dropped out is told with its one reason', async () => {
  const { offers: found, notShown } = await ask('kommune=0615&alder=84&q=boern');
  expect(found).toEqual([]);
  expect(notShown).toEqual([
    { slug: 'eksempel-boern', name: 'Eksempel Børn', reason: 'age', text: 'Kun til og med 17 år' },
  ]);
});

test('what is not told one by one is counted', async () => {
  const { offers: found, notShown, others } = await ask('kommune=0671&alder=84&q=boern');
  expect([found, notShown]).toEqual([[], []]);
  expect(others).toEqual({ several: 1, wordless: offers.length - 1 });
});

test('what covers the citizen and does not mention the words stands apart, as on the page', async () => {
  const { offers: found, withoutWords, others } = await ask('kommune=0615&q=hverdage');
  const apart = withoutWords.map(({ slug }) => slug);
  expect(apart).toContain('eksempel-doegnaaben');
  expect(found.map(({ slug }) => slug).filter((slug) => apart.includes(slug))).toEqual([]);
  expect(others.wordless).toBeGreaterThanOrEqual(apart.length);
  expect((await ask('kommune=0615')).withoutWords, 'nothing is without words that were not said').toEqual([]);
});

test('nothing open: the visitation of the cluster instead', async () => {
  const { fallback } = await ask('kommune=0615&q=hverdage&tid=2026-12-01T22:00');
  expect(fallback.map(({ name }) => name)).toEqual(['Eksempel Visitation']);
});

test('a place in several municipalities is asked about and filters nothing', async () => {
  const { ambiguous, criteria, offers: found } = await ask('kommune=8870');
  expect(ambiguous).toEqual([
    {
      field: 'kommune',
      text: '8870',
      choices: [
        { code: '0710', name: 'Favrskov' },
        { code: '0730', name: 'Randers' },
      ],
    },
  ]);
  expect(criteria.municipality).toBeNull();
  expect(found).toHaveLength(offers.length);
});

describe('wrong input is refused with a message per field, never guessed', () => {
  test.each([
    ['kommune=Atlantis', ['kommune']],
    ['hast=haster', ['hast']],
    ['omraade=kirurgi', ['omraade']],
    ['alder=-1', ['alder']],
    ['tid=2026-02-31T10:00', ['tid']],
    ['aaben=ja', ['aaben']],
    ['alder=17&alder=18', ['alder']],
    ['q=%E0%A4%A', ['q']],
    ['kommune=Atlantis&alder=300&tid=snart', ['kommune', 'alder', 'tid']],
  ])('?%s', async (query, fields) => {
    const { status, body } = await request(app).get(`/api/opslag?${query}`);
    expect(status).toBe(400);
    expect(
      refusal
        .parse(body)
        .errors.map(({ field }) => field)
        .sort(),
    ).toEqual(fields.toSorted());
  });

  test('a text of 10,000 characters', async () => {
    const { status, body } = await request(app).get(`/api/opslag?q=${'a'.repeat(10_000)}`);
    expect(status).toBe(400);
    expect(refusal.parse(body).errors.map(({ field }) => field)).toEqual(['q']);
  });
});
