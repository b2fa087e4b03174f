/** Where an offer is for, as a copy is sorted by it: one municipality, several, a cluster, the region, the country. */
import type { Coverage } from '../offers/offer-schema.ts';
import type { Cluster, Places } from '../places/places-schema.ts';

/** Nearest first; within a rank by the heading. */
export type CopyArea = { rank: number; heading: string };

export function copyArea(coverage: Coverage, { municipalities, clusters }: Places): CopyArea {
  switch (coverage.kind) {
    case 'municipalities': {
      const [only, ...others] = coverage.codes;
      const name = municipalities.find(({ code }) => code === only)?.name;
      return others.length === 0 && name !== undefined
        ? { rank: 0, heading: name }
        : { rank: 1, heading: 'Flere kommuner' };
    }
    case 'clusters': {
      const [only, ...others] = coverage.ids;
      const name = clusters.find(({ id }) => id === only)?.name;
      return others.length === 0 && name !== undefined
        ? { rank: 2, heading: `Hele ${name}` }
        : { rank: 3, heading: 'Flere klynger' };
    }
    case 'region':
      return { rank: 4, heading: 'Hele regionen' };
    case 'country':
      return { rank: 5, heading: 'Hele landet' };
  }
}

/** The codes of every municipality an offer is for. */
export function coveredMunicipalities(coverage: Coverage, { municipalities }: Places): string[] {
  if (coverage.kind === 'municipalities') return coverage.codes;
  const ids = coverage.kind === 'clusters' ? coverage.ids : undefined;
  return municipalities.filter(({ cluster }) => ids?.includes(cluster) ?? true).map(({ code }) => code);
}

/** Whether an offer is for anybody in the cluster. */
export function coversCluster(coverage: Coverage, { id }: Cluster, places: Places): boolean {
  const own = places.municipalities.filter(({ cluster }) => cluster === id).map(({ code }) => code);
  return coveredMunicipalities(coverage, places).some((code) => own.includes(code));
}
