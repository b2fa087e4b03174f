/** The work list: what must be done about each offer, the least fresh first. */
import { describe, expect, test } from 'vitest';
import { type EditedOffer, workList } from '../../server/editing/work-list.ts';
import { noSignals } from '../../server/offers/signals.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { exampleOffer, exampleSource } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const now = danishTime('2026-12-01T10:00');

function edited(name: string, facts: object = {}, more: Partial<EditedOffer> = {}): EditedOffer {
  const offer = exampleOffer({ name, ...facts });
  return {
    offer,
    organisation: 'Horsens Kommune',
    state: 'published',
    draftKeptAt: undefined,
    waiting: [],
    holidays: [],
    proposals: { forReader: 0, forOthers: 0 },
    declined: [],
    signals: noSignals,
    mayConfirm: true,
    ...more,
  };
}

const fault = { kind: 'number', number: null, at: minuteOf(now) } as const;
const holidays: EditedOffer['holidays'] = [
  {
    season: { id: 'jul-2026', label: 'Julen 2026', during: 'i julen', dates: ['2026-12-24'] },
    lines: [
      {
        offer: exampleOffer({ name: 'Helligdag' }),
        editor: 'kommune-horsens',
        date: '2026-12-24',
        about: 'own',
        words: 'lukket',
        stated: true,
        confirmed: false,
      },
    ],
  },
];

const readIn = (pageDate: string | null) => ({ sources: [{ ...exampleSource, pageDate }] });
const verifiedIn = (month: string) => ({ verifiedAt: `2026-${month}-01T10:00:00+01:00` });

test('the most urgent comes first: fault, rejection, holidays, draft, overdue, never confirmed by the age of its source; what is withdrawn last', () => {
  const rows = workList(
    [
      edited('I orden', verifiedIn('11')),
      edited('Kilde 2024', readIn('2024-02-01')),
      edited('Forfalden', verifiedIn('03')),
      edited('Væk', readIn(null), { state: 'withdrawn' }),
      edited('Udateret', readIn(null)),
      edited('Kladde', verifiedIn('12'), { draftKeptAt: now.subtract({ hours: 20 }).toInstant() }),
      edited('Kilde 2021', readIn('2021-02-01')),
      edited('Helligdag', verifiedIn('11'), { holidays }),
      edited('Afvist', verifiedIn('12'), { declined: [{ id: 1, reason: 'Nyt navn', answer: 'Nej' }] }),
      edited('Meldt fejl', verifiedIn('12'), { signals: { ...noSignals, faults: [fault] } }),
    ],
    now,
  );
  expect(rows.map(({ offer }) => offer.name)).toEqual([
    'Meldt fejl',
    'Afvist',
    'Helligdag',
    'Kladde',
    'Forfalden',
    'Udateret',
    'Kilde 2021',
    'Kilde 2024',
    'I orden',
    'Væk',
  ]);
});

describe('each task says what and has one button', () => {
  const tasksOf = (one: EditedOffer) =>
    workList([one], now).flatMap(({ tasks }) =>
      tasks.map(({ kind, words, button }) => `${kind}: ${words} [${button}]`),
    );
  const waiting = [{ effectiveFrom: danishTime('2027-01-01T00:00').toInstant(), reason: 'Ny myndighed' }];

  test.each([
    [edited('A', verifiedIn('11')), []],
    [
      edited('A', verifiedIn('03')),
      ['forfaldne: Forfalden: sidst bekræftet 1. marts 2026 af Horsens Kommune [Bekræft]'],
    ],
    [edited('A'), ['ubekraeftede: Ikke bekræftet af tilbuddet · kilde fra 2026 [Bekræft]']],
    [
      edited('A', {}, { mayConfirm: false }),
      ['ubekraeftede: Ikke bekræftet af tilbuddet · kilde fra 2026 [Se]'],
    ],
    [edited('A', {}, { state: 'draft' }), ['ikke-offentliggjort: Kan kun ses her [Gør færdig]']],
    [edited('A', {}, { state: 'withdrawn' }), []],
    [edited('A', verifiedIn('11'), { waiting }), ['planlagte: 1. januar 2027: Ny myndighed [Se]']],
    [
      edited('A', verifiedIn('11'), { draftKeptAt: danishTime('2026-11-30T14:10').toInstant() }),
      ['kladder: Din kladde fra i går kl. 14.10 er ikke gemt [Fortsæt]'],
    ],
  ])('%#', (one, tasks) => {
    expect(tasksOf(one)).toEqual(tasks);
  });
});

