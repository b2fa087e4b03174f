/** The next call typed after the words of the last one: they never steer its answer, and are not lost either. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { questionAsked, setAsideWords } from '../../server/lookup/answer-questions.ts';
import { alwaysOpen, exampleOffer } from '../example-offers.ts';
import { fieldOn, linksOn, wordsOn } from '../read-page.ts';
import { startService } from '../start-service.ts';
import { lookUp } from './look-up.ts';

const catheter = exampleOffer({ name: 'Eksempel Kateter', coverage: { kind: 'region' } });
const clinic = exampleOffer({ name: 'Klinik Struer', coverage: { kind: 'region' } });
const world = { offers: [alwaysOpen, catheter, clinic], now: '2026-12-01T10:00' };
const { app } = await startService(world);

/** `foer`: what stood in the line; the fields are those of the call before. */
function read(q: string, foer: string, fields: Record<string, string> = { kommune: '0779', alder: '80' }) {
  const { entered, setAside } = lookUp(`${new URLSearchParams({ ...fields, q, foer })}`, world).request;
  const { kommune, alder, hast, q: text } = entered;
  return { kommune, alder, hast, q: text, setAside: setAside?.words ?? '' };
}

const struer = { kommune: '0671', alder: '84', hast: '', q: 'kateter', setAside: 'akutplads' };

describe('a place after what stood in the line begins the next call', () => {
  test.each([
    ['another place', 'akutplads struer 84 kateter', struer],
    ['the same place', 'akutplads skive 84 kateter', { ...struer, kommune: '0779' }],
    ['however the words are parted', ' akutplads, (struer) 84 kateter', struer],
    ['age first', 'akutplads 84 struer kateter', struer],
    ['without its age', 'akutplads struer kateter', { ...struer, alder: '' }],
  ])('%s', (_, q, expected) => {
    expect(read(q, 'akutplads', { kommune: '0779', alder: '80', hast: 'kommunalt' })).toEqual(expected);
  });

  test('also while it is typed, when the fields hold its own place no longer', () => {
    expect(read('akutplads struer 84 kateter', 'akutplads', {})).toEqual(struer);
  });

  test.each(['tarm 84 kateter', 'lem 84 kateter', 'beder 84'])(
    'a town that is a word too, as alone: %s',
    (next) => {
      const alone = read(next, '', { kommune: '' });
      expect(read(`akutplads ${next}`, 'akutplads')).toEqual({ ...alone, setAside: 'akutplads' });
    },
  );

  test('also when the line was empty: what was chosen for the last call does not steer the next', () => {
    const last = { kommune: '0779', alder: '80', hast: 'kommunalt', tid: '2026-12-02T08:00' };
    const next = { kommune: '0779', alder: '17', hast: '', q: 'iv', setAside: '' };
    expect(read('skive 17 iv', '', last)).toEqual(next);
    expect(
      lookUp(`${new URLSearchParams({ ...last, q: 'skive 17 iv', foer: '' })}`, world).request.entered.tid,
    ).toBe('');
    expect(read('17 iv', '', last)).toEqual({ ...next, hast: 'kommunalt' });
  });

  test('after a date that was only begun', () => {
    expect(read('24/ struer 84', '24/')).toMatchObject({ kommune: '0671', alder: '84', setAside: '24/' });
  });

  test('a place outside the region too', () => {
    expect(read('akutplads 2100 kateter', 'akutplads')).toMatchObject({ kommune: '', alder: '' });
  });
});

test('a misspelt town beside an age may begin it: that is asked', () => {
  const asked = (q: string, foer: string) =>
    questionAsked(lookUp(`${new URLSearchParams({ kommune: '0779', alder: '80', q, foer })}`, world).request);
  for (const [before, foer] of [
    ['akutplads ', 'akutplads'],
    ['', ''],
  ] as const)
    expect(asked(`${before}hernig 84 kateter`, foer)?.choices.slice(0, 1)).toEqual([
      { name: 'Ny samtale: Herning', href: '/?kommune=0657&q=84+kateter' },
    ]);
  expect(asked('akutplads hernig kateter', 'akutplads')).toBeUndefined();
  expect(asked('hernig 84', 'hernig')).toBeUndefined();
});

