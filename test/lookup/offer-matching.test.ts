/** Which offers suit, in what order, and why the others do not. 1 December 2026 is a Tuesday. */
import { describe, expect, test } from 'vitest';
import { answerOf, type Suiting } from '../../server/lookup/matches.ts';
import { matchOffers } from '../../server/lookup/offer-matching.ts';
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
import { catalogueOf, lookUp } from './look-up.ts';

const tuesdayMorning = '2026-12-01T10:00';
const tuesdayNight = '2026-12-01T23:50';

const namesIn = ({ shown }: Suiting) => shown.map(({ offer }) => offer.name);

describe('three groups: what fits, what nobody has stated hours for, what is closed now', () => {
  const offers = [weekdaysOnly, hoursUnknown, alwaysOpen];

  test('by day the weekday offer fits too', () => {
    const { names } = lookUp('', { offers, now: tuesdayMorning });
    expect(names('fits')).toEqual(['Eksempel Døgnåben', 'Eksempel Hverdage']);
    expect(names('unknown')).toEqual(['Eksempel Ukendt']);
    expect(names('later')).toEqual([]);
  });

  test('by night it comes later', () => {
    const { names, matches } = lookUp('', { offers, now: tuesdayNight });
    expect(names()).toEqual(['Eksempel Døgnåben', 'Eksempel Ukendt', 'Eksempel Hverdage']);
    expect(matches.counts).toEqual({ fits: 1, unknown: 1, later: 1 });
  });

  test('a holiday nobody has stated hours for is unknown, not closed', () => {
    const holidaysNotStated = exampleOffer({
      name: 'Eksempel Hverdag Uden Helligdage',
      openingHours: { kind: 'weekly', rows: [{ weekdays: [5], from: '08:00', to: '16:00' }] },
    });
    const { names } = lookUp('', { offers: [holidaysNotStated], now: '2026-12-25T10:00' });
    expect(names('unknown')).toEqual(['Eksempel Hverdag Uden Helligdage']);
  });
});

