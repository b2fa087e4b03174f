/** The form of an offer: what it says when nothing is changed, and what becomes of what is typed. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSeed } from '../../seed/seed-files.ts';
import { readOfferForm } from '../../server/editing/offer-form-schema.ts';
import { fieldsOf } from '../../server/editing/sent-fields.ts';
import { parseQuery } from '../../server/query-string.ts';
import { alwaysOpen, exampleOffer } from '../example-offers.ts';
import { anyOffer } from './any-offer.ts';
import { typeOver } from './read-form.ts';

const seed = readSeed();

describe('a form sent as it was opened changes nothing', () => {
  test('for every real offer', () => {
    expect(seed.offers.length).toBeGreaterThan(170);
    for (const offer of seed.offers) expect(typeOver(offer, {})).toEqual({ offer, mistakes: [] });
  });

  test('for any offer an editor could have made', () => {
    fc.assert(
      fc.property(anyOffer, (offer) => {
        expect(typeOver(offer, {})).toEqual({ offer, mistakes: [] });
      }),
      { numRuns: 300 },
    );
  });
});

test.each([
  ['name', '', 'Skriv tilbuddets navn, som folk kender det'],
  ['domains', [], 'Vælg psykiatri, somatik eller begge'],
  ['ageFrom', 'atten', 'Skriv alderen i hele år, fx 18. Tomt betyder ingen grænse.'],
  ['ageTo', '130', 'Skriv alderen i hele år, fx 18. Tomt betyder ingen grænse.'],
  ['capacity.places', 'ca. ti', 'Skriv antallet som et tal, fx 11. Forbehold kan stå i feltet ved siden af.'],
  ['reverifyAfterDays', 'halvårligt', 'Skriv antal dage, fx 90'],
  ['validTo', '31.2.2027', '»31.2.2027« er ikke en dato, der findes'],
  ['operator', 'findes-ikke', 'Vælg en organisation på listen'],
])('%s: »%s« is told at its field, and the rest is read', (field, typed, message) => {
  const { offer, mistakes } = typeOver(alwaysOpen, { [field]: typed, note: 'Nyt' });
  expect(mistakes).toEqual([{ field, message }]);
  expect(offer.note).toBe('Nyt');
});

test('a line too long is told with its length', () => {
  const { mistakes } = typeOver(alwaysOpen, { summary: 'x'.repeat(141) });
  expect(mistakes).toMatchObject([{ field: 'summary', message: expect.stringContaining('141 tegn') }]);
});

test('ages and dates the wrong way round are told at the later one', () => {
  const { mistakes } = typeOver(alwaysOpen, {
    ageFrom: '65',
    ageTo: '18',
    validFrom: '1.3.2027',
    validTo: '1.2.2027',
  });
  expect(mistakes.map(({ field }) => field)).toEqual(['ageTo', 'validTo']);
});

test('text is kept without the blanks around it, and an emptied field says nothing', () => {
  const { offer } = typeOver(exampleOffer({ name: 'A', note: 'Gammelt' }), {
    note: '  ',
    exclusions: ' Børn\n',
  });
  expect(offer).toMatchObject({ note: null, exclusions: 'Børn' });
});

test('what was ticked before keeps its order, what is new comes after', () => {
  const offer = exampleOffer({ name: 'A', services: ['saarpleje', 'iv-behandling'] });
  const { offer: changed } = typeOver(offer, { services: ['akutplads', 'iv-behandling', 'saarpleje'] });
  expect(changed.services).toEqual(['saarpleje', 'iv-behandling', 'akutplads']);
});

test('only an administrator gives an offer to another organisation, or makes it the one shown when nothing is open', () => {
  const typed = { authority: 'region-midtjylland', editor: 'kommune-odder', fallback: 'yes' };
  expect(typeOver(alwaysOpen, typed).offer).toMatchObject({ editor: 'kommune-horsens', fallback: false });
  expect(typeOver(alwaysOpen, typed, { administrator: true }).offer).toMatchObject({
    authority: 'region-midtjylland',
    editor: 'kommune-odder',
    fallback: true,
  });
});

test('a field the form does not have is refused, and so is one sent twice or half of one', () => {
  const read = (body: string) => {
    const fields = fieldsOf(parseQuery(`?${body}`));
    return fields && readOfferForm(fields);
  };
  expect(read('name=A&summary=B')).toMatchObject({ name: 'A', summary: 'B' });
  for (const body of [
    'id=1',
    'slug=x',
    'verifiedAt=nu',
    '__proto__.name=x',
    'name=A&name=B',
    'name=%E0%A4',
    'name=A&name.b=C',
    // So deep that going through it would run out of stack.
    `${'a.'.repeat(30_000)}a=1`,
  ])
    expect(read(body), body.slice(0, 80)).toBeUndefined();
});
