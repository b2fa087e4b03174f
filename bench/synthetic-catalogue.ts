/** The real offers multiplied over more municipalities: as many as asked for, with distinct texts and varied hours. */
import type { Published } from '../server/catalogue/catalogue.ts';
import type { OfferVersion } from '../server/catalogue/offer-version.ts';
import type { Coverage, Offer } from '../server/offers/offer-schema.ts';
import type { Municipality, Places } from '../server/places/places-schema.ts';
import { type Random, seededRandom } from './seeded-random.ts';
import { syntheticHours } from './synthetic-hours.ts';
import { municipalOrganisation, syntheticPlaces } from './synthetic-places.ts';
import { createWriter, type Writer } from './synthetic-texts.ts';

export type Directory = Omit<Published, 'versions'> & { offers: readonly Offer[] };

const published = Temporal.Instant.from('2026-11-01T00:00Z');
/** What covers a region or the country is not repeated for each municipality. */
const keptWide = 5;
const clustersInRegion = 4;

/** As if everything had been recorded at once, before any moment the bench asks about. */
export function publishedFrom({ offers, ...rest }: Directory): Published {
  const versions = offers.map(
    (offer, i): OfferVersion => ({
      sequence: i + 1,
      offerId: offer.id,
      recordedAt: published,
      effectiveFrom: published,
      author: 'bench',
      reason: 'bench',
      state: 'published',
      offer,
    }),
  );
  return { versions, ...rest };
}

export function syntheticDirectory(real: Directory, size: number): Directory {
  const random = seededRandom(size);
  const places = syntheticPlaces(real.places);
  const write = createWriter(real.offers, size, random);
  return {
    ...real,
    offers: Array.from({ length: size }, (_, i) => {
      const original = real.offers[i % real.offers.length];
      if (!original) throw new RangeError('no offers to multiply');
      return copyOf(original, i, Math.floor(i / real.offers.length), real.places, places, write, random);
    }),
    places,
    organisations: [...real.organisations, ...places.municipalities.map(municipalOrganisation)],
  };
}

function copyOf(
  original: Offer,
  number: number,
  generation: number,
  before: Places,
  places: Places,
  write: Writer,
  random: Random,
): Offer {
  const home = random.pick(places.municipalities);
  const municipal = original.operator.startsWith('kommune-');
  const operator = municipal ? municipalOrganisation(home).id : original.operator;
  const moved = (text: string) => write(withPlace(text, original.coverage, before, home));
  const maybe = (text: string | null) => (text === null ? null : moved(text));
  return {
    ...original,
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    slug: `${original.slug}-${number}`,
    name: moved(original.name),
    summary: moved(original.summary),
    targetGroup: maybe(original.targetGroup),
    access: { ...original.access, who: maybe(original.access.who), how: maybe(original.access.how) },
    coverage: coverageFor(original.coverage, home, generation, places, random),
    openingHours: syntheticHours(original.openingHours, random),
    operator,
    authority: municipal ? operator : original.authority,
    editor: operator,
  };
}

function coverageFor(
  coverage: Coverage,
  home: Municipality,
  generation: number,
  places: Places,
  random: Random,
): Coverage {
  if (coverage.kind === 'municipalities')
    return {
      kind: 'municipalities',
      codes: [home.code, ...coverage.codes.slice(1).map(() => random.pick(places.municipalities).code)],
    };
  if (coverage.kind === 'clusters') return { kind: 'clusters', ids: [home.cluster] };
  if (generation < keptWide) return coverage;
  const ids = Array.from({ length: clustersInRegion }, () => random.pick(places.clusters).id);
  return { kind: 'clusters', ids: [home.cluster, ...ids] };
}

function withPlace(text: string, coverage: Coverage, { municipalities }: Places, home: Municipality): string {
  if (coverage.kind !== 'municipalities') return text;
  const names = municipalities.filter(({ code }) => coverage.codes.includes(code)).map(({ name }) => name);
  return names.reduce((changed, name) => changed.replaceAll(name, home.name), text);
}
