/** The one line over HTTP: what it was read as is the address, the fields and the chips; what was guessed or not found is said. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { alwaysOpen, exampleOffer, hospitalVisitation, psychiatric, staffNumber } from '../example-offers.ts';
import { chosenOn, fieldOn, linksOn, offersOn, textOf, wordsOn } from '../read-page.ts';
import { startService } from '../start-service.ts';

const catheter = exampleOffer({
  name: 'Eksempel Kateter',
  coverage: { kind: 'region' },
  phones: staffNumber.phones,
});
const blood = exampleOffer({ name: 'Eksempel Blodprøver', coverage: { kind: 'region' } });
const { app } = await startService({
  offers: [alwaysOpen, psychiatric, catheter, blood, hospitalVisitation],
  now: '2026-12-01T10:00',
  lexicon: 'kad = kateter',
});

/** As a browser asks when the fields that stay empty have fallen away. */
function ask(line: string, fields: Record<string, string> = {}) {
  return request(app).get(`/?${new URLSearchParams({ q: line, ...fields })}`);
}

function askAsHtmx(line: string) {
  return request(app)
    .get(`/?${new URLSearchParams({ q: line })}`)
    .set({ 'HX-Request': 'true', 'HX-Request-Type': 'partial' });
}

async function answer(line: string, fields: Record<string, string> = {}) {
  const { body } = await request(app).get(`/api/opslag?${new URLSearchParams({ q: line, ...fields })}`);
  return body;
}

/** `Søger kad → kateter`, as the chips of the page say. */
function chipsOn(html: string): string[] {
  return [...html.matchAll(/<li class="chip[^>]*>([\s\S]*?)<a [^>]*aria-label="Fjern/g)].map(
    ([, chip = '']) => wordsOn(chip),
  );
}

describe('a line that was read leads on to the address of what it meant', () => {
  test.each([
    ['horsens', '/?kommune=0615'],
    ['horsens 84 kad i aften', '/?kommune=0615&alder=84&tid=2026-12-01T18:00&q=kad'],
    ['8870 psyk', '/?kommune=8870&omraade=psykiatri'],
    ['nu', '/?tid=nu'],
    ['horsens i nat', '/?kommune=0615&tid=2026-12-01T23:00'],
    ['31/2 horsens', '/?kommune=0615&tid=31%2F2'],
    ['struer "randers"', '/?kommune=0671&q=%22randers%22'],
  ])('%s → %s', async (line, address) => {
    const { status, headers } = await ask(line);
    expect(status).toBe(303);
    expect(headers.location).toBe(address);
    const { status: then } = await request(app).get(address);
    expect(then).toBe(line.includes('31/2') ? 400 : 200);
  });

  test('a line that names a place is a new call: nothing that stood in the fields is carried over', async () => {
    const { headers } = await ask('horsens 84', { kommune: '0671', alder: '17', hast: 'kommunalt' });
    expect(headers.location).toBe('/?kommune=0615&alder=84');
  });

  test('a place said first in the line keeps what was chosen in the fields: it is the same call', async () => {
    const { headers } = await ask('horsens 84', { hast: 'kommunalt', aaben: '1' });
    expect(headers.location).toBe('/?kommune=0615&hast=kommunalt&alder=84&aaben=1');
  });

  test('the same place said again is the same call', async () => {
    const { headers } = await ask('8700 84', { kommune: '0615', hast: 'kommunalt' });
    expect(headers.location).toBe('/?kommune=8700&hast=kommunalt&alder=84');
  });

  test('a line without a place adds to the call: it wins over its own fields, and the rest of them is kept', async () => {
    const { headers } = await ask('84', { kommune: '0671', alder: '17', hast: 'kommunalt' });
    expect(headers.location).toBe('/?kommune=0671&hast=kommunalt&alder=84');
  });

  test('the page at that address has it all in its fields, and the words left in the line', async () => {
    const { headers } = await ask('horsens 84 kad i aften');
    const { text } = await request(app).get(headers.location ?? '');
    expect(chosenOn(text, 'kommune')).toBe('0615');
    expect(fieldOn(text, 'alder')).toBe('84');
    expect(fieldOn(text, 'tid')).toBe('1.12.2026 kl. 18.00');
    expect(fieldOn(text, 'q')).toBe('kad');
  });

  test.each(['kateter', 'findesikke', '"horsens"'])('»%s« has nothing to lead on to', async (line) => {
    expect((await ask(line)).status).toBe(200);
  });

  test('htmx gets its fragment at once, with the address to show', async () => {
    const { status, headers, text } = await askAsHtmx('horsens 84 kad i aften');
    expect(status).toBe(200);
    expect(headers['hx-replace-url']).toBe('/?kommune=0615&alder=84&tid=2026-12-01T18:00&q=kad');
    expect(headers.location).toBeUndefined();
    expect(offersOn(text)[0]).toBe('eksempel-kateter');
  });

  test('HEAD leads on like GET', async () => {
    const { status, headers } = await request(app).head('/?q=horsens');
    expect(status).toBe(303);
    expect(headers.location).toBe('/?kommune=0615');
  });

  test('a line that was cut stays, to say so', async () => {
    const { status, text } = await ask(`horsens ${'a'.repeat(200)}`);
    expect(status).toBe(400);
    expect(textOf(text, 'q-fejl')).toContain('Linjen er forkortet til 200 tegn');
  });
});

