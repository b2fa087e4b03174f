/** The copy holds what everybody may read and nothing else, and a catalogue made from it answers as the service answers everybody. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { reportCapacity } from '../../data/capacity.ts';
import { confirmParts } from '../../data/confirmations.ts';
import { reportFault } from '../../data/faults.ts';
import { confirmHolidays } from '../../data/holidays.ts';
import { appendVersion } from '../../data/offers.ts';
import { copiedCatalogues } from '../../server/installed/copied-catalogues.ts';
import { installedAnswer } from '../../server/installed/installed-answer.ts';
import { publicCopy, publishedOf } from '../../server/installed/public-copy.ts';
import { lookupAnswer } from '../../server/lookup/lookup-answer.ts';
import { confirmedParts } from '../../server/offers/confirmation.ts';
import { holidayHours } from '../../server/offers/holiday-hours.ts';
import { offerPage } from '../../server/offers/offer-page.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { readMoment } from '../../server/opening-hours/moment-query.ts';
import { parseQuery } from '../../server/query-string.ts';
import { alwaysOpen, exampleOffer, staffNumber, weekdaysOnly } from '../example-offers.ts';
import { signIn } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const now = danishTime('2026-12-01T10:00');
const withdrawn = exampleOffer({ name: 'Eksempel Trukket Tilbage' });
const begun = exampleOffer({ name: 'Eksempel Fra Nytår' });
const staffHours = {
  ...weekdaysOnly,
  id: '00000000-0000-4000-8000-00000000abcd',
  slug: 'eksempel-vagt',
  name: 'Eksempel Vagt',
  phones: [
    {
      number: '+4599000009',
      label: 'Indgang for vagthavende',
      audience: 'staff' as const,
      contactHours: weekdaysOnly.openingHours,
      note: null,
    },
  ],
};
const offers = [alwaysOpen, weekdaysOnly, staffNumber, staffHours, withdrawn];
const world = await startService({ offers, now: () => now });
const { database, service } = world;
const person = await signIn(world, { role: 'editor', organisation: alwaysOpen.editor });
const by = { author: person.account.id, recordedAt: now.toInstant() };
const newYear = danishTime('2027-01-01T00:00').toInstant();

// Everything that may be said of an offer, by somebody with a name.
await appendVersion(database, {
  ...by,
  effectiveFrom: newYear,
  reason: 'Flytter efter aftale med Grethe',
  state: 'published',
  offer: { ...alwaysOpen, name: 'Eksempel Efter Nytår' },
});
await appendVersion(database, {
  ...by,
  effectiveFrom: newYear,
  reason: 'Begynder',
  state: 'published',
  offer: begun,
});
await appendVersion(database, {
  ...by,
  effectiveFrom: now.toInstant(),
  reason: 'Lukket på grund af Grethe',
  state: 'withdrawn',
  offer: withdrawn,
});
for (const offer of [alwaysOpen, staffNumber, staffHours])
  await confirmParts(
    database,
    { offer, parts: confirmedParts, accountId: person.account.id },
    now.toInstant(),
  );
await confirmHolidays(
  database,
  [weekdaysOnly, staffHours].map((offer) => ({
    offerId: offer.id,
    season: '2026-jul',
    date: '2026-12-25',
    words: holidayHours(offer, '2026-12-25')?.words ?? '',
    organisation: offer.editor,
  })),
  { accountId: person.account.id, at: now.toInstant() },
);
await reportFault(
  database,
  {
    offerId: weekdaysOnly.id,
    kind: 'number',
    number: null,
    text: 'Grethe svarede i stedet',
    contact: 'grethe@eksempel.dk',
    accountId: null,
  },
  now.toInstant(),
);
await reportCapacity(
  database,
  {
    offerId: alwaysOpen.id,
    level: 'few',
    free: 2,
    reason: null,
    expectedEnd: null,
    expiresAt: now.add({ hours: 4 }).toInstant(),
    reporter: 'owner',
    by: { account: person.account.id },
  },
  now.toInstant(),
);
await service.store.publish();

const copy = JSON.parse(JSON.stringify(publicCopy(world.catalogue.published(), now)));
const catalogues = copiedCatalogues(publishedOf(copy));
const answered = (address: string) => {
  const answer = installedAnswer(address, false, catalogues, now, '');
  return 'page' in answer ? answer.page : answer;
};

test('an address that would name another site to a browser is answered as one of this', () => {
  expect(answered('//andet.example/?q=010203-1234')).toEqual({ movedTo: '/andet.example/?cpr=q' });
  expect(answered('//andet.example/x')).toMatchObject({
    model: { links: [{ href: '/andet.example/x', label: 'Prøv igen' }] },
  });
});

describe('the copy does not hold', () => {
  test.each([
    ['a number for staff', '99000001'],
    ['a number for staff with its own hours', '99000009'],
    ['whose number it is', 'Indgang for vagthavende'],
    ['who saved or confirmed', person.account.id],
    ['why somebody saved, or the words of who reported a mistake', 'Grethe'],
    ['how to reach who reported', 'grethe@'],
    ['what has been withdrawn', withdrawn.name],
  ])('%s', (_, text) => {
    expect(JSON.stringify(copy)).not.toContain(text);
  });

  test('any field that is not for everybody, whoever asks', async () => {
    const own = await person.get('/gem/kopi.json');
    const { body } = await request(world.app).get('/gem/kopi.json');
    expect(own.body).toEqual(body);
    expect(Object.keys(body)).toEqual(['program', 'size', 'frame', 'catalogue']);
    expect(Object.keys(body.catalogue.versions[0])).toEqual([
      'sequence',
      'offerId',
      'recordedAt',
      'effectiveFrom',
      'state',
      'offer',
    ]);
  });
});

test.each([
  '/om',
  '/som-det-var',
  '/redaktion',
  '/tilbud/eksempel-doegnaaben/historik',
  '/noedkopi',
  '/findes-ikke',
])('%s is not in it: that is said, with the way to what is', (address) => {
  expect(answered(`${address}?tid=31/12`)).toMatchObject({
    status: 503,
    title: 'Siden kræver forbindelse',
    model: { links: [{ href: `${address}?tid=31/12`, label: 'Prøv igen' }] },
  });
});

describe('it answers as the service answers everybody', () => {
  const live = (moment: Temporal.ZonedDateTime) => world.catalogue.at(moment);

  test.each(['/', '/?vis=alle', '/?kommune=0615&vis=alle', '/?tid=2027-01-04T10:00&vis=alle', '/?q=vagt'])(
    '%s',
    (address) => {
      expect(answered(address)).toEqual(lookupAnswer(parseQuery(address), live, now, false));
    },
  );

  test.each([alwaysOpen, weekdaysOnly, staffNumber, staffHours].map(({ slug }) => [slug]))(
    'the card of %s, now, at Christmas and after New Year',
    (slug) => {
      for (const tid of ['', '2026-12-25T10:00', '2027-01-04T10:00']) {
        const query = parseQuery(`?tid=${tid}`);
        const asked = readMoment(query.get('tid'), now);
        const catalogue = live(tid === '' ? now : danishTime(tid));
        const offer = catalogue.bySlug.get(slug);
        if (!offer) throw new Error(`no ${slug}`);
        expect(asked.at).toBe(tid === '' ? minuteOf(now) : minuteOf(danishTime(tid)));
        expect(answered(`/tilbud/${slug}?tid=${tid}`)).toEqual(
          offerPage(offer, asked, now, catalogue, { inPlace: false }),
        );
      }
    },
  );

  test('what begins at New Year is there from then', () => {
    expect(answered(`/tilbud/${begun.slug}`)).toMatchObject({ status: 404 });
    expect(answered(`/tilbud/${begun.slug}?tid=2027-01-04T10:00`)).toMatchObject({ title: begun.name });
    const later = danishTime('2027-01-04T10:00');
    const then = installedAnswer(`/tilbud/${begun.slug}`, false, catalogues, later, '');
    expect(then).toMatchObject({ page: { title: begun.name } });
  });
});

describe('a copy that has not changed is not sent again', () => {
  test('the same name for the same catalogue, and when it was last so', async () => {
    const first = await request(world.app).get('/gem/kopi.json');
    const again = await request(world.app)
      .get('/gem/kopi.json')
      .set('If-None-Match', String(first.headers.etag));
    expect(again.status).toBe(304);
    expect(again.headers['true-at']).toBe(now.toInstant().toString());
    expect(again.headers.etag).toBe(first.headers.etag);
  });
});
