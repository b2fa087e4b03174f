/** What is typed, against the texts of some offers: how each is found, and by which words. */
import { describe, expect, test } from 'vitest';
import { parseLexicon, synonymsOf } from '../../server/catalogue/lexicon.ts';
import { buildTextIndex } from '../../server/catalogue/text-index.ts';
import { matchOf, textMatches } from '../../server/catalogue/text-match.ts';
import { searchText } from '../../server/catalogue/text-search.ts';

/** Offers by name, with the rest of their text. */
type Texts = Record<string, string>;

function search(typed: string, texts: Texts, lexicon = '') {
  const groups = parseLexicon(lexicon);
  const offers = Object.entries(texts).map(([name, rest]) => ({ name, rest: [rest] }));
  const hits = searchText(buildTextIndex(offers, groups), synonymsOf(groups), typed);
  const found = Object.keys(texts).flatMap((name, i) => (hits?.covered[i] ? [{ name, i }] : []));
  const strengthAt = (i: number) => hits?.strength[i] ?? 0;
  return {
    words: hits?.words,
    marked: [...new Set(hits?.marks.flatMap(({ words }) => [...words.keys()]))].sort(),
    /** How each offer is found. */
    how: Object.fromEntries(found.map(({ name, i }) => [name, matchOf(strengthAt(i))])),
    /** How many of the words each offer holds. */
    covered: Object.fromEntries(found.map(({ name, i }) => [name, hits?.covered[i]])),
    /** Best first. */
    order: found.sort((a, b) => strengthAt(b.i) - strengthAt(a.i)).map(({ name }) => name),
  };
}

/** How one text is found, or that it is not. */
function howFound(typed: string, text: string, lexicon = '') {
  return search(typed, { Tilbud: text }, lexicon).how.Tilbud ?? 'not found';
}

describe('exactly: the same word, whatever its Danish letters, capitals and endings', () => {
  test.each([
    ['sårpleje', 'Sårpleje'],
    ['saarpleje', 'Sårpleje'],
    ['sarpleje', 'Sårpleje'],
    ['sårpleje', 'SAARPLEJE'],
    ['ØJENLÆGE', 'øjenlæge'],
    ['ojenlage', 'øjenlæge'],
    ['øjenlæge', 'oejenlaege'],
    ['a\u030Aben', 'åben'],
    ['akutpladser', 'akutplads'],
    ['akutplads', 'akutpladserne'],
    ['hjemmet', 'hjem'],
    ['klinik', 'klinikken'],
    ['24', 'åben 24 timer'],
    ['kateter,', '(kateter)'],
  ])('»%s« in »%s«', (typed, text) => {
    expect(howFound(typed, text)).toBe('exact');
  });
});

describe('as part of a word: its beginning from three letters, its end from five', () => {
  test.each([
    ['skade', 'skadestue', 'prefix'],
    ['ska', 'skadestue', 'prefix'],
    ['visitation', 'hospitalsvisitation', 'prefix'],
    ['pleje', 'sygepleje', 'prefix'],
    ['stue', 'skadestue', 'not found'],
    ['destu', 'skadestue', 'not found'],
  ])('»%s« in »%s«: %s', (typed, text, how) => {
    expect(howFound(typed, text)).toBe(how);
  });

  test('a short word is a whole part of a compound, not a few letters of another word', () => {
    const texts = { Care: 'sårpleje', Soul: 'sårbarhed', Other: 'pleje', Asked: 'drop' };
    expect(search('sår drop', texts).covered).toEqual({ Care: 1, Asked: 1 });
    expect(search('uvi drop', { Sure: 'uvist', Asked: 'drop' }).covered).toEqual({ Asked: 1 });
  });

  test('while it is typed, last, it is the beginning of anything, unless the lexicon knows it', () => {
    expect(search('drop uvi', { Sure: 'uvist' }).how).toEqual({ Sure: 'prefix' });
    expect(search('uvi', { Sure: 'uvist' }, 'uvi = urinvejsinfektion').how).toEqual({});
  });

  test('who types a Danish letter means it', () => {
    expect(howFound('hånd', 'handicap')).toBe('not found');
    expect(howFound('hand', 'håndkirurgi')).toBe('prefix');
  });

  test('the beginning of a name comes before the end of one', () => {
    expect(search('skade', { Selvskade: '', Skadestue: '' }).order).toEqual(['Skadestue', 'Selvskade']);
  });

  test('two letters are a beginning only while they are no word of their own', () => {
    expect(search('iv', { A: 'ivrig' }).how).toEqual({ A: 'prefix' });
    expect(search('iv', { A: 'ivrig', B: 'giver iv' }).how).toEqual({ B: 'exact' });
  });
});

