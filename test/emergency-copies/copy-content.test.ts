/** What a copy says: the call card of every offer, without what only holds for the minute it is asked, and fourteen days of hours. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { reportCapacity } from '../../data/capacity.ts';
import { reportFault } from '../../data/faults.ts';
import { appendVersion } from '../../data/offers.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import {
  alwaysOpen,
  closedForHoliday,
  exampleOffer,
  exampleSource,
  hoursUnknown,
  psychiatric,
  regionWide,
} from '../example-offers.ts';
import { linksOn, wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { danishTime, publishedAt, startService } from '../start-service.ts';
import { daysOf, entriesOf, entryOf, outlineOf } from './read-copy.ts';

async function copyOf(offers: Offer[], now = '2026-12-17T14:30', address = '/klynge/horsens/noedkopi') {
  const world = await startService({ offers, now });
  return { world, html: (await request(world.app).get(address)).text };
}

describe('an offer in a copy', () => {
  const whole = exampleOffer({
    name: 'Eksempel Alt',
    summary: 'Akut hjælp hele døgnet',
    exclusions: 'Børn under 2 år',
    targetGroup: 'Ældre med feber',
    ageFrom: 18,
    access: { who: 'Egen læge', how: 'Ring først', ready: 'Navn og adresse' },
    services: ['roentgen'],
    coverageNote: 'Kun fastboende',
    note: 'Parkering bag huset',
    places: [{ address: 'Prøvevej 1, 8700 Horsens', entrance: 'Indgang B', note: null }],
    phones: [
      {
        number: '+4599000001',
        label: 'Vagttelefon',
        audience: 'everyone',
        note: 'Ikke sms',
        contactHours: { kind: 'weekly', rows: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '15:00' }] },
      },
      { number: '+4599000002', label: 'Lægelinje', audience: 'doctors', contactHours: { kind: 'always' } },
      { number: '+4599000003', label: 'Bagvagt', audience: 'staff', contactHours: { kind: 'always' } },
    ],
  });

  test('is told in the order of the call card', async () => {
    const { html } = await copyOf([whole]);
    const { words } = entryOf(html, 'Eksempel Alt');
    const told = [
      'Eksempel Alt',
      'Horsens Kommune',
      'Akut hjælp hele døgnet',
      '99 00 00 02 Lægelinje · for læger Svarer: Døgnåbent',
      '99 00 00 01 Vagttelefon · Ikke sms Svarer: Mandag–fredag kl. 08.00–15.00',
      'Ikke for Børn under 2 år',
      'Målgruppe Ældre med feber',
      'Alder fra 18 år',
      'Hvem kan henvise Egen læge',
      'Sådan kommer man ind Ring først',
      'Hav klar Navn og adresse',
      'Kan udføre',
      'Dækker Horsens. Kun fastboende',
      'Bemærk Parkering bag huset',
      'Sted Prøvevej 1, 8700 Horsens. Indgang B',
      'Åbningstid Døgnåbent',
      'Sidst bekræftet Ikke bekræftet af tilbuddet',
      'Kilde eksempel.example: offentlig side fra 12. februar 2026',
    ];
    const places = told.map((part) => words.indexOf(part));
    expect(told.filter((_, i) => (places[i] ?? -1) < 0)).toEqual([]);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('says nothing of this minute: neither open nor who answers now', async () => {
    const { html } = await copyOf([whole, closedForHoliday]);
    expect(wordsOn(html)).not.toMatch(/Åben nu|Lukket nu|svarer nu|i morgen|om \d+ min/);
  });

  test('without a number or hours says so plainly', async () => {
    const { html } = await copyOf([hoursUnknown]);
    const { words } = entryOf(html, hoursUnknown.name);
    expect(words).toContain('Nummer mangler.');
    expect(words).toContain('Åbningstiden er ikke oplyst Ring for at høre hvornår');
    expect(daysOf(html)).toEqual([]);
  });

  test('whose source is doubtful says so, with the year of the source', async () => {
    const old = exampleOffer({
      name: 'Eksempel Gammel',
      sources: [{ ...exampleSource, pageDate: '2015-05-01' }],
    });
    const { html } = await copyOf([old]);
    expect(entryOf(html, 'Eksempel Gammel').words).toContain(
      'Usikker oplysning, ikke bekræftet af tilbuddet · kilde fra 2015',
    );
  });

  test('says of a number that should be checked that it is not confirmed, on the first page too', async () => {
    const number = { number: '+4599000001', label: 'Visitation', audience: 'doctors' as const };
    const asks = { ...number, note: 'Skal bekræftes', contactHours: { kind: 'always' as const } };
    const visitation = exampleOffer({ name: 'Eksempel Visitation', phones: [asks], fallback: true });
    const { html } = await copyOf([visitation]);
    const told = '99 00 00 01 Visitation · for læger · nummeret er ikke bekræftet';
    expect(entryOf(html, 'Eksempel Visitation').words).toContain(told);
    expect(wordsOn(html.slice(html.indexOf('<div class="first"'), html.indexOf('<nav')))).toContain(told);
  });

  test('that somebody has reported carries the caution, always with its date', async () => {
    const { world } = await copyOf([alwaysOpen]);
    const told = { kind: 'number' as const, number: '+4599000001', text: '', contact: null, accountId: null };
    const at = danishTime('2026-12-16T02:13').toInstant();
    await reportFault(world.database, { ...told, offerId: alwaysOpen.id }, at);
    await world.service.store.publish();
    const { text } = await request(world.app).get('/klynge/horsens/noedkopi');
    expect(entryOf(text, alwaysOpen.name).words).toContain(
      'Vær opmærksom: 1 melder: forkert nummer ons. 16. dec. 2026 kl. 02.13',
    );
  });

  test('with free places reported says when, and how long that held, never that there is room now', async () => {
    const { world } = await copyOf([alwaysOpen]);
    const at = danishTime('2026-12-17T14:10').toInstant();
    const { account } = await signIn(world, { role: 'editor', organisation: alwaysOpen.editor });
    const report = {
      offerId: alwaysOpen.id,
      level: 'free' as const,
      free: 2,
      reason: null,
      expectedEnd: null,
    };
    const by = { by: { account: account.id }, reporter: 'owner' as const, expiresAt: at.add({ hours: 6 }) };
    await reportCapacity(world.database, { ...report, ...by }, at);
    await world.service.store.publish();
    const { text } = await request(world.app).get('/klynge/horsens/noedkopi');
    expect(entryOf(text, alwaysOpen.name).words).toContain(
      'Ledige pladser 2 ledige pladser, meldt 17. december 2026 kl. 14.10. Meldingen gjaldt højst til 17. december 2026 kl. 20.10. Om der er plads nu, ved kopien ikke.',
    );
  });
});

describe('the hours of a copy', () => {
  test('are resolved for fourteen days from its own, holidays named, and not a day longer', async () => {
    const { html } = await copyOf([closedForHoliday]);
    expect(daysOf(html)).toEqual([
      '2026-12-17: tor. 17. dec. 08.00–20.00',
      '2026-12-18: fre. 18. dec. 08.00–20.00',
      '2026-12-19: lør. 19. dec. 08.00–20.00',
      '2026-12-20: søn. 20. dec. 08.00–20.00',
      '2026-12-21: man. 21. dec. 08.00–20.00',
      '2026-12-22: tir. 22. dec. 08.00–20.00',
      '2026-12-23: ons. 23. dec. 08.00–20.00',
      '2026-12-24: tor. 24. dec. Juleaftensdag lukket',
      '2026-12-25: fre. 25. dec. Juledag lukket',
      '2026-12-26: lør. 26. dec. 2. juledag lukket',
      '2026-12-27: søn. 27. dec. 08.00–20.00',
      '2026-12-28: man. 28. dec. 08.00–20.00',
      '2026-12-29: tir. 29. dec. 08.00–20.00',
      '2026-12-30: ons. 30. dec. 08.00–20.00',
    ]);
    expect(wordsOn(html)).toContain(
      'regnet ud til og med 30. december 2026. Om dagene derefter ved kopien intet.',
    );
  });

  test('say which days its organisation has not confirmed', async () => {
    const { html } = await copyOf([closedForHoliday]);
    expect(entryOf(html, closedForHoliday.name).words).toContain('Åbningstiden i julen er ikke bekræftet.');
  });

  test('that are alike on all of them take one line', async () => {
    const { html } = await copyOf([alwaysOpen]);
    expect(entryOf(html, alwaysOpen.name).words).toContain('Alle 14 dage: døgnet rundt');
  });

  test('of a number of its own are resolved too', async () => {
    const line = exampleOffer({
      name: 'Eksempel Linje',
      phones: [
        {
          number: '+4599000001',
          label: 'Vagt',
          audience: 'everyone',
          contactHours: { kind: 'weekly', rows: [{ weekdays: [1], from: '09:00', to: '10:00' }] },
        },
      ],
    });
    const { html } = await copyOf([line]);
    expect(daysOf(html)).toHaveLength(14);
    expect(daysOf(html)[4]).toBe('2026-12-21: man. 21. dec. 09.00–10.00');
  });
});

describe('what changes within the fourteen days', () => {
  const phone = (number: string) => ({
    number,
    label: 'Vagt',
    audience: 'everyone' as const,
    contactHours: { kind: 'as-offer' as const },
    note: null,
  });
  const before = exampleOffer({ name: 'Eksempel Skifter', phones: [phone('+4599000001')] });

  test('stands as it is and as it will be, each with its dates', async () => {
    const { world } = await copyOf([before]);
    const after = { ...before, phones: [phone('+4599000002')] };
    await appendVersion(world.database, {
      ...publishedAt(world.service.now(), after),
      effectiveFrom: danishTime('2026-12-24T00:00').toInstant(),
    });
    await world.service.store.publish();
    const { text } = await request(world.app).get('/klynge/horsens/noedkopi');
    const [now, then] = entriesOf(text);
    expect(now?.words).toContain('Gælder til og med 23. december 2026.');
    expect(now?.words).toContain('99 00 00 01');
    expect(now?.words).not.toContain('99 00 00 02');
    expect(then?.words).toContain('Gælder fra 24. december 2026.');
    expect(then?.words).toContain('99 00 00 02');
    expect(daysOf(now?.html ?? '').slice(6, 8)).toEqual([
      '2026-12-23: ons. 23. dec. døgnet rundt',
      '2026-12-24: tor. 24. dec. Juleaftensdag gælder ikke',
    ]);
    expect(daysOf(then?.html ?? '').slice(6, 8)).toEqual([
      '2026-12-23: ons. 23. dec. gælder ikke',
      '2026-12-24: tor. 24. dec. Juleaftensdag døgnet rundt',
    ]);
  });

  test('later than that is not in it', async () => {
    const { world } = await copyOf([before]);
    await appendVersion(world.database, {
      ...publishedAt(world.service.now(), { ...before, phones: [phone('+4599000002')] }),
      effectiveFrom: danishTime('2026-12-31T00:00').toInstant(),
    });
    await world.service.store.publish();
    const { text } = await request(world.app).get('/klynge/horsens/noedkopi');
    expect(entriesOf(text)).toHaveLength(1);
    expect(text).not.toContain('99000002');
  });

  test('an offer published in the very minute of the copy stands once', async () => {
    const { html } = await copyOf([before], '2026-12-17T14:30:41');
    expect(entriesOf(html)).toHaveLength(1);
    expect(html).not.toContain('Gælder');
  });

  test('an offer that ends or begins by itself says when, and is not there on the other days', async () => {
    const ends = exampleOffer({ name: 'Eksempel Slutter', validTo: '2026-12-20' });
    const begins = exampleOffer({ name: 'Eksempel Begynder', validFrom: '2026-12-20' });
    const over = exampleOffer({ name: 'Eksempel Ovre', validTo: '2026-12-16' });
    const { html } = await copyOf([ends, begins, over]);
    expect(entriesOf(html).map(({ name }) => name)).toEqual(['Eksempel Begynder', 'Eksempel Slutter']);
    expect(daysOf(entryOf(html, 'Eksempel Slutter').html)[4]).toContain('gælder ikke');
    expect(daysOf(entryOf(html, 'Eksempel Begynder').html)[2]).toContain('gælder ikke');
  });
});

describe('the order of a copy', () => {
  const municipal = (name: string, ...codes: string[]) =>
    exampleOffer({ name, coverage: { kind: 'municipalities', codes } });
  const offers = [
    regionWide,
    municipal('B i Horsens', '0615'),
    municipal('A i Horsens', '0615'),
    municipal('C i Hedensted', '0766'),
    municipal('D i begge', '0615', '0766'),
    exampleOffer({ name: 'E hele landet', coverage: { kind: 'country' } }),
    exampleOffer({ name: 'F flere veje', urgencies: ['admission', 'municipal'] }),
    exampleOffer({ name: 'G ikke akut', urgencies: [] }),
    municipal('H i Struer', '0671'),
    psychiatric,
  ];

  test('is the way in, then the municipality, then what is for more, then the name; each stands once', async () => {
    const { html } = await copyOf(offers);
    expect(outlineOf(html)).toEqual([
      'Indlæggelse',
      '  Horsens',
      '    Eksempel Krise',
      '    F flere veje',
      'Kommunalt',
      '  Hedensted',
      '    C i Hedensted',
      '  Horsens',
      '    A i Horsens',
      '    B i Horsens',
      '  Flere kommuner',
      '    D i begge',
      '  Hele regionen',
      '    Eksempel Regionen',
      '  Hele landet',
      '    E hele landet',
      'Ikke akutte tilbud',
      '  Horsens',
      '    G ikke akut',
    ]);
    expect(entriesOf(html).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(wordsOn(html)).toContain('Også her: 2 F flere veje');
  });

  test('is found again by municipality, and by name', async () => {
    const { html } = await copyOf(offers);
    const row = (name: string) =>
      new RegExp(`<th scope="row">${name}</th>([\\s\\S]*?)</tr>`).exec(html)?.[1] ?? '';
    expect(wordsOn(row('Hedensted'))).toBe('3 6');
    expect(wordsOn(row('Horsens'))).toBe('1 2 2 4 5 6 9');
    expect(wordsOn(row('Hele klyngen, regionen og landet'))).toBe('7 8');
    const names = html.slice(html.indexOf('<nav class="names"'));
    expect(linksOn(names).map(({ name }) => name)).toEqual([
      'A i Horsens',
      'B i Horsens',
      'C i Hedensted',
      'D i begge',
      'E hele landet',
      'Eksempel Krise',
      'Eksempel Regionen',
      'F flere veje',
      'G ikke akut',
    ]);
  });

  test('holds every offer of the region in the region’s', async () => {
    const { html } = await copyOf(offers, undefined, '/noedkopi');
    expect(entriesOf(html)).toHaveLength(offers.length);
  });
});
