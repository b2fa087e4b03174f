/** Two places, two ages, a place outside the region: asked about or told, never chosen in silence. */
import { describe, expect, test } from 'vitest';
import { catalogueAt } from '../../server/catalogue/catalogue.ts';
import { questionAsked } from '../../server/lookup/answer-questions.ts';
import { criteriaChips } from '../../server/lookup/criteria-chips.ts';
import { readLookup } from '../../server/lookup/lookup-criteria.ts';
import { lookupPage } from '../../server/lookup/lookup-page.ts';
import { matchOffers } from '../../server/lookup/offer-matching.ts';
import { parseQuery } from '../../server/query-string.ts';
import { alwaysOpen } from '../example-offers.ts';
import { danishTime, organisations, outside, places, publishedAt, services } from '../start-service.ts';

const now = danishTime('2026-12-01T10:00');
const offers = ['Eksempel Døgnåben', 'Akutklinik Silkeborg', 'Værested 4', 'Telefonlinjen Odense'].map(
  (name, i) => ({ ...alwaysOpen, id: crypto.randomUUID(), slug: `eksempel-${i}`, name }),
);
const catalogue = catalogueAt(
  {
    versions: offers.map((offer, i) => ({ ...publishedAt(now, offer), sequence: i + 1, offerId: offer.id })),
    places,
    organisations,
    services,
    outside,
  },
  now,
);

function ask(line: string, fields = '') {
  const request = readLookup(parseQuery(`/?q=${encodeURIComponent(line)}${fields}`), catalogue, now);
  const matches = matchOffers(catalogue, request.criteria, { shown: 10, nearMisses: 10 });
  const page = lookupPage(catalogue, request, matches, now);
  return {
    ...request,
    municipality: request.criteria.municipality?.name,
    question: questionAsked(request),
    notice: page.wordsNotice,
    messages: request.errors.map(({ field, message }) => `${field}: ${message}`),
    chips: criteriaChips(request, matches.text?.words ?? [], []).map(({ label, text }) => `${label} ${text}`),
    headings: page.sections.map(({ heading }) => heading),
  };
}

describe('two places: which is the home', () => {
  test.each([
    ['horsens og hedensted 80', ['Horsens', 'Hedensted']],
    ['aarhus eller randers', ['Aarhus', 'Randers']],
    ['8600 8800 iv', ['Silkeborg', 'Viborg']],
    ['er i randers, bor i horsens', ['Randers', 'Horsens']],
    ['ikke struer, holstebro', ['Struer', 'Holstebro']],
    ['struer randers horsens', ['Struer', 'Randers', 'Horsens']],
  ])('%s', (line, names) => {
    const { question, municipality, headings } = ask(line);
    expect(question?.text).toMatch(/^Linjen nævner .* Hvor bor borgeren\?$/);
    expect(question?.choices.map(({ name }) => name)).toEqual(names);
    expect(municipality).toBeUndefined();
    expect(headings).not.toContain('Passer');
  });

  test('choosing one takes both out of the line, and keeps the rest', () => {
    expect(ask('horsens og hedensted 80 iv').question?.choices).toEqual([
      { name: 'Horsens', href: '/?kommune=0615&alder=80&q=iv' },
      { name: 'Hedensted', href: '/?kommune=0766&alder=80&q=iv' },
    ]);
  });

  test('until then both stay in the line, so that a reload asks again', () => {
    const { entered } = ask('horsens og hedensted iv');
    expect(entered).toMatchObject({ kommune: '', q: 'horsens og hedensted – iv' });
  });

  test.each([
    ['horsens horsens', 'Horsens'],
    ['8700 horsens gedved', 'Horsens'],
    ['arhus aarhus', 'Aarhus'],
  ])('%s is one place', (line, name) => {
    expect(ask(line)).toMatchObject({ municipality: name, question: undefined });
  });

  test('a town in the name of an offer is that when a home is said before it', () => {
    expect(ask('viborg 45 akutklinik silkeborg')).toMatchObject({
      municipality: 'Viborg',
      question: undefined,
      criteria: { text: 'akutklinik silkeborg' },
    });
    expect(ask('akutklinik silkeborg')).toMatchObject({ municipality: 'Silkeborg' });
  });

  test('the place of the last citizen is not kept for a line that names two others', () => {
    expect(ask('horsens og hedensted', '&kommune=0671').entered.kommune).toBe('');
  });
});