test('other words for a service mean the same as its name, and come before a mention that does', () => {
  const groups = parseLexicon('infusion = drop');
  const offers = [
    { name: 'Mention', rest: ['infusion'] },
    { name: 'Service', rest: ['Intravenøs behandling'], also: ['iv', 'drop'] },
    { name: 'Typed', rest: ['drop'] },
  ];
  const hits = searchText(buildTextIndex(offers, groups), synonymsOf(groups), 'drop');
  expect([...(hits?.strength ?? [])].map(matchOf)).toEqual(['synonym', 'synonym', 'exact']);
  const [mention = 0, service = 0, asTyped = 0] = hits?.strength ?? [];
  expect([asTyped > service, service > mention]).toEqual([true, true]);
});

test('a phrase of the lexicon is found where the whole of it stands, in any of its endings', () => {
  const lexicon = 'iv = intravenøs behandling';
  const texts = {
    Half: 'behandling',
    Apart: 'behandling, som er intravenøs',
    Whole: 'med intravenøse behandlinger',
    Next: 'intravenøs pleje og behandling',
  };
  expect(search('iv', texts, lexicon).how).toEqual({ Whole: 'synonym' });
});

test('two words at the border of two texts are no phrase and no word that anybody wrote', () => {
  const groups = parseLexicon('hurtigt besøg = akut sygepleje');
  const apart = {
    name: 'Apart',
    rest: ['Observation, akut', 'Sygepleje'],
    also: ['hjælp til akut', 'sygepleje'],
  };
  const together = { name: 'Together', rest: ['Observation', 'Akut sygepleje'] };
  const asOne = { name: 'As one', rest: ['Akutsygepleje'] };
  const index = buildTextIndex([apart, together, asOne], groups);
  const found = (typed: string) => [...(searchText(index, synonymsOf(groups), typed)?.covered ?? [])];
  expect(found('hurtigt besøg')).toEqual([0, 1, 0]);
  expect(found('akutsygepleje')).toEqual([0, 1, 1]);
});

describe('written together or apart', () => {
  test.each([
    ['akut team', 'akutteam'],
    ['akutteam', 'et akut team'],
    ['sygepleje vagt', 'sygeplejevagt'],
    ['sygeplejevagt', 'vagt for sygepleje'],
    ['visitations enhed', 'visitationsenhed'],
    ['visitationsenhed', 'enhed for visitation'],
    ['akut-team', 'akutteam'],
  ])('»%s« in »%s«', (typed, text) => {
    expect(howFound(typed, text)).toBe('exact');
  });

  test('its halves are found in compounds too, as when they are typed apart', () => {
    const text = 'sygepleje ved vagtlæge, som er læge';
    expect([howFound('sygeplejevagt', text), howFound('sygepleje vagt', text)]).toEqual(['prefix', 'prefix']);
  });

  test('apart, both ways of writing are found; words that are no word together are two', () => {
    expect(search('akut team', { A: 'akutteam', B: 'akut team', C: 'team' }).how).toEqual({
      A: 'exact',
      B: 'exact',
    });
    expect(search('team akut', { A: 'akutteam', B: 'akut team' }).covered).toEqual({ A: 1, B: 2 });
  });

  test.each(['akutteam', 'akutteamet', 'akutteams', 'akut team', 'akut teamet'])(
    'both ways of writing are found by »%s«, also where both are written',
    (typed) => {
      const texts = {
        Joined: 'Et akutteam',
        Ending: 'Akutteamet',
        Apart: 'Et akut team',
        Inflected: 'Det akut teams',
      };
      expect(search(typed, texts).how).toEqual({
        Joined: 'exact',
        Ending: 'exact',
        Apart: 'exact',
        Inflected: 'exact',
      });
    },
  );

  test('two words apart are one only side by side, when some offer writes them so', () => {
    const texts = { Joined: 'akutteam', Apart: 'et akut team', Far: 'et team, når det er akut' };
    expect(search('akutteam', texts).how).toEqual({ Joined: 'exact', Apart: 'exact' });
  });

  test('the beginning of one word may also be two words', () => {
    const texts = { Longer: 'akutsygepleje', Two: 'akut syge voksne' };
    expect(search('akutsyge', texts).how).toEqual({ Longer: 'prefix', Two: 'prefix' });
  });

  test('only the last half has endings: the first must stand as it is, but for a joining s or e', () => {
    expect(search('lægenringer', { A: 'Lægen ringer', B: 'Ingen lager' }).how).toEqual({ A: 'exact' });
    expect(search('visitationsenheden', { A: 'Enheder for visitation' }).how).toEqual({ A: 'exact' });
  });

  test('together, the two halves must both stand in the same text', () => {
    expect(search('sygeplejevagt', { A: 'sygepleje', B: 'vagt' }).how).toEqual({});
  });
});

