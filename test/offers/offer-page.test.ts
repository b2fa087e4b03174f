/** The call card: everything a caller needs about one offer, now or at a moment. 1 December 2026 is a Tuesday. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import {
  alwaysOpen,
  closedForHoliday,
  exampleOffer,
  hoursUnknown,
  staffNumber,
  weekdaysOnly,
} from '../example-offers.ts';
import { linksOn, wordsOn } from '../read-page.ts';
import { startService } from '../start-service.ts';

const clinic = exampleOffer({
  name: 'Eksempel Akutteam',
  summary: 'Sygepleje i hjemmet samme dag',
  unit: 'Team Nord',
  targetGroup: 'Voksne med akut brug for sygepleje',
  ageFrom: 18,
  exclusions: 'Borgere i abstinenser',
  access: { who: 'Praktiserende læge', how: 'Ring til teamet', ready: 'Cpr-nummer og medicinliste' },
  services: ['iv-behandling', 'blodproever'],
  phones: [
    { number: '+4599000005', label: 'Lægelinje', audience: 'doctors', contactHours: { kind: 'as-offer' } },
    {
      number: '+4599000006',
      label: 'Omstilling',
      audience: 'everyone',
      contactHours: { kind: 'always' },
      note: 'Bed om teamet',
    },
  ],
  places: [{ address: 'Eksempelvej 1, 8700 Horsens', entrance: 'Indgang B' }],
  openingHours: {
    kind: 'weekly',
    rows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '07:00', to: '23:00' }],
    publicHolidays: 'as-usual',
    specialDays: { 'christmas-eve': 'closed' },
    exceptions: [{ kind: 'closed', from: '2026-12-10', to: '2026-12-10', note: 'Personaledag' }],
    words: 'Dagligt 7-23',
  },
  capacity: { places: 4, note: 'Heraf én enestue' },
  note: 'Teamet kører også weekend',
  seeAlso: ['eksempel-doegnaaben'],
});
const offers = [clinic, alwaysOpen, weekdaysOnly, closedForHoliday, hoursUnknown, staffNumber];
const { app } = await startService({ offers, now: '2026-12-01T10:00' });
const cardOf = (address: string) => request(app).get(address);

describe('the card says', () => {
  const card = cardOf('/tilbud/eksempel-akutteam').then(({ text }) => text);
  test.each([
    ['what it is', 'Sygepleje i hjemmet samme dag'],
    ['whose it is', 'Horsens Kommune, Team Nord'],
    ['whether it is open, and until when', 'Åben nu, svarer til kl. 23.00'],
    ['the number in pairs', '99 00 00 05'],
    ['whose number it is', 'Lægelinje'],
    ['whom the number is for', 'for læger'],
    ['the other number', '99 00 00 06'],
    ['and what to say there', 'Bed om teamet'],
    ['whom it takes', 'Voksne med akut brug for sygepleje'],
    ['which ages', 'fra 18 år'],
    ['whom it is not for', 'Ikke for Borgere i abstinenser'],
    ['who may refer', 'Praktiserende læge'],
    ['how one gets in', 'Ring til teamet'],
    ['what to have ready', 'Hav klar Cpr-nummer og medicinliste'],
    ['what it can do', 'Intravenøs behandling'],
    ['where it is', 'Eksempelvej 1, 8700 Horsens'],
    ['which entrance', 'Indgang B'],
    ['which area it covers', 'Dækker Horsens'],
    [
      'how many places, and how old that is',
      '4 pladser. Heraf én enestue. Oplyst 12. februar 2026, 9 måneder gammelt',
    ],
    ['why it is open', 'Tirsdag: kl. 07.00–23.00'],
    ['what else to know', 'Teamet kører også weekend'],
    ['its hours in the words of the source', 'Dagligt 7-23'],
    ['when it is closed for once', 'Personaledag'],
    ['that nobody has confirmed it', 'Ikke bekræftet af tilbuddet'],
    ['where it was read', 'eksempel.example'],
    ['from when', 'offentlig side fra 12. februar 2026'],
    ['who may change it', 'Redaktør: Horsens Kommune'],
  ])('%s: %s', async (_, words) => {
    expect(wordsOn(await card)).toContain(words);
  });

  test('the right number first', async () => {
    const words = wordsOn(await card);
    expect(words.indexOf('99 00 00 05')).toBeLessThan(words.indexOf('99 00 00 06'));
  });

  test('numbers that a telephone can ring, and the page it was read on', async () => {
    const links = linksOn(await card);
    expect(links).toContainEqual({ name: '99 00 00 05', href: 'tel:+4599000005' });
    expect(links).toContainEqual({ name: 'eksempel.example', href: 'https://eksempel.example/tilbud' });
    expect(links).toContainEqual({ name: 'Eksempel Døgnåben', href: '/tilbud/eksempel-doegnaaben' });
  });

  test('the hours of fourteen days, today first, each in words too', async () => {
    const days = (await card)
      .split('<li')
      .filter((part) => part.includes('<svg'))
      .map((part) => wordsOn(`<li${part}`));
    expect(days).toHaveLength(14);
    expect(days[0]).toMatch(/^tir\. 1\. dec\..*07\.00–23\.00/);
    expect(days[9]).toMatch(/^tor\. 10\. dec\..*lukket/);
    expect(days[13]).toMatch(/^man\. 14\. dec\./);
  });

  test('a holiday among the fourteen days is named', async () => {
    const { text } = await cardOf('/tilbud/eksempel-helligdagslukket?tid=2026-12-20T10:00');
    const days = text
      .split('<li')
      .filter((part) => part.includes('<svg'))
      .map((part) => wordsOn(`<li${part}`));
    expect(days.filter((day) => /Juleaftensdag.*lukket/.test(day))).toHaveLength(1);
    expect(days.filter((day) => /Juledag.*lukket/.test(day))).toHaveLength(1);
    expect(days.filter((day) => /2\. juledag.*lukket/.test(day))).toHaveLength(1);
  });
});

test('an entry its organisation has confirmed says when and by whom', async () => {
  const confirmed = exampleOffer({ name: 'Eksempel Bekræftet', verifiedAt: '2026-11-03T09:00:00+01:00' });
  const service = await startService({ offers: [confirmed], now: '2026-12-01T10:00' });
  for (const address of ['/?vis=alle', '/tilbud/eksempel-bekraeftet'])
    expect(wordsOn((await request(service.app).get(address)).text)).toContain(
      'Bekræftet 3. november 2026 af Horsens Kommune',
    );
});

describe('what is not known is said, not left out', () => {
  test('no number', async () => {
    const { text } = await cardOf('/tilbud/eksempel-doegnaaben');
    expect(wordsOn(text)).toContain('Nummer mangler');
  });

  test('no hours, with what the source says instead', async () => {
    const words = wordsOn((await cardOf('/tilbud/eksempel-ukendt')).text);
    expect(words).toContain('Ukendt');
    expect(words).toContain('Ring for at høre hvornår');
    expect(words).not.toMatch(/lukket/i);
  });
});

describe('at another moment', () => {
  test('the card shows that moment, says so, and has a way back to now', async () => {
    const { status, text } = await cardOf('/tilbud/eksempel-hverdage?tid=2026-12-25T10:00');
    expect(status).toBe(200);
    expect(wordsOn(text)).toContain('fredag den 25. december 2026 kl. 10.00');
    expect(wordsOn(text)).toContain('Lukket');
    expect(wordsOn(text)).toContain('Juledag: lukket på helligdage');
    expect(linksOn(text)).toContainEqual({ name: 'Vis nu', href: '/tilbud/eksempel-hverdage' });
  });

  test('now is not another moment', async () => {
    const { text } = await cardOf('/tilbud/eksempel-hverdage?tid=2026-12-01T10:00');
    expect(wordsOn(text)).not.toContain('ikke nu');
  });

  test.each(['1950-01-01T00:00', '2100-12-31T23:59'])('%s is answered like any other', async (tid) => {
    expect((await cardOf(`/tilbud/eksempel-hverdage?tid=${tid}`)).status).toBe(200);
    expect((await cardOf(`/api/tilbud/eksempel-hverdage?tid=${tid}`)).status).toBe(200);
  });
});

describe('a moment that cannot be read', () => {
  test.each([
    ['tid=2026-02-31T10:00', 'Datoen eller klokkeslættet findes ikke'],
    ['tid=i+aften', 'Skriv tidspunktet som dato og klokkeslæt'],
    ['tid=1949-12-31T10:00', 'Tidspunktet skal ligge mellem 1950 og 2100'],
    ['tid=2026-12-24T22:00&tid=2026-12-25T22:00', 'Tidspunktet er angivet flere gange'],
    ['tid=%E0%A4%A', 'Tidspunktet kan ikke læses'],
  ])('?%s: 400 with the message, and the card of now', async (query, message) => {
    const page = await cardOf(`/tilbud/eksempel-hverdage?${query}`);
    expect(page.status).toBe(400);
    expect(wordsOn(page.text)).toContain(message);
    expect(wordsOn(page.text)).toContain('Eksempel Hverdage');
    const json = await cardOf(`/api/tilbud/eksempel-hverdage?${query}`);
    expect(json.status).toBe(400);
    expect(json.body).toEqual({ errors: [{ field: 'tid', message: expect.stringContaining(message) }] });
  });
});

describe('an offer that is not there', () => {
  test('404, in Danish, with a way on', async () => {
    const { status, text } = await cardOf('/tilbud/findes-ikke');
    expect(status).toBe(404);
    expect(wordsOn(text)).toContain('Siden findes ikke');
    expect(linksOn(text)).toContainEqual({ name: 'Til opslaget', href: '/' });
  });

  test.each(['/api/tilbud/findes-ikke', '/api/tilbud/__proto__', '/api/tilbud/constructor'])(
    '%s',
    async (address) => {
      const { status, body } = await cardOf(address);
      expect(status).toBe(404);
      expect(body).toEqual({
        errors: [{ field: null, message: expect.stringContaining('Siden findes ikke') }],
      });
    },
  );
});

describe('the whole entry as JSON', () => {
  test('holds what the card holds', async () => {
    const { body } = await cardOf('/api/tilbud/eksempel-akutteam');
    expect(body).toMatchObject({
      at: '2026-12-01T10:00:00+01:00',
      slug: 'eksempel-akutteam',
      status: { kind: 'open', until: '2026-12-01T23:00:00+01:00' },
      phones: [
        { number: '+4599000005', audience: 'doctors', answers: 'open' },
        { number: '+4599000006', audience: 'everyone', answers: 'open' },
      ],
      exclusions: 'Borgere i abstinenser',
      ageFrom: 18,
      ageTo: null,
      services: ['Intravenøs behandling', 'Blodprøver'],
      openingHours: clinic.openingHours,
      sources: clinic.sources,
      verification: 'unverified',
    });
  });

  test('never a number for staff', async () => {
    const { text } = await cardOf('/api/tilbud/eksempel-numre');
    expect(text).toContain('99000002');
    expect(text).not.toContain('99000001');
    expect(text).not.toContain('Bagvagt');
  });
});

test('what an editor writes is text, never markup', async () => {
  const hostile = exampleOffer({
    name: 'Eksempel <script>alert(1)</script>',
    slug: 'eksempel-fjendtlig',
    summary: '<img src=x onerror=alert(1)> & "citat"',
    sources: [
      {
        record: 'x',
        url: 'https://eksempel.example/?a="><script>',
        pageDate: null,
        recordedOn: '2026-11-21',
        confidence: 'high',
      },
    ],
  });
  const service = await startService({ offers: [hostile], now: '2026-12-01T10:00' });
  for (const address of ['/?vis=alle', '/tilbud/eksempel-fjendtlig', '/klynge/horsens']) {
    const { text } = await request(service.app).get(address);
    expect(text).not.toMatch(/<script>|<img/);
    expect(wordsOn(text)).toContain('Eksempel <script>alert(1)</script>');
  }
});