describe('the order within a group, rule by rule: the first difference decides', () => {
  test('acute offers come before those that are not acute', () => {
    const notAcute = exampleOffer({ name: 'Eksempel A', urgencies: [] });
    const acute = exampleOffer({ name: 'Eksempel B', coverage: { kind: 'country' } });
    const { names } = lookUp('kommune=0615', { offers: [notAcute, acute], now: tuesdayMorning });
    expect(names('fits')).toEqual(['Eksempel B', 'Eksempel A']);
  });

  test('open at the moment comes before opening within the window', () => {
    const opensSoon = exampleOffer({
      name: 'Eksempel A',
      openingHours: { kind: 'weekly', rows: [{ weekdays: [2], from: '10:01', to: '16:00' }] },
    });
    const open = exampleOffer({ name: 'Eksempel B', coverage: { kind: 'country' } });
    const { names } = lookUp('kommune=0615&hast=kommunalt', {
      offers: [opensSoon, open],
      now: tuesdayMorning,
    });
    expect(names('fits')).toEqual(['Eksempel B', 'Eksempel A']);
  });

  test('the whole word comes before a part of a word, then a word that means the same; the name before the rest', () => {
    const offers = [
      exampleOffer({ name: 'Eksempel A', summary: 'KAD' }),
      exampleOffer({ name: 'Eksempel B KAD' }),
      exampleOffer({ name: 'Eksempel C', summary: 'Kateterpleje' }),
      exampleOffer({ name: 'Eksempel D Kateterpleje' }),
      exampleOffer({ name: 'Eksempel E', summary: 'Kateter' }),
      exampleOffer({ name: 'Eksempel F Kateter', coverage: { kind: 'country' } }),
    ];
    const world = { offers, now: tuesdayMorning, lexicon: 'kad = kateter' };
    expect(lookUp('kommune=0615&q=kateter', world).names('fits')).toEqual([
      'Eksempel F Kateter',
      'Eksempel E',
      'Eksempel D Kateterpleje',
      'Eksempel C',
      'Eksempel B KAD',
      'Eksempel A',
    ]);
  });

  test('of several words the one found worst decides', () => {
    const offers = [
      exampleOffer({ name: 'Eksempel A Kateterpleje', summary: 'Drop' }),
      exampleOffer({ name: 'Eksempel B Kateter', summary: 'Drop' }),
    ];
    const { names } = lookUp('q=kateter+drop', { offers, now: tuesdayMorning });
    expect(names('fits')).toEqual(['Eksempel B Kateter', 'Eksempel A Kateterpleje']);
  });

  test("the municipality's own come before the cluster's, the region's and the country's", () => {
    const offers = [
      exampleOffer({ name: 'Eksempel A', coverage: { kind: 'country' } }),
      exampleOffer({ name: 'Eksempel B', coverage: { kind: 'region' } }),
      exampleOffer({ name: 'Eksempel C', coverage: { kind: 'clusters', ids: ['horsens'] } }),
      exampleOffer({ name: 'Eksempel D', coverage: { kind: 'municipalities', codes: ['0615'] } }),
    ];
    const { names } = lookUp('kommune=0615', { offers, now: tuesdayMorning });
    expect(names('fits')).toEqual(['Eksempel D', 'Eksempel C', 'Eksempel B', 'Eksempel A']);
    expect(lookUp('', { offers, now: tuesdayMorning }).names('fits')).toEqual(names('fits'));
  });

  test('what opens sooner comes first', () => {
    const opensAt = (name: string, from: string) =>
      exampleOffer({ name, openingHours: { kind: 'weekly', rows: [{ weekdays: [3], from, to: '16:00' }] } });
    const offers = [opensAt('Eksempel A', '09:00'), opensAt('Eksempel B', '08:00')];
    const { names } = lookUp('', { offers, now: tuesdayMorning });
    expect(names('later')).toEqual(['Eksempel B', 'Eksempel A']);
  });

  test('what has no known opening comes last', () => {
    const over = exampleOffer({
      name: 'Eksempel A',
      openingHours: {
        kind: 'weekly',
        rows: [{ weekdays: [2], from: '08:00', to: '16:00', validTo: '2026-11-30' }],
        publicHolidays: 'as-usual',
      },
    });
    const nextWeek = exampleOffer({
      name: 'Eksempel B',
      openingHours: { kind: 'weekly', rows: [{ weekdays: [1], from: '08:00', to: '16:00' }] },
    });
    const { names } = lookUp('', { offers: [over, nextWeek], now: tuesdayMorning });
    expect(names('later')).toEqual(['Eksempel B', 'Eksempel A']);
  });

  test('names stand in Danish order, æ ø å last', () => {
    const offers = [
      'Eksempel Ø',
      'Eksempel Å',
      'Eksempel Æ',
      'Eksempel Z',
      'Eksempel A',
      'Eksempel 10',
      'Eksempel 9',
    ].map((name) => exampleOffer({ name, slug: `eksempel-${name.codePointAt(9)}-${name.length}` }));
    const { names } = lookUp('', { offers: offers.toReversed(), now: tuesdayMorning });
    expect(names('fits')).toEqual([
      'Eksempel 9',
      'Eksempel 10',
      'Eksempel A',
      'Eksempel Z',
      'Eksempel Æ',
      'Eksempel Ø',
      'Eksempel Å',
    ]);
  });

  test('the order does not depend on the order of entry', () => {
    const offers = [weekdaysOnly, hoursUnknown, alwaysOpen, regionWide, childrenOnly, psychiatric];
    const forwards = lookUp('kommune=0615', { offers, now: tuesdayNight }).names();
    const backwards = lookUp('kommune=0615', { offers: offers.toReversed(), now: tuesdayNight }).names();
    expect(backwards).toEqual(forwards);
  });
});

describe('only what is open', () => {
  test('leaves out what is closed at the moment, and says when it opens', () => {
    const { names, nearMisses } = lookUp('aaben=1', {
      offers: [weekdaysOnly, alwaysOpen],
      now: tuesdayNight,
    });
    expect(names()).toEqual(['Eksempel Døgnåben']);
    expect(nearMisses).toEqual(['Eksempel Hverdage: Lukket til i morgen kl. 08.00']);
  });

  test('never leaves out what nobody has stated hours for', () => {
    const { names, nearMisses } = lookUp('aaben=1', { offers: [hoursUnknown], now: tuesdayNight });
    expect(names('unknown')).toEqual(['Eksempel Ukendt']);
    expect(nearMisses).toEqual([]);
  });
});