describe('letters with full stops are one word', () => {
  test.each([
    ['i.v.', 'giver i.v. i hjemmet'],
    ['iv', 'giver i.v. i hjemmet'],
    ['i.v', 'giver iv'],
    ['I.V.', 'iv'],
    ['p.n.', 'medicin pn'],
  ])('»%s« in »%s«', (typed, text) => {
    expect(howFound(typed, text)).toBe('exact');
  });
});

describe('by a word that means the same', () => {
  const lexicon =
    'kad = kateter = blærekateter\nsår = vabel\npraktiserende læge = egen læge\nblodprøve = prøvetagning';

  test.each([
    ['kad', 'skift af kateter'],
    ['KAD', 'skift af katetersæt'],
    ['egen læge', 'henvisning fra praktiserende læge'],
    ['egen læge', 'læge, praktiserende'],
    ['blodprøverne', 'prøvetagning'],
  ])('»%s« finds »%s«', (typed, text) => {
    expect(howFound(typed, text, lexicon)).toBe('synonym');
  });

  test('what was found instead is told', () => {
    expect(search('kad', { A: 'kateter' }, lexicon).words).toEqual([
      { typed: 'kad', how: 'synonym', meant: ['kateter'] },
    ]);
    expect(search('egen læge', { A: 'praktiserende læge' }, lexicon).words).toEqual([
      { typed: 'egen læge', how: 'synonym', meant: ['praktiserende læge'] },
    ]);
  });

  test('a word that is found itself finds its synonyms too, below it', () => {
    const { how, order, words } = search('kateter', { A: 'KAD', B: 'kateter' }, lexicon);
    expect(how).toEqual({ A: 'synonym', B: 'exact' });
    expect(order).toEqual(['B', 'A']);
    expect(words).toEqual([{ typed: 'kateter', how: 'exact', meant: ['kad'] }]);
  });

  test('a phrase needs all its words in the same text', () => {
    expect(search('egen læge', { A: 'praktiserende', B: 'læge' }, lexicon).how).toEqual({});
  });

  test('a short synonym is a word of its own: sår is not the beginning of sårbarhed', () => {
    expect(howFound('vabel', 'sårbarhed', lexicon)).toBe('not found');
    expect(howFound('vabel', 'små sår', lexicon)).toBe('synonym');
  });
});

describe('by a guess', () => {
  test.each([
    ['katater', 'kateter', 'guess'],
    ['sygpelje', 'sygepleje', 'guess'],
    ['psykaitri', 'psykiatri', 'guess'],
    ['drpo', 'drop', 'guess'],
    ['drp', 'drop', 'not found'],
    ['katatar', 'kateter', 'not found'],
    ['8701', 'nr. 8700', 'not found'],
  ])('»%s« for »%s«: %s', (typed, text, how) => {
    expect(howFound(typed, text)).toBe(how);
  });

  test('a guessed word is found in all its endings, and told once', () => {
    const found = search('akutelefon', { One: 'akuttelefon', Other: 'akuttelefonen' });
    expect(found.how).toEqual({ One: 'guess', Other: 'guess' });
    expect(found.words).toEqual([{ typed: 'akutelefon', how: 'guess', meant: ['akuttelefon'] }]);
  });

  test('a letter left out of a word of eight leaves it long: two slips are allowed by the word that is meant', () => {
    expect(search('akutem', { A: 'akutteam' }).how).toEqual({ A: 'guess' });
    expect(search('akutm', { A: 'akutteam' }).how).toEqual({});
    expect(search('bagvagt', { A: 'lægevagt' }).how, 'nor is its first letter another').toEqual({});
  });

  test('what one slip explains is not two other words, nor the end of one', () => {
    const texts = { Meant: 'sygepleje', Halves: 'syge i pleje', End: 'døgnophold', Whole: 'ophold' };
    expect(search('sygeepleje', texts).how).toEqual({ Meant: 'guess' });
    expect(search('phold', texts).how).toEqual({ Whole: 'guess' });
  });

  test('letters beside a Danish one may be swapped with its two signs', () => {
    expect(search('lgæer', { A: 'læger' }).how).toEqual({ A: 'guess' });
    expect(search('vræested', { A: 'værested' }).how).toEqual({ A: 'guess' });
  });

  test('what says un- is not what it denies', () => {
    expect(search('ubehandlet', { A: 'behandlet' }).how).toEqual({});
  });

  test('only when nothing else finds the word', () => {
    expect(search('team', { A: 'tear', B: 'teamleder' }).how).toEqual({ B: 'prefix' });
    expect(search('kaos', { A: 'kapos', B: 'uro' }, 'kaos = uro').how).toEqual({ B: 'synonym' });
    expect(search('akutteam', { A: 'akutteom', B: 'akut team' }).how).toEqual({ B: 'exact' });
  });

  test('what was guessed is told, as it is written', () => {
    expect(search('ojenlege', { A: 'Øjenlæge' }).words).toEqual([
      { typed: 'ojenlege', how: 'guess', meant: ['øjenlæge'] },
    ]);
  });

  test('a misspelt word of the lexicon is guessed, and found by what means the same', () => {
    const { how, words } = search('abstinesner', { A: 'afrusning' }, 'abstinenser = afrusning');
    expect(how).toEqual({ A: 'guess' });
    expect(words).toEqual([{ typed: 'abstinesner', how: 'guess', meant: ['abstinenser'] }]);
  });
});