describe('the fragment tells the page what to put in its fields', () => {
  test('and which of them the line gave', async () => {
    const { text } = await askAsHtmx('horsens 84 kad');
    const [, entered = ''] = /data-entered="([^"]*)"/.exec(text) ?? [];
    expect(JSON.parse(entered.replaceAll('&quot;', '"'))).toMatchObject({
      kommune: '0615',
      alder: '84',
      q: 'kad',
      fromLine: ['kommune', 'alder'],
    });
  });
});

describe('each word searched for has its chip, with what it became', () => {
  test.each([
    ['kateter', ['Søger kateter']],
    ['kad', ['Søger kad → kateter']],
    ['kateetr', ['Søger kateetr mente du kateter ?']],
    ['findesikke', ['Søger findesikke ingen tilbud bruger ordet']],
    ['horsens kad blodprøver', ['Kommune Horsens', 'Søger kad → kateter', 'Søger blodprøver']],
  ])('%s: %j', async (line, chips) => {
    const { text } = await askAsHtmx(line);
    expect(chipsOn(text)).toEqual(chips);
  });

  test('a moment that is now has its chip too, and no band', async () => {
    for (const line of ['nu', 'i dag', 'horsens nu']) {
      const { text } = await askAsHtmx(line);
      expect(chipsOn(text)).toContain('Tidspunkt nu, kl. 10.00');
      expect(text).not.toContain('class="band"');
    }
    const { text } = await askAsHtmx('horsens nu');
    expect(linksOn(text)).toContainEqual({
      name: 'Fjern Tidspunkt nu, kl. 10.00',
      href: '/?kommune=0615',
    });
  });

  test('what was guessed is a choice: the word as it should be spelled, the rest of the line kept', async () => {
    const { text } = await askAsHtmx('horsens kateetr blodprøver');
    expect(linksOn(text)).toContainEqual({
      name: 'kateter',
      href: '/?kommune=0615&q=kateter+blodpr%C3%B8ver',
    });
  });

  test('one word is taken away, the other stays', async () => {
    const { text } = await askAsHtmx('kad blodprøver');
    expect(linksOn(text)).toContainEqual({ name: 'Fjern Søger kad', href: '/?q=blodpr%C3%B8ver' });
    expect(linksOn(text)).toContainEqual({ name: 'Fjern Søger blodprøver', href: '/?q=kad' });
  });

  test('a word that would be read as a place stays a word when another is taken away', async () => {
    const { text } = await askAsHtmx('struer "randers" kad');
    expect(linksOn(text)).toContainEqual({ name: 'Fjern Søger kad', href: '/?kommune=0671&q=%22randers%22' });
  });
});