describe('who an offer is for', () => {
  test.each([
    [17, ['Eksempel Begge', 'Eksempel Børn']],
    [18, ['Eksempel Begge', 'Eksempel Voksne']],
    [64, ['Eksempel Begge', 'Eksempel Voksne']],
    [65, ['Eksempel Begge']],
  ])('%i years: both ends of an age rule are included', (age, expected) => {
    const offers = [
      childrenOnly,
      exampleOffer({ name: 'Eksempel Voksne', ageFrom: 18, ageTo: 64 }),
      exampleOffer({ name: 'Eksempel Begge' }),
    ];
    expect(lookUp(`alder=${age}`, { offers, now: tuesdayMorning }).names()).toEqual(expected);
  });

  test('an offer that is several ways in is found under each of them', () => {
    const both = exampleOffer({
      name: 'Eksempel Begge',
      urgencies: ['municipal', 'advice'],
      domains: ['psychiatric', 'somatic'],
    });
    for (const query of ['hast=kommunalt', 'hast=raadgivning', 'omraade=psykiatri', 'omraade=somatik'])
      expect(lookUp(query, { offers: [both], now: tuesdayMorning }).names()).toEqual(['Eksempel Begge']);
  });

  test('an offer counts from its first day to its last, both included', () => {
    const december = exampleOffer({
      name: 'Eksempel December',
      validFrom: '2026-12-01',
      validTo: '2026-12-31',
    });
    const found = (now: string) => lookUp('', { offers: [december], now }).names();
    expect(found('2026-11-30T23:59')).toEqual([]);
    expect(found('2026-12-01T00:00')).toEqual(['Eksempel December']);
    expect(found('2026-12-31T23:59')).toEqual(['Eksempel December']);
    expect(found('2027-01-01T00:00')).toEqual([]);
  });
});

describe('an offer that fails on exactly one thing is named with that thing', () => {
  test.each([
    ['kommune=0671', alwaysOpen, 'Eksempel Døgnåben: Dækker Horsens'],
    ['alder=84', childrenOnly, 'Eksempel Børn: Kun til og med 17 år'],
    ['hast=kommunalt', psychiatric, 'Eksempel Krise: Kun indlæggelse'],
    [
      'hast=kommunalt',
      exampleOffer({ name: 'Eksempel Værested', urgencies: [] }),
      'Eksempel Værested: Ikke et akut tilbud',
    ],
    ['omraade=somatik', psychiatric, 'Eksempel Krise: Kun psykiatri'],
    ['aaben=1', weekdaysOnly, 'Eksempel Hverdage: Lukket til i morgen kl. 08.00'],
  ])('?%s', (query, offer, line) => {
    const { names, nearMisses } = lookUp(query, { offers: [offer], now: tuesdayNight });
    expect(names()).toEqual([]);
    expect(nearMisses).toEqual([line]);
  });

  test('one that fails on two things is not named', () => {
    const { nearMisses, matches } = lookUp('kommune=0671&alder=84', {
      offers: [childrenOnly],
      now: tuesdayMorning,
    });
    expect(nearMisses).toEqual([]);
    expect(matches.nearMissCounts).toEqual({ municipality: 0, age: 0, closed: 0, urgency: 0, domain: 0 });
  });

  test('one without the words searched for is not named', () => {
    const offers = [childrenOnly, exampleOffer({ name: 'Eksempel Kateter' })];
    const { names, nearMisses } = lookUp('alder=84&q=kateter', { offers, now: tuesdayMorning });
    expect(names()).toEqual(['Eksempel Kateter']);
    expect(nearMisses).toEqual([]);
  });

  test('closed first, another municipality last, and of those the same cluster first', () => {
    const hereFor = (name: string, codes: string[]) =>
      exampleOffer({ name, coverage: { kind: 'municipalities', codes } });
    const offers = [
      hereFor('Eksempel A Struer', ['0671']),
      hereFor('Eksempel B Hedensted', ['0766']),
      exampleOffer({ name: 'Eksempel C', domains: ['psychiatric'] }),
      exampleOffer({ name: 'Eksempel D', urgencies: ['advice'] }),
      exampleOffer({ name: 'Eksempel E', ageTo: 17 }),
      exampleOffer({ name: 'Eksempel F', openingHours: weekdaysOnly.openingHours }),
    ];
    const query = 'kommune=0615&alder=84&hast=kommunalt&omraade=somatik&aaben=1';
    const { matches } = lookUp(query, { offers, now: tuesdayNight });
    expect(matches.nearMisses.map(({ offer, reason }) => `${reason} ${offer.name}`)).toEqual([
      'closed Eksempel F',
      'age Eksempel E',
      'urgency Eksempel D',
      'domain Eksempel C',
      'municipality Eksempel B Hedensted',
      'municipality Eksempel A Struer',
    ]);
    expect(matches.nearMissCounts).toEqual({ municipality: 2, age: 1, closed: 1, urgency: 1, domain: 1 });
  });
});