describe('nowhere', () => {
  test.each([
    'findesikke',
    'xyz',
    'constructor',
    '__proto__',
    'toString',
    'hasOwnProperty',
    '9',
    'مرحبا',
    '救急',
  ])('%s', (typed) => {
    const { how, words } = search(typed, { A: 'kateter' }, 'kad = kateter');
    expect(how).toEqual({});
    expect(words).toMatchObject([{ how: 'nowhere', meant: [] }]);
  });

  test('a word found nowhere takes nothing from the others', () => {
    const { how, covered, words } = search('kateter findesikke', { A: 'kateter' });
    expect(how).toEqual({ A: 'exact' });
    expect(covered).toEqual({ A: 1 });
    expect(words?.map((word) => word.how)).toEqual(['exact', 'nowhere']);
  });

  test.each(['', '   ', '!!!', '%', '🚑', '\u202E', '\u0000'])('%j is no word at all', (typed) => {
    expect(search(typed, { A: 'kateter' }).words).toBeUndefined();
  });

  test('no offers, nothing found', () => {
    expect(search('kateter', {}).words).toMatchObject([{ how: 'nowhere' }]);
  });
});

describe('the better found comes first', () => {
  test('exactly before part of a word before a synonym; of each the name before the rest', () => {
    const texts = {
      'A KAD': '',
      B: 'kad',
      'C kateterpleje': '',
      D: 'kateterpleje',
      'E kateter': '',
      F: 'kateter',
    };
    expect(search('kateter', texts, 'kad = kateter').order).toEqual([
      'E kateter',
      'F',
      'C kateterpleje',
      'D',
      'A KAD',
      'B',
    ]);
    expect(textMatches.indexOf('guess')).toBeLessThan(textMatches.indexOf('synonym'));
  });

  test('of several words the one found worst decides', () => {
    expect(search('kateter sygpleje', { A: 'kateter sygepleje' }).how).toEqual({ A: 'guess' });
    expect(search('kateter syge', { A: 'kateter sygepleje' }).how).toEqual({ A: 'prefix' });
  });

  test('a word of the lexicon is in the name also when another form of it stands in the text', () => {
    const texts = { 'A nat': 'lægevagt', 'B lægevagtens nat': 'lægevagt' };
    expect(search('vagtlæge', texts, 'vagtlæge = lægevagt').order).toEqual(['B lægevagtens nat', 'A nat']);
  });

  test('a phrase is in the name when all its words are', () => {
    expect(search('akut team', { 'A akut': 'team', 'B akut team': '' }).order).toEqual([
      'B akut team',
      'A akut',
    ]);
  });
});

describe('what is marked is what it was found by', () => {
  test.each([
    ['kateter', 'kateter og drop', ['kateter']],
    ['akutpladser', 'en akutplads', ['akutplads']],
    ['skade', 'skadestue', ['skadestue']],
    ['sygeplejevagt', 'vagt for sygepleje', ['sygepleje', 'vagt']],
    ['kad', 'kateter', ['kateter']],
    ['katater', 'kateter', ['kateter']],
    ['i.v.', 'giver i.v.', ['iv']],
    ['findesikke', 'kateter', []],
  ])('»%s« in »%s«: %j', (typed, text, words) => {
    expect(search(typed, { A: text }, 'kad = kateter').marked).toEqual(words);
  });
});

describe('an ordinary word that no offer mentions is not guessed to be another', () => {
  test.each([
    ['forvirret', 'forværret'],
    ['fået', 'fast'],
    ['hofte', 'ofte'],
    ['kold', 'vold'],
    ['moren', 'døren'],
  ])('»%s« is not »%s«', (typed, text) => {
    expect(search(typed, { Tilbud: text }).words).toEqual([{ typed, how: 'nowhere', meant: [] }]);
  });
});
