/** The front page as a nurse uses it: ask, read, change one thing, share the address. 1 December 2026 is a Tuesday. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import {
  alwaysOpen,
  childrenOnly,
  exampleOffer,
  hospitalVisitation,
  hoursUnknown,
  outOfHoursDoctor,
  psychiatric,
  regionWide,
  staffNumber,
  weekdaysOnly,
} from '../example-offers.ts';
import { chosenOn, fieldOn, linksOn, offersOn, textOf, wordsOn } from '../read-page.ts';
import { startService } from '../start-service.ts';

const offers = [
  alwaysOpen,
  weekdaysOnly,
  hoursUnknown,
  regionWide,
  childrenOnly,
  psychiatric,
  staffNumber,
  hospitalVisitation,
  outOfHoursDoctor,
];
const { app } = await startService({ offers, now: '2026-12-01T10:00' });
const everything =
  '/?kommune=0615&hast=kommunalt&omraade=somatik&alder=84&tid=2026-12-24T22:00&aaben=1&q=eksempel';

function ask(address: string) {
  return request(app).get(address);
}

function askAsHtmx(address: string) {
  return request(app).get(address).set('HX-Request', 'true').set('HX-Request-Type', 'partial');
}

describe('asking', () => {
  test('before anything is asked there are hospital visitation and lægevagt, lines to try, the clusters, and the way to everything', async () => {
    const { status, text } = await ask('/');
    expect(status).toBe(200);
    expect(offersOn(text)).toEqual(['eksempel-visitation', 'eksempel-laegevagt']);
    expect(wordsOn(text)).toContain('99 00 00 11');
    const links = linksOn(text);
    expect(links).toContainEqual({ name: 'struer 84 iv i aften', href: '/?q=struer+84+iv+i+aften' });
    expect(links).toContainEqual({ name: 'Horsensklyngen', href: '/klynge/horsens' });
    expect(links).toContainEqual({ name: 'Vis alle 9 tilbud', href: '/?vis=alle' });
  });

  test('none of it is there once something is asked', async () => {
    for (const address of ['/?alder=84', '/?vis=alle', '/?alder=300'])
      expect(
        linksOn((await ask(address)).text).map(({ name }) => name),
        address,
      ).not.toContain('struer 84 iv i aften');
  });

  test('the whole list shows what is open now, then what nobody has stated hours for', async () => {
    const { status, text } = await ask('/?vis=alle');
    expect(status).toBe(200);
    const words = wordsOn(text);
    expect(words.indexOf('Eksempel Døgnåben')).toBeLessThan(words.indexOf('Eksempel Ukendt'));
    expect(words).toContain('Ukendt åbningstid – ring');
  });

  test('the form keeps what was asked', async () => {
    const { text } = await ask(everything);
    expect(chosenOn(text, 'kommune')).toBe('0615');
    expect(fieldOn(text, 'alder')).toBe('84');
    expect(fieldOn(text, 'tid')).toBe('24.12.2026 kl. 22.00');
    expect(textOf(text, 'tid-ord')).toBe('torsdag 24. december 2026 kl. 22.00');
    expect(fieldOn(text, 'q')).toBe('eksempel');
  });

  test('a moment that is not now is said in words, with the name of the day and a way back', async () => {
    const { text } = await ask('/?kommune=0615&tid=2026-12-24T22:00');
    expect(wordsOn(text)).toContain('torsdag den 24. december 2026 kl. 22.00 (Juleaften)');
    expect(linksOn(text)).toContainEqual({ name: 'Vis nu', href: '/?kommune=0615' });
  });

  test('a moment that is now is no other moment, however it was asked for', async () => {
    const { text } = await ask('/?kommune=0615&tid=2026-12-01T10:00');
    expect(wordsOn(text)).not.toContain('ikke nu');
    expect(wordsOn(text)).toContain('Åben nu');
  });

  test('each line says whether it is open, and that a number is missing', async () => {
    const words = wordsOn((await ask('/?kommune=0615&tid=2026-12-01T15:40')).text);
    expect(words).toContain('Åben kl. 15.40, lukker kl. 16.00, nummer mangler — lukker 20 min senere');
  });

  test('the offers of the list lead to their cards at the same moment', async () => {
    const { text } = await ask('/?q=numre&tid=2026-12-24T22:00');
    expect(linksOn(text)).toContainEqual({
      name: 'Eksempel Numre',
      href: '/tilbud/eksempel-numre?tid=2026-12-24T22:00',
    });
  });

  test('a lookup of the next day says so when that day is a holiday', async () => {
    const { text } = await ask('/?hast=naeste-dag&tid=2026-12-24T10:00');
    expect(wordsOn(text)).toContain('Juledag');
  });

  test('what stands among the results is not said again as what there is besides', async () => {
    const { text } = await ask('/?kommune=0615&q=visitation');
    expect(wordsOn(text)).toContain('Ingen passende tilbud er med sikkerhed åbne.');
    expect(offersOn(text).filter((slug) => slug === 'eksempel-visitation')).toHaveLength(1);
  });

  test('that nothing is found is said once', async () => {
    const words = wordsOn((await ask('/?kommune=0671&alder=84&hast=indlaeggelse&aaben=1')).text);
    expect(words).not.toContain('Ingen tilbud fundet');
  });

  test('what dropped out stands below with its reason', async () => {
    const { text } = await ask('/?kommune=0615&alder=84');
    const words = wordsOn(text);
    expect(words).toContain('Kun til og med 17 år');
    expect(words.indexOf('Eksempel Børn')).toBeGreaterThan(words.indexOf('Eksempel Ukendt'));
  });

  test.each([
    ['/?kommune=0615', '6 åbne · 2 med ukendt åbningstid · 1 åbner senere'],
    ['/?q=hverdage', '1 åben'],
    ['/?q=hverdage&tid=2026-12-01T22:00', 'Ingen åbne · 1 åbner senere'],
    ['/?q=hverdage&hast=kommunalt&tid=2026-12-01T22:00', 'Ingen åbne · 1 åbner snart'],
    ['/?q=hverdage&hast=naeste-dag&tid=2026-12-01T22:00', 'Ingen åbne næste dag · 1 mere findes'],
  ])('how many are open, and how many more exist: %s', async (address, words) => {
    expect(wordsOn((await ask(address)).text)).toContain(` ${words} `);
  });

  test('the count of those that only mention a word leads to them', async () => {
    const nursing = exampleOffer({ name: 'Eksempel Hjemme', summary: 'Sygepleje' });
    const helpline = exampleOffer({ name: 'Eksempel Linje', access: { how: 'Sygeplejersker svarer' } });
    const world = await startService({ offers: [nursing, helpline], now: '2026-12-01T10:00' });
    const { text } = await request(world.app).get('/?q=sygepleje');
    expect(linksOn(text)).toContainEqual({ name: '1 mere findes', href: '#gruppe-mentions' });
    expect(text).toMatch(/id="gruppe-mentions"[\s\S]*Eksempel Linje/);
  });

  test('the count of those that exist leads to the list of them', async () => {
    const { text } = await ask('/?kommune=0615&alder=84');
    expect(linksOn(text)).toContainEqual({ name: '1 mere findes', href: '#naesten' });
    expect(text).toMatch(/<details[^>]*>[\s\S]*id="naesten"[\s\S]*Eksempel Børn[\s\S]*<\/details>/);
  });

  test('what is neither shown nor nearly fits is counted', async () => {
    expect(wordsOn((await ask('/?kommune=0671&alder=84&omraade=psykiatri')).text)).toMatch(
      /Desuden findes \d, der ikke passer på flere punkter\./,
    );
    expect(wordsOn((await ask('/?q=hverdage')).text)).toContain(
      `Desuden findes ${offers.length - 1}, der ikke nævner det, der søges på.`,
    );
  });

  test('open, but no number is known: it is said, and the visitation follows what is open', async () => {
    const silent = await startService({
      offers: [exampleOffer({ name: 'Eksempel Tavs', urgencies: ['municipal'] }), hospitalVisitation],
      now: '2026-12-01T10:00',
    });
    const { text } = await request(silent.app).get('/?kommune=0615&hast=kommunalt');
    expect(wordsOn(text)).toMatch(
      /Ingen af de åbne har et nummer, vi kender.*Eksempel Tavs.*Ellers.*Eksempel Visitation/,
    );
  });

  test('nothing open: it is said plainly, with the visitation, the lægevagt and 112', async () => {
    const { status, text } = await ask('/?kommune=0615&q=hverdage&tid=2026-12-01T22:00');
    expect(status).toBe(200);
    expect(wordsOn(text)).toMatch(
      /Ingen passende tilbud er med sikkerhed åbne.*Eksempel Visitation.*Eksempel Lægevagt/,
    );
    expect(linksOn(text)).toContainEqual({ name: '112', href: 'tel:112' });
  });

  test('a postcode in two municipalities asks which, and each choice is one click', async () => {
    const { status, text } = await ask('/?kommune=8870&alder=84');
    expect(status).toBe(200);
    expect(wordsOn(text)).toContain('»8870« ligger i flere kommuner');
    expect(linksOn(text)).toContainEqual({ name: 'Favrskov', href: '/?kommune=0710&alder=84' });
    expect(linksOn(text)).toContainEqual({ name: 'Randers', href: '/?kommune=0730&alder=84' });
    expect(offersOn(text)).toContain('eksempel-doegnaaben');
  });

  test('a postcode with a small part elsewhere tells where, and that is one click too', async () => {
    const { text } = await ask('/?kommune=8800');
    expect(chosenOn(text, 'kommune')).toBe('0791');
    expect(linksOn(text)).toContainEqual({ name: 'Silkeborg', href: '/?kommune=0740' });
  });
});

describe('htmx swaps in the fragment that the page itself includes', () => {
  test.each(['/', everything, '/?kommune=8870', '/?kommune=0615&q=findes-ikke'])(
    '%s: the same offers, the same status',
    async (address) => {
      const page = await ask(address);
      const fragment = await askAsHtmx(address);
      expect(offersOn(fragment.text)).toEqual(offersOn(page.text));
      expect(fragment.status).toBe(page.status);
      expect(page.text).toContain('<html');
      expect(fragment.text).not.toContain('<html');
    },
  );

  test('what is being typed is no mistake yet: a fragment tells it and is an answer like any other, the page is told as a bad request', async () => {
    const address = '/?kommune=0615&alder=300';
    const fragment = await askAsHtmx(address);
    expect([(await ask(address)).status, fragment.status]).toEqual([400, 200]);
    expect(fragment.text).toContain('Alderen skal være et helt tal fra 0 til 120');
    expect(fragment.text).toMatch(
      /hx-target="#opsummering"[^>]*>Alderen skal være et helt tal fra 0 til 120\. /,
    );
  });

  test('which municipality is asked for aloud too', async () => {
    const { text } = await askAsHtmx('/?q=8870+84');
    expect(text).toMatch(/hx-target="#opsummering"[^>]*>[^<]*ligger i flere kommuner/);
  });

  test('caches are told what the answer depends on', async () => {
    for (const response of [await ask('/'), await askAsHtmx('/')])
      expect(response.headers.vary?.split(', ')).toEqual(
        expect.arrayContaining(['HX-Request-Type', 'HX-History-Restore-Request']),
      );
  });

  test('going back through history gets the whole page', async () => {
    const { text } = await askAsHtmx('/').set('HX-History-Restore-Request', 'true');
    expect(text).toContain('<html');
  });

  test('the address to share is the lookup itself', async () => {
    const { headers } = await askAsHtmx('/?kommune=0615&hast=&omraade=&alder=&tid=&q=eksempel');
    expect(headers['hx-replace-url']).toBe('/?kommune=0615&q=eksempel');
  });

  test('the fragment brings the messages at the fields', async () => {
    const { text } = await askAsHtmx('/?alder=300');
    expect(wordsOn(text)).toContain('Alderen skal være et helt tal fra 0 til 120');
  });
});

describe('what was understood can be taken away one by one', () => {
  const criteria = {
    kommune: 'Kommune Horsens',
    alder: 'Alder 84 år',
    hast: 'Hastegrad Kommunalt',
    omraade: 'Område Somatik',
    tid: 'Tidspunkt torsdag 24. december 2026 kl. 22.00',
    aaben: 'Kun åbne',
    q: 'Søger eksempel',
  };
  test.each(Object.entries(criteria))('%s', async (field, name) => {
    const { text } = await ask(everything);
    const link = linksOn(text).find((one) => one.name === `Fjern ${name}`);
    const asked = new URL(everything, 'http://x').searchParams;
    const left = new URL(link?.href ?? '/no-such-chip', 'http://x').searchParams;
    asked.delete(field);
    expect([...left].sort()).toEqual([...asked].sort());
  });

  test('nothing asked, nothing to take away', async () => {
    const { text } = await ask('/');
    expect(linksOn(text).filter(({ name }) => name.startsWith('Fjern'))).toEqual([]);
  });
});

describe('wrong input: 400, the message at the field, the rest kept and still answered', () => {
  test.each([
    ['alder', 'alder=300', 'Alderen skal være et helt tal fra 0 til 120'],
    ['alder', 'alder=-1', 'Alderen skal være et helt tal fra 0 til 120'],
    ['alder', 'alder=12.5', 'Alderen skal være et helt tal fra 0 til 120'],
    ['kommune', 'kommune=Atlantis', 'er ikke en kommune, by eller et postnummer i Region Midtjylland'],
    ['tid', 'tid=2026-02-31T10:00', 'Datoen eller klokkeslættet findes ikke'],
    ['tid', 'tid=31/2+kl+22', '»31/2« er ikke en dato, der findes'],
    ['tid', 'tid=snart', 'Tidspunktet kan ikke læses. Skriv fx lørdag 14 eller 24/12 kl. 22'],
    ['hast', 'hast=haster', 'Hastegraden kendes ikke'],
    ['omraade', 'omraade=kirurgi', 'Området kendes ikke'],
    ['aaben', 'aaben=ja', 'Skriv aaben=1 for kun åbne'],
    ['alder', 'alder=17&alder=18', 'Feltet er angivet flere gange'],
    ['kommune', 'kommune=%E0%A4%A', 'Feltet indeholder tegn, der ikke kan læses'],
  ])('%s: ?%s', async (field, query, message) => {
    const { status, text } = await ask(`/?${query}&ukendt=1`);
    expect(status).toBe(400);
    expect(textOf(text, `${field}-fejl`)).toContain(message);
    expect(offersOn(text)).toContain('eksempel-doegnaaben');
  });

  test('what was typed stays in the form, wrong and right alike', async () => {
    const { text } = await ask('/?kommune=Atlantis&alder=300&tid=31/2+kl+22&q=%22%3Cscript%3E');
    expect(chosenOn(text, 'kommune')).toBe('Atlantis');
    expect(fieldOn(text, 'alder')).toBe('300');
    expect(fieldOn(text, 'tid')).toBe('31/2 kl 22');
    expect(textOf(text, 'tid-ord')).toBe('');
    expect(fieldOn(text, 'q')).toBe('"<script>');
    expect(text).not.toContain('"<script>');
  });

  test.each([201, 10_000])(
    'a line of %i characters is cut, told, and answered as far as it was read',
    async (length) => {
      const { status, text } = await ask(`/?q=krise+${'a'.repeat(length - 6)}`);
      expect(status).toBe(400);
      expect(textOf(text, 'q-fejl')).toContain('Linjen er forkortet til 200 tegn');
      expect(fieldOn(text, 'q')?.trim()).toBe('krise');
      expect(offersOn(text)).toEqual(['eksempel-krise']);
    },
  );

  test('the valid part still decides the results', async () => {
    const { text } = await ask('/?alder=300&q=krise');
    expect(offersOn(text)).toEqual(['eksempel-krise']);
  });

  test('a wrong moment is answered for now, and no band claims otherwise', async () => {
    const { text } = await ask('/?tid=2026-02-31T10:00');
    expect(wordsOn(text)).not.toContain('– ikke nu');
    expect(offersOn(text).some((slug) => slug === 'eksempel-hverdage')).toBe(true);
    expect(linksOn(text).filter(({ href }) => href.startsWith('/tilbud/') && href.includes('tid='))).toEqual(
      [],
    );
  });
});

describe('a moment far away is answered like any other', () => {
  test.each([
    ['1950-01-01T00:00', 'søndag den 1. januar 1950'],
    ['2100-12-31T23:59', 'fredag den 31. december 2100'],
  ])('%s', async (tid, day) => {
    for (const hast of [
      '',
      '&hast=indlaeggelse',
      '&hast=naeste-dag',
      '&hast=kommunalt',
      '&hast=raadgivning',
    ]) {
      const { status, text } = await ask(`/?tid=${tid}${hast}`);
      expect(status).toBe(200);
      expect(wordsOn(text)).toContain(day);
    }
  });
});

describe('numbers for visitation staff are never seen', () => {
  test.each([
    '/?vis=alle',
    '/?q=numre',
    '/?tid=nu&vis=alle',
    '/tilbud/eksempel-numre',
    '/klynge/horsens',
    '/api/opslag',
    '/api/tilbud/eksempel-numre',
  ])('%s', async (address) => {
    const { status, text } = await ask(address);
    expect(status).toBe(200);
    const bare = text.replace(/\s|&nbsp;/g, '');
    expect(bare).toContain('99000002');
    expect(bare).not.toContain('99000001');
    expect(text).not.toContain('Bagvagt');
  });

  test.each(['99000001', '+4599000001', 'bagvagt'])('nor found by searching for %s', async (q) => {
    const { body } = await ask(`/api/opslag?q=${encodeURIComponent(q)}`);
    expect(body.offers).toEqual([]);
    expect(body.notShown).toEqual([]);
  });
});

describe('what may be kept of an answer', () => {
  test.each([
    '/',
    '/?kommune=0615',
    '/?alder=300',
    '/klynger',
    '/findes-ikke',
    '/api/opslag',
    '/api/tilbud/eksempel-doegnaaben',
  ])('%s: by the reader alone, and asked for anew', async (address) => {
    expect((await ask(address)).headers['cache-control']).toBe('private, no-cache');
  });

  test.each(['/?q=horsens', '/api/opslag?alder=300', '/api/findes-ikke'])('%s: nothing', async (address) => {
    expect((await ask(address)).headers['cache-control']).toBe('no-store');
  });
});

test.each(['/', '/api/opslag?kommune=0615', '/api/tilbud/eksempel-doegnaaben'])(
  'who asks again for what has not changed is told so: %s',
  async (address) => {
    const { headers } = await ask(address);
    expect(headers.etag).toMatch(/^"\S+"$/);
    const again = await ask(address).set('If-None-Match', headers.etag ?? '');
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await ask(address).set('If-None-Match', '"another"')).status).toBe(200);
  },
);

test('another answer is named otherwise: JSON asked for at a holiday is not that of today', async () => {
  const { headers } = await ask('/api/opslag?kommune=0615');
  const other = ask('/api/opslag?kommune=0615&tid=2026-12-24T18:00').set('If-None-Match', headers.etag ?? '');
  expect((await other).status).toBe(200);
});

describe('an address holds only what was asked', () => {
  test.each([
    ['/?q=&kommune=&tid=&hast=&omraade=', '/'],
    ['/?kommune=0615&alder=&tid=&hast=&omraade=&q=iv', '/?kommune=0615&q=iv'],
    ['/?kommune=0615&hast=&kort=eksempel-doegnaaben', '/?kommune=0615&kort=eksempel-doegnaaben'],
    ['/?q=horsens&kort=eksempel-doegnaaben', '/?kommune=0615&kort=eksempel-doegnaaben'],
    ['/?kommune=0615&hast=&kort=findes-ikke', '/?kommune=0615'],
    ['/?alder=300&q=', '/?alder=300'],
  ])('%s moves on to %s', async (padded, clean) => {
    const { status, headers } = await ask(padded).redirects(0);
    expect([status, headers.location]).toEqual([303, clean]);
    expect((await ask(clean).redirects(0)).status).not.toBe(303);
  });

  test('a field that was sent twice is told of, empty or not', async () => {
    expect((await ask('/?alder=&alder=').redirects(0)).status).toBe(400);
  });
});

test.each([
  ['lørdag 14', 'lørdag 5. december 2026 kl. 14.00'],
  ['24/12 kl 22', 'torsdag 24. december 2026 kl. 22.00'],
  ['24/', ''],
  ['31/2', ''],
  ['', ''],
])('while »%s« is written in the field of the moment, it says »%s«', async (tid, words) => {
  const { text } = await ask(`/tidspunkt?tid=${encodeURIComponent(tid)}`);
  expect(text).toBe(words);
});

test('a page on paper tells which moment it is about and when it was fetched, and asks for nothing', async () => {
  const { text } = await ask('/?kommune=0615&tid=2026-12-24T18:00');
  expect(wordsOn(text)).toContain(
    'Gælder torsdag den 24. december 2026 kl. 18.00. Siden blev hentet tirsdag den 1. december 2026 kl. 10.00.',
  );
  expect(wordsOn((await ask('/tilbud/eksempel-doegnaaben')).text)).toContain(
    'Gælder, da siden blev hentet tirsdag den 1. december 2026 kl. 10.00.',
  );
});

describe('moments often asked about', () => {
  const choicesAt = async (now: string) => {
    const service = await startService({ offers, now });
    const { text } = await request(service.app).get('/?kommune=0615');
    const nav = /id="tidsvalg"[\s\S]*?<\/nav>/.exec(text)?.[0] ?? '';
    return linksOn(nav).map(({ name, href }) => `${name} ${href.replace('/?kommune=0615', '')}`);
  };

  test('stand ready, each of them still to come', async () => {
    expect(await choicesAt('2026-12-01T10:00')).toEqual([
      'Nu ',
      'Om 2 timer &tid=2026-12-01T12:00',
      'I aften &tid=2026-12-01T18:00',
      'I morgen tidlig &tid=2026-12-02T08:00',
    ]);
    expect((await choicesAt('2026-12-01T18:00')).join()).not.toContain('I aften');
  });

  test('at night tomorrow is the next day of the calendar, and the morning to come stands beside it', async () => {
    expect((await choicesAt('2026-12-01T03:30')).slice(-2)).toEqual([
      'I dag kl. 8 &tid=2026-12-01T08:00',
      'I morgen tidlig &tid=2026-12-02T08:00',
    ]);
    expect((await choicesAt('2026-12-01T06:00')).join()).not.toContain('I dag');
    const service = await startService({ offers: [alwaysOpen], now: '2026-12-01T03:30' });
    const ask = (tid: string) => request(service.app).get(`/?kommune=0615&tid=${tid}`);
    const { text } = await ask('2026-12-02T08:00');
    expect(wordsOn(text)).toContain('onsdag den 2. december 2026 kl. 08.00 – ikke nu');
    expect(linksOn(text)).toContainEqual({
      name: 'senere i dag, tirsdag kl. 08.00',
      href: '/?kommune=0615&tid=2026-12-01T08:00',
    });
    expect((await ask('2026-12-02T02:00')).text).not.toContain('senere i dag');
  });

  test('when two hours from now is in the hour that occurs twice, only the earlier one can be chosen', async () => {
    expect((await choicesAt('2026-10-25T00:30')).join()).toContain('Om 2 timer &tid=2026-10-25T02:30');
    expect((await choicesAt('2026-10-25T01:30')).join()).not.toContain('Om 2 timer');
  });
});

describe('long lists', () => {
  test.each([
    ['lørdag 24/12', 'Datoen er ikke en lørdag'],
    ['er i skive', 'Hjemmet afgør dækningen'],
  ])('but stays where it is told what it does not use: %s', async (said, told) => {
    const { status, text } = await ask(`/?q=${encodeURIComponent(`struer ${said}`)}`).redirects(0);
    expect(status).toBe(200);
    expect(wordsOn(text)).toContain(told);
  });

  test('a line leads on to the whole list when that was asked for, without a page on the way', async () => {
    const { status, headers, text } = await ask('/?q=horsens+84&vis=alle').redirects(0);
    expect(status).toBe(303);
    expect(headers.location).toBe('/?kommune=0615&alder=84&vis=alle');
    expect(text).toBe('');
    expect((await ask('/?q=nu&vis=alle').redirects(0)).headers.location).toBe('/?tid=nu&vis=alle');
    const fragment = await askAsHtmx('/?kommune=0615&vis=alle');
    expect(fragment.headers['hx-replace-url']).toBe('/?kommune=0615&vis=alle');
  });

  const many = Array.from({ length: 65 }, (_, i) => exampleOffer({ name: `Eksempel ${i + 1}` }));

  test('the first 60 are shown with a way to the rest', async () => {
    const service = await startService({ offers: many, now: '2026-12-01T10:00' });
    const { text } = await request(service.app).get('/?kommune=0615');
    expect(offersOn(text)).toHaveLength(60);
    const all = linksOn(text).find(({ name }) => name.includes('65'));
    const { text: whole } = await request(service.app).get(all?.href ?? '');
    expect(offersOn(whole)).toHaveLength(65);
    expect(chosenOn(whole, 'kommune')).toBe('0615');
  });
});

test('a place outside the region was read: it is told that it is not used', async () => {
  const { app } = await startService({ offers: [], now: '2026-12-01T10:00' });
  const words = wordsOn((await request(app).get('/?q=thisted')).text);
  expect(words).toContain('Noget er ikke brugt.');
  expect(words).not.toContain('kunne ikke læses');
});

describe('a word that nobody here has', () => {
  test('the visitation and the lægevagt stand first, once, before the rest', async () => {
    const { text } = await ask('/?kommune=0615&q=findesikkeher&tid=2026-12-01T20:00');
    const names = offersOn(text);
    expect(names.slice(0, 2)).toEqual([hospitalVisitation.slug, outOfHoursDoctor.slug]);
    expect(names).toContain(alwaysOpen.slug);
    expect(new Set(names).size).toBe(names.length);
    expect(wordsOn(text)).toContain('Hospitalsvisitation og lægevagt');
    expect(wordsOn(text)).not.toContain('Ingen passende tilbud er med sikkerhed åbne');
  });

  test('a word that somebody has lets its offers stand first', async () => {
    const { text } = await ask('/?kommune=0615&q=eksempel');
    expect(wordsOn(text)).not.toContain('Hospitalsvisitation og lægevagt');
  });
});
