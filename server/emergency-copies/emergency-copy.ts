/** A copy on paper or in a file: what stands in it, numbered in the order one would look for it, and what its first page says. */
import type { Catalogue, Published } from '../catalogue/catalogue.ts';
import { compareDanish, skeleton } from '../danish-text.ts';
import { daysShown } from '../offers/offer-card.ts';
import type { Urgency } from '../offers/offer-schema.ts';
import { urgencies } from '../offers/offer-values.ts';
import { domainLabels, urgencyLabels } from '../offers/offer-words.ts';
import { calendarDay, dayOfMinute, isoOf, minuteOf } from '../opening-hours/danish-calendar.ts';
import { dateWords, fullMomentWords } from '../opening-hours/danish-time.ts';
import { type CopiedOffer, copiedOffers } from './copied-offers.ts';
import { type CopyArea, copyArea, coversCluster } from './copy-area.ts';
import { anchorOf } from './copy-entry.ts';
import { type CopyNumber, copyNumbers } from './copy-phone.ts';
import {
  type CopyEdition,
  type CopyScope,
  clusterOf,
  copyPath,
  savedFileName,
  scopeName,
} from './copy-scope.ts';

/** An entry has one number in a copy, which stands for it wherever paper cannot be clicked. */
export type Numbered = { number: number; anchor: string; name: string; copied: CopiedOffer };

export type EmergencyCopy = {
  name: string;
  hospital: string | undefined;
  edition: CopyEdition;
  /** The moment the data was true. */
  stamp: { iso: string; words: string };
  /** The last day whose hours it tells. */
  lastDay: { date: string; words: string };
  fileName: string;
  /** Where the service itself answers. */
  source: { href: string; host: string; others: { name: string; href: string }[] };
  total: number;
  fallbacks: { name: string; anchor: string; phones: CopyNumber[] }[];
  /** Words that find each other, as they are compared: `kat=kateter|…`. */
  lexicon: string;
  choices: {
    municipalities: { code: string; name: string }[];
    urgencies: { id: string; label: string }[];
    domains: { id: string; label: string }[];
  };
  /** By municipality and way in, the numbers of the entries that are for it and not for a whole cluster or more. */
  index: { columns: string[]; rows: { name: string; cells: Numbered[][] }[] };
  names: Numbered[];
  sections: CopySection[];
};

export type CopySection = {
  id: string;
  heading: string;
  /** Several ways in: they stand under another. */
  elsewhere: Numbered[];
  groups: { heading: string; entries: Numbered[] }[];
};

const notAcute = 'Ikke akutte tilbud';
const widerThanMunicipalities = 2;

export type CopyQuestion = {
  catalogue: Catalogue;
  published: Pick<Published, 'versions' | 'lexicon'>;
  scope: CopyScope;
  /** The address of the service. */
  address: string;
  /** When the catalogue was known to be true. */
  trueAt: Temporal.ZonedDateTime;
};