test('every offer of the day is told once: in a group, as a near miss, or counted', () => {
  const offers = [
    alwaysOpen,
    hoursUnknown,
    weekdaysOnly,
    childrenOnly,
    psychiatric,
    regionWide,
    exampleOffer({
      name: 'Eksempel Struer for børn',
      ageTo: 17,
      coverage: { kind: 'municipalities', codes: ['0671'] },
    }),
    exampleOffer({ name: 'Eksempel Ophørt', validTo: '2020-01-01' }),
  ];
  const queries = [
    '',
    'kommune=0615&alder=84',
    'kommune=0615&alder=84&q=boern',
    'hast=indlaeggelse&aaben=1',
    'q=struer+krise+x',
  ];
  for (const query of queries) {
    const { matches } = lookUp(query, { offers, now: tuesdayNight });
    const told = [matches.counts, matches.nearMissCounts, matches.others].flatMap((counts) =>
      Object.values(counts),
    );
    expect(
      told.reduce((sum, count) => sum + count),
      query,
    ).toBe(offers.length - 1);
  }
  const { matches } = lookUp('kommune=0615&alder=84&q=eksempel', { offers, now: tuesdayNight });
  expect(matches.others).toEqual({ several: 1, wordless: 0 });
  expect([matches.counts, matches.open]).toEqual([{ fits: 3, unknown: 1, later: 1 }, 3]);
});

describe('words that no offer mentions', () => {
  const offers = [alwaysOpen, exampleOffer({ name: 'Eksempel Kateter' }), psychiatric];
  const found = (query: string) => lookUp(query, { offers, now: tuesdayMorning });

  test.each(['kommune=0615', 'hast=kommunalt', 'omraade=somatik', 'alder=84'])(
    'are passed over when ?%s narrows the lookup',
    (query) => {
      const { names, matches } = found(`${query}&q=findesikke`);
      expect(names()).toEqual(found(query).names());
      expect(matches.text?.words).toEqual([{ typed: 'findesikke', how: 'nowhere', meant: [] }]);
    },
  );

  test('are passed over when another word is found', () => {
    expect(found('q=kateter+findesikke').names()).toEqual(['Eksempel Kateter']);
  });

  test.each(['', 'tid=2026-12-24T22:00&', 'aaben=1&'])(
    'find nothing when nothing else narrows it: ?%sq=',
    (query) => {
      const { names, nearMisses } = found(`${query}q=findesikke`);
      expect(names()).toEqual([]);
      expect(nearMisses).toEqual([]);
    },
  );
});