describe('the page', () => {
  const offers = [
    exampleOffer({ name: 'Eksempel Horsens' }),
    exampleOffer({ name: 'Eksempel Sygepleje', ...verifiedIn('11') }),
    exampleOffer({ name: 'Eksempel Odder', editor: 'kommune-odder' }),
  ];
  const begin = () => startService({ offers, now: '2026-12-01T10:00' });
  const namesOn = (text: string) =>
    [...text.matchAll(/class="work-name"[^>]*>([^<]*)</g)].map(([, name]) => name);

  test('an editor sees the own organisation’s offers, an administrator all of them, by organisation', async () => {
    const world = await begin();
    const editor = await signIn(world, { role: 'editor', organisation: 'kommune-horsens' });
    expect(namesOn((await editor.get('/redaktion')).text)).toEqual([
      'Eksempel Horsens',
      'Eksempel Sygepleje',
    ]);
    const administrator = await signIn(world, { role: 'administrator' });
    const { text } = await administrator.get('/redaktion');
    expect(namesOn(text)).toHaveLength(3);
    expect(wordsOn(text)).toContain('Odder Kommune 1 tilbud · 1 med noget at gøre');
  });

  test('is narrowed by words, by organisation and by what must be done', async () => {
    const world = await begin();
    const administrator = await signIn(world, { role: 'administrator' });
    const narrowed = async (query: string) => namesOn((await administrator.get(`/redaktion?${query}`)).text);
    expect(await narrowed('q=sygepl')).toEqual(['Eksempel Sygepleje']);
    expect(await narrowed('organisation=kommune-odder')).toEqual(['Eksempel Odder']);
    expect(await narrowed('vis=i-orden')).toEqual(['Eksempel Sygepleje']);
    expect(await narrowed('vis=ubekraeftede&q=odder')).toEqual(['Eksempel Odder']);
    expect(wordsOn((await administrator.get('/redaktion?q=xyzzy')).text)).toContain('Ingen tilbud passer.');
  });

  test('a CPR number in the search is told at its field, and nothing of it is kept', async () => {
    const world = await begin();
    const editor = await signIn(world, { role: 'editor', organisation: 'kommune-horsens' });
    const { headers } = await editor.get('/redaktion?q=010190-1234+sygepleje');
    expect(headers.location).not.toContain('010190');
    const { text } = await editor.get(headers.location ?? '');
    expect(text).toMatch(/<p class="field-error" id="q-fejl" role="alert">[^<]*CPR/);
    expect(namesOn(text)).toEqual(['Eksempel Sygepleje']);
  });

  test('a row leads to the form by one link, to a task of another page by two', async () => {
    const world = await begin();
    const editor = await signIn(world, { role: 'editor', organisation: 'kommune-horsens' });
    const { text } = await editor.get('/redaktion');
    const links = (slug: string) => text.split(`href="/redaktion/tilbud/${slug}`).length - 1;
    expect([links('eksempel-horsens'), links('eksempel-sygepleje')]).toEqual([2, 1]);
  });

  test('without an offer says how to begin', async () => {
    const world = await begin();
    const editor = await signIn(world, { role: 'editor', organisation: 'kommune-struer' });
    expect(wordsOn((await editor.get('/redaktion')).text)).toContain(
      'Din organisation har ingen tilbud endnu.',
    );
  });
});