export function emergencyCopy({ catalogue, published, scope, address, trueAt }: CopyQuestion): EmergencyCopy {
  const { places } = catalogue;
  const cluster = clusterOf(scope, places);
  const edition: CopyEdition = catalogue.staffNumbers ? 'staff' : 'public';
  const at = minuteOf(trueAt);
  const copied = copiedOffers(catalogue, published, trueAt).filter(
    ({ offer }) => !cluster || coversCluster(offer.coverage, cluster, places),
  );
  const sections = sectionsOf(copied, catalogue);
  const numbered = sections.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries));
  const municipalities = places.municipalities
    .filter((municipality) => !cluster || municipality.cluster === cluster.id)
    .toSorted((a, b) => compareDanish(a.name, b.name));
  const last = calendarDay(dayOfMinute(at) + daysShown - 1).date;
  return {
    name: scopeName(scope, places),
    hospital: cluster?.hospital,
    edition,
    stamp: { iso: isoOf(at), words: fullMomentWords(at) },
    lastDay: { date: last, words: dateWords(last) },
    fileName: savedFileName(scope, edition, at),
    source: {
      href: `${address}${scope === undefined ? '/' : `/klynge/${scope}`}`,
      host: URL.parse(address)?.host ?? address,
      others: [undefined, ...places.clusters.map(({ id }) => id)]
        .filter((other) => other !== scope)
        .map((other) => ({ name: scopeName(other, places), href: `${address}${copyPath(other)}` })),
    },
    total: numbered.length,
    fallbacks: numbered
      .filter(({ copied: { offer } }) => offer.fallback)
      .map(({ name, anchor, copied: { offer } }) => ({
        name,
        anchor,
        phones: copyNumbers(offer, catalogue, trueAt),
      })),
    lexicon: (published.lexicon ?? []).map((group) => group.map(skeleton).join('=')).join('|'),
    choices: {
      municipalities: municipalities.map(({ code, name }) => ({ code, name })),
      urgencies: urgencies.map((id) => ({ id, label: urgencyLabels[id] })),
      domains: Object.entries(domainLabels).map(([id, label]) => ({ id, label })),
    },
    index: {
      columns: [...urgencies.map((urgency) => urgencyLabels[urgency]), notAcute],
      rows: [
        ...municipalities.map(({ code, name }) => ({
          name,
          cells: cellsOf(
            numbered,
            ({ coverage }) => coverage.kind === 'municipalities' && coverage.codes.includes(code),
          ),
        })),
        {
          name: cluster ? 'Hele klyngen, regionen og landet' : 'Hele klynger, regionen og landet',
          cells: cellsOf(
            numbered,
            ({ coverage }) => copyArea(coverage, places).rank >= widerThanMunicipalities,
          ),
        },
      ],
    },
    names: numbered.toSorted((a, b) => compareDanish(a.name, b.name)),
    sections,
  };
}

/** By way in: an offer that is several stands under the first, and is named under the others. Then by where it is for, then by name. */
function sectionsOf(copied: readonly CopiedOffer[], { places }: Catalogue): CopySection[] {
  let number = 0;
  const ways: (Urgency | undefined)[] = [...urgencies, undefined];
  const own = (way: Urgency | undefined) =>
    copied.filter(({ offer }) => firstUrgency(offer.urgencies) === way);
  const sections = ways.map((way) => {
    const placed = own(way).map((one) => ({ one, area: copyArea(one.offer.coverage, places) }));
    const groups = [
      ...Map.groupBy(
        placed.sort((a, b) => compareAreas(a.area, b.area)),
        ({ area }) => area.heading,
      ),
    ];
    return {
      way,
      groups: groups.map(([heading, entries]) => ({
        heading,
        entries: entries.map(({ one: { offer, from }, one }): Numbered => {
          number += 1;
          return { number, anchor: anchorOf(offer.slug, from), name: offer.name, copied: one };
        }),
      })),
    };
  });
  const all = sections.flatMap(({ groups }) => groups.flatMap(({ entries }) => entries));
  return sections
    .map(({ way, groups }) => ({
      id: way ?? 'not-acute',
      heading: way === undefined ? notAcute : urgencyLabels[way],
      groups,
      elsewhere: all.filter(
        ({ copied: { offer } }) =>
          way !== undefined && offer.urgencies.includes(way) && firstUrgency(offer.urgencies) !== way,
      ),
    }))
    .filter(({ groups, elsewhere }) => groups.length + elsewhere.length > 0);
}

function firstUrgency(of: readonly Urgency[]): Urgency | undefined {
  return urgencies.find((urgency) => of.includes(urgency));
}

function compareAreas(a: CopyArea, b: CopyArea): number {
  return a.rank - b.rank || compareDanish(a.heading, b.heading);
}

/** One cell for each way in, and one for what is none. */
function cellsOf(
  numbered: readonly Numbered[],
  belongs: (offer: CopiedOffer['offer']) => boolean,
): Numbered[][] {
  const here = numbered.filter(({ copied: { offer } }) => belongs(offer));
  return [
    ...urgencies.map((urgency) => here.filter(({ copied: { offer } }) => offer.urgencies.includes(urgency))),
    here.filter(({ copied: { offer } }) => offer.urgencies.length === 0),
  ];
}