describe('an offer that covers the citizen is never hidden by a word it does not mention', () => {
  const here = exampleOffer({ name: 'Eksempel Akutteam' });
  const closedHere = { ...weekdaysOnly, name: 'Eksempel Sygeplejeklinik' };
  const elsewhere = exampleOffer({
    name: 'Eksempel Fald',
    coverage: { kind: 'municipalities', codes: ['0671'] },
  });
  const alsoHere = exampleOffer({ name: 'Eksempel Fald og brud' });

  test('when none here mentions it, those that suit otherwise are the answer', () => {
    const { nearMisses, matches } = lookUp('kommune=0615&q=fald', {
      offers: [closedHere, here, elsewhere],
      now: tuesdayNight,
    });
    expect(namesIn(answerOf(matches))).toEqual(['Eksempel Akutteam', 'Eksempel Sygeplejeklinik']);
    expect(answerOf(matches).counts).toEqual({ fits: 1, unknown: 0, later: 1 });
    expect(nearMisses).toEqual(['Eksempel Fald: Dækker Struer']);
  });

  test('when some here mention it they are the answer, and the others are named, the open ones first', () => {
    const { matches } = lookUp('kommune=0615&q=fald', {
      offers: [closedHere, here, elsewhere, alsoHere],
      now: tuesdayNight,
    });
    expect(namesIn(answerOf(matches))).toEqual(['Eksempel Fald og brud']);
    expect(namesIn(matches.wordless)).toEqual(['Eksempel Akutteam', 'Eksempel Sygeplejeklinik']);
    expect(matches.others).toEqual({ several: 0, wordless: 2 });
  });

  test.each(['alder=17', 'hast=indlaeggelse', 'omraade=psykiatri', 'aaben=1'])(
    'but one that fails on something else too is not: %s',
    (query) => {
      const { matches } = lookUp(`kommune=0615&q=fald&${query}`, {
        offers: [{ ...closedHere, ageFrom: 18, urgencies: ['municipal'], domains: ['somatic'] }, elsewhere],
        now: tuesdayNight,
      });
      expect(namesIn(matches.wordless)).toEqual([]);
      expect(matches.others.wordless).toBe(1);
    },
  );

  test('of two words, those here that mention one are the answer', () => {
    const both = { ...elsewhere, name: 'Eksempel Fald og drop' };
    const { names, matches } = lookUp('kommune=0615&q=fald+drop', {
      offers: [here, alsoHere, both],
      now: tuesdayNight,
    });
    expect(names()).toEqual(['Eksempel Fald og brud']);
    expect(matches.someWordsOnly).toBe(true);
    expect(namesIn(matches.wordless)).toEqual(['Eksempel Akutteam']);
  });

  test('without a municipality it would be everything, and is only counted', () => {
    const { names, matches } = lookUp('alder=84&q=fald', { offers: [here, elsewhere], now: tuesdayNight });
    expect(names()).toEqual(['Eksempel Fald']);
    expect(namesIn(matches.wordless)).toEqual([]);
    expect(matches.others.wordless).toBe(1);
  });
});

test('what an offer is not for puts it after those that are found alike', () => {
  const clinic = exampleOffer({
    name: 'Eksempel A Stroke Klinik',
    exclusions: 'Aktuelle udfald eller stroke',
  });
  const guard = exampleOffer({ name: 'Eksempel Vagt', summary: 'Trombolyse ved stroke' });
  const ask = (word: string) =>
    lookUp(`q=${word}`, { offers: [clinic, guard], now: tuesdayMorning, lexicon: 'stroke = apopleksi' });
  expect(ask('stroke').names()).toEqual(['Eksempel Vagt', 'Eksempel A Stroke Klinik']);
  expect(ask('apopleksi').names()).toEqual(['Eksempel Vagt', 'Eksempel A Stroke Klinik']);
  expect(ask('stroke').matches.shown.map(({ textMatch }) => textMatch)).toEqual(['exact', 'exact']);
});