describe('two ages: whose', () => {
  test.each([
    ['34 og 3 år horsens', ['34 år', '3 år']],
    ['mor 34 barn 3', ['34 år', '3 år']],
    ['nyfødt, mor 30 år', ['0 år', '30 år']],
  ])('%s', (line, ages) => {
    const { question, criteria } = ask(line);
    expect(question?.text).toMatch(/^Linjen nævner .* Hvor gammel er borgeren\?$/);
    expect(question?.choices.map(({ name }) => name)).toEqual(ages);
    expect(criteria.age).toBeNull();
  });

  test('choosing one takes both out of the line', () => {
    expect(ask('34 og 3 år horsens').question?.choices[1]?.href).toBe('/?kommune=0615&alder=3');
  });

  test.each([
    ['kvinde med 2 børn', null],
    ['mor 34 med 2 børn', 34],
    ['1 år og 3 mdr', 1],
    ['1 år 3 måneder gammel', 1],
    ['84 84 år', 84],
    ['sektion 4', null],
    ['40 værested 4', 40],
    ['værested 4', null],
  ])('%s is no question', (line, age) => {
    expect(ask(line)).toMatchObject({ question: undefined, criteria: { age } });
  });

  test('first where somebody lives, then how old', () => {
    const first = ask('horsens randers 34 3');
    expect(first.question?.choices.map(({ name }) => name)).toEqual(['Horsens', 'Randers']);
    const href = first.question?.choices[1]?.href ?? '';
    const then = readLookup(parseQuery(href), catalogue, now);
    expect(then.criteria.municipality?.name).toBe('Randers');
    expect(questionAsked(then)?.choices.map(({ href }) => href)).toEqual([
      '/?kommune=0730&alder=34',
      '/?kommune=0730&alder=3',
    ]);
  });
});

describe('a place outside the region is told, and filters nothing', () => {
  const rest = 'Opslaget dækker kun borgere, der bor i regionen; her vises tilbud';
  test.each([
    ['thisted 70', 'Thisted ligger uden for Region Midtjylland'],
    ['københavn', 'København ligger uden for Region Midtjylland'],
    ['aalborg iv', 'Aalborg ligger uden for Region Midtjylland'],
    ['alborg', 'Aalborg ligger uden for Region Midtjylland'],
    ['hoje tastrup', 'Høje-Taastrup ligger uden for Region Midtjylland'],
    ['2100', '»2100« er ikke et postnummer i Region Midtjylland'],
    ['2100 københavn ø', '»2100 københavn ø« er ikke et postnummer i Region Midtjylland'],
    ['9999 iv', '»9999« er ikke et postnummer i Region Midtjylland'],
  ])('%s', (line, told) => {
    const { messages, municipality, headings } = ask(line);
    expect(messages).toEqual([`q: ${told}. ${rest} uden hensyn til bopæl.`]);
    expect(municipality).toBeUndefined();
    expect(headings).not.toContain('Passer');
  });

  test('it is a chip, not a word that is searched for', () => {
    expect(ask('thisted 70 iv')).toMatchObject({ criteria: { text: 'iv' } });
    expect(ask('thisted 70 iv').chips).toEqual(['Alder 70 år', 'Uden for regionen thisted', 'Søger iv']);
  });

  test('a place of the region beside it counts', () => {
    expect(ask('viborg thisted').messages[0]).toMatch(/her vises tilbud for Viborg\.$/);
    // And stays in the line with it, or the next look at it would be a new call for the other place alone.
    expect(ask('viborg thisted').entered.q).toBe('viborg thisted');
    expect(ask('tarm 70 thisted').entered.q).toBe('0760 thisted');
  });

  test('one that an offer has in its own text is searched for', () => {
    expect(ask('odense')).toMatchObject({ messages: [], criteria: { text: 'odense' } });
    expect(ask('"thisted"')).toMatchObject({ messages: [], criteria: { text: 'thisted' } });
  });

  test('Vejen is only a town where it is said as one', () => {
    expect(ask('på vejen hjem struer')).toMatchObject({ messages: [] });
    expect(ask('faldt vejen struer')).toMatchObject({ messages: [] });
    expect(ask('vejen 70').messages[0]).toMatch(/^q: Vejen ligger uden for/);
  });
});