describe('when not every word is found it is said', () => {
  test.each([
    ['findesikke', 'Intet tilbud nævner »findesikke«.', []],
    ['kateter findesikke', 'Intet tilbud nævner »findesikke«. Der er søgt på resten.', ['eksempel-kateter']],
    ['findesikke hellerikke', 'Intet tilbud nævner »findesikke« eller »hellerikke«.', []],
    [
      'kateter blodprøver',
      'Ingen passende tilbud nævner alle ordene. Her er dem, der nævner nogle af dem; hvert siger, hvad det ikke nævner.',
      ['eksempel-blodproever', 'eksempel-kateter'],
    ],
    [
      'viborg findesikke',
      'Intet tilbud nævner »findesikke«. Her er alle, der ellers passer.',
      ['eksempel-blodproever', 'eksempel-kateter'],
    ],
  ])('%s', async (line, notice, offers) => {
    const { text } = await askAsHtmx(line);
    const [, told = ''] = /<p class="words-notice">([^<]*)</.exec(text) ?? [];
    expect(told).toBe(notice);
    expect(offersOn(text.split('class="near-misses"')[0] ?? '')).toEqual(offers);
  });

  test('a word that nobody here mentions hides nobody who covers the citizen', async () => {
    const { text } = await askAsHtmx('struer 84 døgnåben');
    expect(wordsOn(text)).toContain(
      'Ingen passende tilbud her nævner »døgnåben«. Her er dem, der ellers passer.',
    );
    expect(offersOn(text.split('class="near-misses"')[0] ?? '')).toEqual([
      'eksempel-blodproever',
      'eksempel-kateter',
    ]);
  });

  test('when somebody does, the others who cover the citizen are told with their hours', async () => {
    const { text } = await askAsHtmx('horsens kateter');
    expect(offersOn(text.split('class="near-misses"')[0] ?? '')).toEqual(['eksempel-kateter']);
    expect(wordsOn(text)).toMatch(
      /Dækker her, men nævner ikke »kateter« \d Eksempel Døgnåben Åben døgnet rundt/,
    );
  });

  test('a misspelt place is asked about, by key, and filters nothing until it is chosen', async () => {
    const { text } = await askAsHtmx('randes 84 kateter');
    expect(wordsOn(text)).toContain('»randes« er ikke et sted, der kendes. Mente du Randers?');
    expect(linksOn(text)).toContainEqual({
      name: 'Randers',
      href: '/?kommune=0730&alder=84&q=kateter',
    });
    expect(linksOn(text)).toContainEqual({
      name: 'Nej, søg på »randes«',
      href: '/?alder=84&q=kateter+%22randes%22',
    });
    expect(offersOn(text)[0]).toBe('eksempel-kateter');
    expect((await answer('randes 84 kateter')).ambiguous).toEqual([
      { field: 'kommune', text: 'randes', choices: [{ code: '0730', name: 'Randers' }] },
    ]);
  });

  test.each(['holsterbro', 'ringkjøbing', 'skanderbog', 'silkborg'])('»%s« is asked about', async (word) => {
    expect((await answer(word)).ambiguous).toHaveLength(1);
  });

  test.each(['kateter', 'kateetr', '"randes"', 'horsens randes', 'hofte', 'rand', 'randersnæsten'])(
    '»%s« is not',
    async (line) => {
      expect((await answer(line)).ambiguous).toEqual([]);
    },
  );

  test('small words that were not searched for are told', async () => {
    const { text } = await askAsHtmx('horsens kan ikke klare sig kateter');
    expect(wordsOn(text)).toContain('Ikke søgt på: kan, ikke, klare, sig');
  });

  test('what is not wanted stays in the line, as a chip that can be removed', async () => {
    const { headers, text } = await askAsHtmx('horsens kateter vil ikke indlægges');
    expect(headers['hx-replace-url']).toBe('/?kommune=0615&q=ikke+indl%C3%A6gges+kateter');
    expect(chipsOn(text)).toContain('Bruges ikke ikke indlægges');
    expect(linksOn(text)).toContainEqual({
      name: 'Fjern Bruges ikke ikke indlægges',
      href: '/?kommune=0615&q=kateter',
    });
    expect(linksOn(text)).toContainEqual({
      name: 'Fjern Søger kateter',
      href: '/?kommune=0615&q=ikke+indl%C3%A6gges',
    });
  });

  test.each(['kateter', 'kad', 'kateetr', 'viborg'])('»%s«: nothing to say', async (line) => {
    expect((await askAsHtmx(line)).text).not.toContain('words-notice');
  });
});