describe('while it is asked in which municipality somebody lives', () => {
  const elsewhere = exampleOffer({
    name: 'Eksempel A Fald',
    coverage: { kind: 'municipalities', codes: ['0671'] },
  });
  const favrskov = exampleOffer({
    name: 'Eksempel Favrskov',
    coverage: { kind: 'municipalities', codes: ['0710'] },
  });
  const country = exampleOffer({ name: 'Eksempel Landet', coverage: { kind: 'country' } });
  const offers = [elsewhere, country, favrskov];

  test('nothing is filtered, but what covers none of them comes last and is known', () => {
    const { names, matches, request } = lookUp('kommune=8870', { offers, now: tuesdayMorning });
    expect(request.ambiguous[0]?.choices.map(({ name }) => name)).toContain('Favrskov');
    expect(names()).toEqual(['Eksempel Favrskov', 'Eksempel Landet', 'Eksempel A Fald']);
    expect(matches.shown.map(({ coversNone }) => coversNone)).toEqual([false, false, true]);
  });

  test('those that cover one of them are not hidden by a word that only another mentions', () => {
    const { names, matches } = lookUp('kommune=8870&q=fald', { offers, now: tuesdayMorning });
    expect(names()).toEqual(['Eksempel A Fald']);
    expect(matches.wordless.shown.map(({ offer }) => offer.name)).toEqual([
      'Eksempel Favrskov',
      'Eksempel Landet',
    ]);
  });
});

describe('several words', () => {
  const offers = [
    exampleOffer({ name: 'Eksempel Kateter' }),
    exampleOffer({ name: 'Eksempel Drop' }),
    exampleOffer({ name: 'Eksempel Kateter og drop til børn', ageTo: 17 }),
  ];

  test('must all be held', () => {
    const { names, matches } = lookUp('q=drop+kateter', { offers, now: tuesdayMorning });
    expect(names()).toEqual(['Eksempel Kateter og drop til børn']);
    expect(matches.someWordsOnly).toBe(false);
  });

  test('an offer that holds all and fails on one thing else is named, and no other is shown in its place', () => {
    const { names, nearMisses } = lookUp('alder=84&q=drop+kateter', { offers, now: tuesdayMorning });
    expect(names()).toEqual([]);
    expect(nearMisses).toEqual(['Eksempel Kateter og drop til børn: Kun til og med 17 år']);
  });

  test('when no offer holds them all, those that hold some are shown', () => {
    const { names, matches } = lookUp('q=drop+kateter', { offers: offers.slice(0, 2), now: tuesdayMorning });
    expect(names()).toEqual(['Eksempel Drop', 'Eksempel Kateter']);
    expect(matches.someWordsOnly).toBe(true);
    expect(matches.shown.map(({ lacks }) => lacks)).toEqual([['kateter'], ['drop']]);
  });

  test('those that hold more of them come first, however the fewer are held', () => {
    const more = exampleOffer({ name: 'Eksempel Åben', summary: 'Dropper og katetersæt' });
    const { names, matches } = lookUp('q=kateter+drop+demens', {
      offers: [...offers.slice(0, 2), more, exampleOffer({ name: 'Eksempel Demens' })],
      now: tuesdayMorning,
    });
    expect(names()[0]).toBe('Eksempel Åben');
    expect(matches.shown[0]?.lacks).toEqual(['demens']);
  });
});

describe('a word that stands only where an offer tells of access says nothing of what the offer does', () => {
  const nursing = exampleOffer({
    name: 'Eksempel Hjemme',
    summary: 'Sygepleje',
    openingHours: { kind: 'unknown' },
  });
  const helpline = exampleOffer({ name: 'Eksempel Linje', access: { how: 'Sygeplejersker svarer' } });

  test('it stands apart from those who have the word elsewhere, also when these are not known to be open', () => {
    const { names, matches } = lookUp('q=sygepleje', { offers: [nursing, helpline], now: tuesdayMorning });
    expect(names()).toEqual(['Eksempel Hjemme']);
    expect(namesIn(matches.mentions)).toEqual(['Eksempel Linje']);
  });

  test('it is the answer when nobody has the word elsewhere', () => {
    const { names, matches } = lookUp('q=sygepleje', { offers: [helpline], now: tuesdayMorning });
    expect(names()).toEqual(['Eksempel Linje']);
    expect(namesIn(matches.mentions)).toEqual([]);
  });

  test('an open one is not somebody to call instead of the visitation', () => {
    const staffed = { ...helpline, phones: staffNumber.phones };
    const offers = [nursing, staffed, hospitalVisitation];
    expect(lookUp('kommune=0615&q=sygepleje', { offers, now: tuesdayMorning }).fallback).toEqual([
      'Eksempel Visitation',
    ]);
  });

  test('of several words, one that is held elsewhere too is no mention', () => {
    const both = { ...helpline, summary: 'Sygepleje om natten' };
    const { names, matches } = lookUp('q=sygepleje+svarer', { offers: [nursing, both], now: tuesdayMorning });
    expect(names()).toEqual(['Eksempel Linje']);
    expect(namesIn(matches.mentions)).toEqual([]);
  });
});