test.each([
  ['vejle 66 iv', 'Hedensted', '0766'],
  ['7100 66 iv', 'Hedensted', '0766'],
  ['hobro 66 iv', 'Viborg', '0791'],
  ['9500 66 iv', 'Viborg', '0791'],
  ['aalestrup 66 iv', 'Viborg', '0791'],
])('a town outside with a rim of its postcode here is told and asked about: %s', (line, name, code) => {
  const { question, municipality, headings } = ask(line);
  expect(question).toMatchObject({
    text: expect.stringMatching(/ligger mest uden for regionen\. Bor borgeren her\?$/),
    choices: [{ name, href: `/?kommune=${code}&alder=66&q=iv` }],
  });
  expect(municipality).toBeUndefined();
  expect(headings).not.toContain('Passer');
});

test('such a town is no part of the four digits before it', () => {
  expect(ask('2330 vejle')).toMatchObject({
    kept: [{ words: '2330', why: 'outside' }],
    question: { choices: [{ name: 'Hedensted' }] },
  });
});

test('four digits beside a place may have been a clock time', () => {
  expect(ask('2330 aarhus psyk').messages[0]).toMatch(
    /for Aarhus\. Er det et klokkeslæt, så skriv kl\. 23\.30\.$/,
  );
  expect(ask('2961 aarhus').messages[0]).toMatch(/for Aarhus\.$/);
});

describe('where somebody is decides nothing, the home does', () => {
  test.each([
    ['bor i horsens men er i randers iv', 'Horsens', 'er i randers'],
    ['viborg, er nu på samsø iv', 'Viborg', 'er nu på samsø'],
    ['struer er i skive 80 iv', 'Struer', 'er i skive'],
  ])('%s', (line, municipality, words) => {
    const told = ask(line);
    expect(told).toMatchObject({ municipality, question: undefined, criteria: { text: 'iv' } });
    expect(told.passedOver).toContain(words);
    expect(told.notice).toContain('Hjemmet afgør dækningen');
  });
});

test('a place that is denied is no home, and told', () => {
  const told = ask('ikke struer men holstebro 80 iv');
  expect(told).toMatchObject({
    municipality: 'Holstebro',
    question: undefined,
    criteria: { text: 'iv' },
    kept: [{ words: 'ikke struer men', why: 'denied' }],
  });
  expect(ask(told.entered.q, `&kommune=${told.entered.kommune}`).municipality).toBe('Holstebro');
  // What stands before it is denied, not the place.
  expect(ask('spiser ikke struer 84')).toMatchObject({ municipality: 'Struer' });
});

test('a weekday that its date is not on is told; the date counts', () => {
  const told = ask('struer iv lørdag aften 24.12');
  expect(told).toMatchObject({ entered: { tid: '2026-12-24T18:00' }, criteria: { text: 'iv' } });
  expect(told.notice).toMatch(/^Datoen er ikke en lørdag; opslaget bruger datoen\./);
  expect(ask('lørdag 24/12 iv struer').notice).toMatch(/^Datoen er ikke en lørdag/);
  for (const line of ['torsdag aften 24.12 struer', 'torsdag nat 24/12 struer', 'torsdag 24/12 kl 24 struer'])
    expect(ask(line).wrongWeekday, line).toBeUndefined();
});

test('a clock time that does not exist is told after its day too', () => {
  expect(ask('struer 84 iv i aften kl 25')).toMatchObject({
    messages: ['tid: »i aften kl. 25« er ikke et klokkeslæt, der findes'],
    criteria: { text: 'iv', age: 84 },
  });
});

test.each(['bp 80/40', 'BT 80/40', 'rr 12/8', 'blodtryk 120/80'])('%s is a measure, no date', (measure) => {
  expect(ask(`viborg ${measure} 70`)).toMatchObject({
    messages: [],
    entered: { tid: '' },
    criteria: { age: 70 },
  });
});

test('what is not wanted is told, and a name that says so is not', () => {
  expect(ask('uden iv struer')).toMatchObject({
    criteria: { text: '' },
    kept: [{ words: 'uden iv', why: 'refused' }],
  });
  expect(ask('ikke akutklinik')).toMatchObject({ criteria: { text: '' } });
});

test('a time that has been is told', () => {
  expect(ask('faldet i går struer 84')).toMatchObject({
    criteria: { text: 'faldet' },
    kept: [{ words: 'i går', why: 'past' }],
  });
});