describe('how an offer was found stands with it, and in the JSON', () => {
  test.each([
    ['kateter', 'exact', 'fundet ordret'],
    ['kate', 'prefix', 'fundet som en del af et ord'],
    ['kad', 'synonym', 'fundet ved et ord, der betyder det samme'],
    ['kateetr', 'guess', 'fundet ved en gættet stavemåde'],
  ])('%s: %s', async (line, match, label) => {
    const { offers } = await answer(line);
    expect(offers).toMatchObject([{ slug: 'eksempel-kateter', match }]);
    const { text } = await askAsHtmx(line);
    expect(/fundet [^<]*/.exec(text)?.[0]).toBe(label);
    expect(text).toContain('<mark>Kateter</mark>');
  });

  test('without words there is nothing to have found it by', async () => {
    const { offers } = await answer('viborg');
    expect(offers.map(({ match }: { match: string | null }) => match)).toEqual([null, null]);
  });
});

describe('what is wrong in the line is told at the field it belongs to, and the rest counts', () => {
  test.each([
    ['31/2 kateter', 'tid', '»31/2« er ikke en dato, der findes'],
    ['300 år kateter', 'alder', 'Alderen skal være et helt tal fra 0 til 120'],
    [
      '7000 kateter',
      'q',
      '»7000« er ikke et postnummer i Region Midtjylland. Opslaget dækker kun borgere, der bor i regionen; her vises tilbud uden hensyn til bopæl.',
    ],
  ])('%s', async (line, field, message) => {
    const { status, text } = await ask(line).redirects(1);
    expect(status).toBe(400);
    expect(textOf(text, `${field}-fejl`)).toBe(message);
    expect(offersOn(text)).toEqual(['eksempel-kateter']);
    const fragment = await askAsHtmx(line);
    // A line that is being typed is no mistake of the browser's.
    expect(fragment.status).toBe(200);
    expect(wordsOn(fragment.text)).toContain(message);
    expect(await answer(line)).toEqual({ errors: [{ field, message }] });
  });
});

describe('any characters are text like any other', () => {
  test.each([
    'constructor',
    '__proto__',
    'toString valueOf hasOwnProperty',
    '🚑🚑🚑',
    '👩🏽‍⚕️ kateter',
    '\u202Ekateter\u202C',
    '\u0000\u0007\u001B[31m',
    'kateter\u0000',
    '\uD800',
    "'; drop table offers; --",
    '<script>alert(1)</script>',
    '<%= it.model %> {{7*7}}',
    '%E0%A4%A',
    'مستشفى 84',
    '"""" " "',
    '^$.*+?()[]{}|\\',
    'å'.repeat(200),
    'a\u030A'.repeat(50),
    '1 2 3 4 5 6 7 8 9',
  ])('%j', async (line) => {
    for (const { status, text } of [await ask(line).redirects(1), await askAsHtmx(line)]) {
      expect(status).toBe(200);
      expect(text).not.toContain('<script>alert');
      expect(text).not.toMatch(/\bundefined\b|\[object /);
    }
    expect(await answer(line)).toHaveProperty('offers');
  });

  test.each(['constructor', '__proto__'])('%s is found nowhere', async (line) => {
    expect(await answer(line)).toMatchObject({ offers: [], notShown: [] });
  });

  test.each(['\u202Ekateter\u202C', '👩🏽‍⚕️ kateter', 'kateter\u0000'])(
    '%j finds what stands between its marks',
    async (line) => {
      expect(await answer(line)).toMatchObject({ offers: [{ slug: 'eksempel-kateter' }] });
    },
  );

  test.each(['a', '84 ', 'horsens ', 'i aften '])(
    '10,000 characters of »%s« are cut, and answered',
    async (text) => {
      const line = text.repeat(10_000 / text.length + 1);
      const [page, fragment] = [await ask(line), await askAsHtmx(line)];
      expect([page.status, fragment.status]).toEqual([400, 200]);
      for (const answer of [page, fragment]) {
        expect(wordsOn(answer.text)).toContain('Linjen er forkortet til 200 tegn');
      }
    },
  );

  test('a line is not cut in the middle of a word', async () => {
    const { text } = await ask(`${'a'.repeat(195)} kateter og mere`);
    expect(fieldOn(text, 'q')?.trim()).toBe('a'.repeat(195));
  });

  test('a line is not cut in the middle of a character', async () => {
    const { text } = await ask(`a${'🚑'.repeat(200)}`);
    expect(fieldOn(text, 'q')).toBe(`a${'🚑'.repeat(99)}`);
  });
});