describe('never empty: when nothing is known to be open, who to ring instead', () => {
  const offers = [weekdaysOnly, hospitalVisitation, outOfHoursDoctor];

  test("at night the cluster's visitation and the lægevagt, the nearer first", () => {
    const { names, fallback } = lookUp('kommune=0615&hast=kommunalt&tid=2026-12-04T22:00', {
      offers,
      now: tuesdayNight,
    });
    expect(names('fits')).toEqual([]);
    expect(fallback).toEqual(['Eksempel Visitation', 'Eksempel Lægevagt']);
  });

  test('by day the lægevagt is closed and is not offered', () => {
    const { fallback } = lookUp('kommune=0615&omraade=psykiatri', { offers, now: tuesdayMorning });
    expect(fallback).toEqual(['Eksempel Visitation']);
  });

  test("another cluster's visitation is not offered", () => {
    const { fallback } = lookUp('kommune=0671&hast=kommunalt', { offers, now: tuesdayNight });
    expect(fallback).toEqual(['Eksempel Lægevagt']);
  });

  test('without a municipality the lægevagt that covers all of them', () => {
    const { fallback } = lookUp('q=findes-ikke', { offers, now: tuesdayNight });
    expect(fallback).toEqual(['Eksempel Lægevagt']);
  });

  test('hours nobody has stated do not count as open', () => {
    const { names, fallback } = lookUp('kommune=0615&hast=kommunalt', {
      offers: [hoursUnknown, hospitalVisitation],
      now: tuesdayNight,
    });
    expect(names('unknown')).toEqual(['Eksempel Ukendt']);
    expect(fallback).toEqual(['Eksempel Visitation']);
  });

  test('with something open that can be called it is left out', () => {
    const open = exampleOffer({ name: 'Eksempel Åben', phones: staffNumber.phones });
    expect(lookUp('kommune=0615', { offers: [...offers, open], now: tuesdayNight }).fallback).toEqual([]);
  });

  test('what is open but has no number is none that can be called', () => {
    const { names, fallback } = lookUp('kommune=0615&hast=kommunalt', {
      offers: [exampleOffer({ name: 'Eksempel Tavs', urgencies: ['municipal'] }), hospitalVisitation],
      now: tuesdayNight,
    });
    expect(names('fits')).toEqual(['Eksempel Tavs']);
    expect(fallback).toEqual(['Eksempel Visitation']);
  });

  test('a visitation that has closed down, or has not begun, is not offered', () => {
    const closedDown = exampleOffer({
      name: 'Eksempel Gammel',
      fallback: true,
      validTo: '2026-11-30',
      ageFrom: 18,
    });
    const notBegun = exampleOffer({
      name: 'Eksempel Ny',
      fallback: true,
      validFrom: '2027-01-01',
      ageFrom: 18,
    });
    const { fallback } = lookUp('kommune=0615', { offers: [closedDown, notBegun], now: tuesdayNight });
    expect(fallback).toEqual([]);
  });
});

describe('only as many as asked for are returned, and all are counted', () => {
  test('the first in order', () => {
    const { request } = lookUp('alder=17', { offers: [], now: tuesdayMorning });
    const catalogue = catalogueOf(
      [alwaysOpen, regionWide, psychiatric, exampleOffer({ name: 'Eksempel Ældre', ageFrom: 65 })],
      tuesdayMorning,
    );
    const matches = matchOffers(catalogue, request.criteria, { shown: 2, nearMisses: 0 });
    expect(matches.shown.map(({ offer }) => offer.name)).toEqual(['Eksempel Døgnåben', 'Eksempel Krise']);
    expect(matches.counts.fits).toBe(3);
    expect(matches.nearMisses).toEqual([]);
    expect(matches.nearMissCounts.age).toBe(1);
  });
});
