/** An administrator's word goes before the files: what has been changed in the service is not undone by seeding again. */
import type { Administered } from '../data/administered.ts';
import type { Organisation } from '../server/offers/reference-schema.ts';
import type { Places } from '../server/places/places-schema.ts';
import type { Seed } from './seed-files.ts';

type Stored = { places: Places | undefined; organisations: readonly Organisation[] };

/** The seed with what administrators have changed put in its place. */
export function withAdministered(
  seed: Seed,
  { places, organisations }: Stored,
  administered: readonly Administered[],
): Seed {
  const isOurs = (kind: Administered['kind'], id: string) =>
    administered.some((one) => one.kind === kind && one.id === id);
  const kept = <One>(
    ofSeed: readonly One[],
    stored: readonly One[],
    kind: Administered['kind'],
    idOf: (one: One) => string,
  ) => {
    const ours = new Map(stored.filter((one) => isOurs(kind, idOf(one))).map((one) => [idOf(one), one]));
    const inSeed = new Set(ofSeed.map(idOf));
    return [
      ...ofSeed.map((one) => ours.get(idOf(one)) ?? one),
      ...[...ours.values()].filter((one) => !inSeed.has(idOf(one))),
    ];
  };
  return {
    ...seed,
    places: {
      ...seed.places,
      clusters: kept(seed.places.clusters, places?.clusters ?? [], 'cluster', ({ id }) => id),
      municipalities: kept(
        seed.places.municipalities,
        places?.municipalities ?? [],
        'municipality',
        ({ code }) => code,
      ),
    },
    organisations: kept(seed.organisations, organisations, 'organisation', ({ id }) => id),
  };
}
