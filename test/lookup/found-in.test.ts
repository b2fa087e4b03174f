/** Each result says how it was found, and where when that is not in its name or summary. */
import { expect, test } from 'vitest';
import { lookupPage } from '../../server/lookup/lookup-page.ts';
import type { MarkedText } from '../../server/offers/marked-text.ts';
import { exampleOffer } from '../example-offers.ts';
import { danishTime } from '../start-service.ts';
import { catalogueOf, lookUp, type World } from './look-up.ts';

const nursing = exampleOffer({
  name: 'Eksempel Sygepleje',
  summary: 'Hjælp i hjemmet',
  operator: 'livslinien',
  targetGroup: 'Voksne med kateter eller sår',
  access: { who: 'Praktiserende læge', how: 'Ring til vagten' },
  services: ['iv-behandling'],
});
const shelter = exampleOffer({ name: 'Eksempel Herberg', summary: 'For hjemløse' });

function pageOf(line: string, lexicon = '', offers = [nursing, shelter]) {
  const world: World = { offers, now: '2026-12-01T10:00', lexicon };
  const { request, matches } = lookUp(`q=${encodeURIComponent(line)}`, world);
  const page = lookupPage(catalogueOf(world.offers, world.now), request, matches, danishTime(world.now));
  const bracketed = (parts: MarkedText) => parts.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');
  return {
    names: page.sections.flatMap(({ lines }) => lines).map(({ marks }) => bracketed(marks.name)),
    /** `fundet ordret | Målgruppe: Voksne med [kateter]` */
    lines: page.sections
      .flatMap(({ lines }) => lines)
      .map(({ how, found }) =>
        [how, ...found.map(({ label, parts }) => `${label}: ${bracketed(parts)}`)].join(' | '),
      ),
    chips: page.chips.map(({ text, meant }) => `${text} ${meant}`.trim()),
  };
}

test.each([
  ['sygepleje', 'fundet ordret'],
  ['hjemmet', 'fundet ordret'],
  ['kateter', 'fundet ordret | Målgruppe: Voksne med [kateter] eller sår'],
  ['kate', 'fundet som en del af et ord | Målgruppe: Voksne med [kateter] eller sår'],
  ['katetre sår', 'fundet ordret | Målgruppe: Voksne med [kateter] eller [sår]'],
  ['kateetr', 'fundet ved en gættet stavemåde | Målgruppe: Voksne med [kateter] eller sår'],
  ['vagten', 'fundet ordret | Adgang: Ring til [vagten]'],
  ['livslinien', 'fundet ordret | Leverandør: [Livslinien]'],
  ['intravenøs', 'fundet ordret | Kan udføre: [Intravenøs] behandling'],
  ['drop', 'fundet ved et ord, der betyder det samme | Kan udføre: Intravenøs behandling ([drop])'],
  [
    'sygepleje kateter drop',
    'fundet ved et ord, der betyder det samme | Målgruppe: Voksne med [kateter] eller sår | Kan udføre: Intravenøs behandling ([drop])',
  ],
])('%s: %s', (line, said) => {
  expect(pageOf(line).lines).toEqual([said]);
});

test('what was found exactly is shown before what means the same', () => {
  expect(pageOf('sår', 'sår = hjælp').lines).toEqual([
    'fundet ordret | Målgruppe: Voksne med kateter eller [sår]',
  ]);
});

test('of the words that mean the same, those that found the shown offers are told, each in one ending', () => {
  const lexicon = 'husvild = herberg = hjemløs = hjemløse = varmestue';
  expect(pageOf('husvild', lexicon).lines).toEqual(['fundet ved et ord, der betyder det samme']);
  expect(pageOf('husvild', lexicon).chips).toEqual(['husvild → herberg']);
  expect(pageOf('sygepleje', 'sygepleje = varmestue').chips).toEqual(['sygepleje']);
});

test('a phrase that means the same is marked as one, and only where the whole of it stands', () => {
  const lexicon = 'væskedrop = intravenøs behandling';
  const busy = { ...nursing, name: 'Eksempel Behandling', targetGroup: 'Behandling af voksne' };
  expect(pageOf('væskedrop', lexicon, [busy]).lines).toEqual([
    'fundet ved et ord, der betyder det samme | Kan udføre: [Intravenøs behandling]',
  ]);
  expect(pageOf('væskedrop', lexicon, [busy]).names).toEqual(['Eksempel Behandling']);
});