describe('everything else adds to the call', () => {
  const skive = { kommune: '0779', alder: '80', hast: '', setAside: '' };
  test.each([
    ['akutplads kateter', 'akutplads', { ...skive, q: 'akutplads kateter' }],
    ['akutplads 84', 'akutplads', { ...skive, alder: '84', q: 'akutplads' }],
    ['kateter akutplads', 'akutplads', { ...skive, q: 'kateter akutplads' }],
    ['akut', 'akutplads', { ...skive, q: 'akut' }],
    ['smerter lem', 'smerter', { ...skive, q: 'smerter lem' }],
    ['krise klinik struer', 'krise', { ...skive, q: 'krise klinik struer' }],
    ['klinik struer', 'klinik', { ...skive, q: 'klinik struer' }],
  ])('%s after »%s«', (q, foer, expected) => {
    expect(read(q, foer)).toEqual(expected);
  });

  test('a program says each parameter as it means it', async () => {
    const asked = new URLSearchParams({ kommune: '0779', foer: 'krise', q: 'krise struer kateter' });
    const { body } = await request(app).get(`/api/opslag?${asked}`);
    expect(body.criteria).toMatchObject({ municipality: { name: 'Struer' }, text: 'krise kateter' });
  });
});

describe('without scripts the form says what stood in it', () => {
  const next = new URLSearchParams({ kommune: '0779', q: 'krise struer 84 kateter', foer: 'krise' });

  test('once the place of the call is known', async () => {
    expect((await request(app).get('/?kommune=0779&q=krise')).text).toContain('name="foer" value="krise"');
    expect((await request(app).get('/?q=krise')).text).not.toContain('name="foer"');
  });

  test('and the page tells what it put aside, with the way to search it too', async () => {
    const { status, text } = await request(app).get(`/?${next}`);
    expect(status).toBe(200);
    expect(wordsOn(text)).toContain(
      'Ny samtale: »krise« stod i linjen før og er ikke søgt. Felterne er tømt.',
    );
    expect(linksOn(text)).toContainEqual({
      name: 'Søg også på det',
      href: '/?kommune=0671&alder=84&q=%22krise%22+kateter',
    });
    expect(fieldOn(text, 'q')).toBe('kateter');
  });

  test('and whether a misspelt town begins the next call is asked before the page moves on', async () => {
    const { status, text } = await request(app).get('/?kommune=0779&q=krise+hernig+84&foer=krise');
    expect(status).toBe(200);
    expect(linksOn(text).map(({ name }) => name)).toContain('Ny samtale: Herning');
  });

  test.each([
    ['34 år og 4 år – mor barn', '"mor barn" kateter'],
    ['ikke iv – lem', '"lem" kateter'],
    ['ikke', undefined],
  ])('only what was searched can be searched too: %s', (stood, expected) => {
    const { request } = lookUp(
      `${new URLSearchParams({ kommune: '0779', q: `${stood} struer 84 kateter`, foer: stood })}`,
      world,
    );
    expect(request.criteria).toMatchObject({ municipality: { name: 'Struer' }, age: 84, text: 'kateter' });
    const href = setAsideWords(request)?.href;
    expect(href && new URL(href, 'http://x').searchParams.get('q')).toBe(expected);
  });

  test('an empty line too, and the address does not hold it', async () => {
    expect((await request(app).get('/?kommune=0779')).text).toContain('name="foer" value=""');
    const { headers } = await request(app).get('/?kommune=0779&q=krise&foer=');
    expect(headers.location).toBe('/?kommune=0779&q=krise');
  });

  test('no address holds it where nothing was', async () => {
    const { status, headers } = await request(app).get('/?kommune=0779&q=krise+kateter&foer=krise');
    expect([status, headers.location]).toEqual([303, '/?kommune=0779&q=krise+kateter']);
  });
});

/** As a page that is open asks while it is typed. */
function askAsTyped(q: string) {
  const asked = request(app).get(`/?${new URLSearchParams({ q })}`);
  return asked.set({ 'HX-Request': 'true', 'HX-Request-Type': 'partial' });
}

describe('two whole calls in one line: the second is one key away', () => {
  test.each([
    ['skive 80 krise struer 84 kateter', 'struer 84 kateter'],
    ['80 skive krise 84 struer kateter', '84 struer kateter'],
    ['skive 80 krise skive 84', 'skive 84'],
  ])('%s', async (line, second) => {
    const { text } = await askAsTyped(line);
    const choice = linksOn(text).find(({ name }) => name.startsWith(`Ny samtale: »${second}«`));
    expect(choice?.href).toBe(`/?${new URLSearchParams({ q: second })}`);
  });

  test.each(['skive 80 struer', 'skive struer 84', 'skive 80 84'])('not of »%s«', async (line) => {
    const { text } = await askAsTyped(line);
    expect(wordsOn(text)).not.toContain('Ny samtale: »');
  });
});
