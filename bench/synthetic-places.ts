/** All of Denmark in size, not in fact: the real municipalities and clusters, and invented ones up to 98. */
import type { Organisation } from '../server/offers/reference-schema.ts';
import type { Cluster, Municipality, Places } from '../server/places/places-schema.ts';

const municipalityCount = 98;
const municipalitiesPerCluster = 5;
const postcodesPerMunicipality = 4;
const firstCode = 9000;
const firstPostcode = 1000;
const beginnings = ['Ask', 'Birke', 'Ege', 'Elle', 'Grøn', 'Hav', 'Hede', 'Kær', 'Lund', 'Mose'];
const endings = ['sted', 'borg', 'rup', 'lev', 'løse', 'bæk', 'strup', 'holm'];

export function syntheticPlaces({ region, clusters, municipalities }: Places): Places {
  const invented = Array.from({ length: municipalityCount - municipalities.length }, (_, i) =>
    inventedMunicipality(i),
  );
  const names = new Map(invented.map(({ cluster, name }) => [cluster, name]));
  const inventedClusters: Cluster[] = [...names].map(([id, name]) => ({
    id,
    name: `${name}klyngen`,
    hospital: `${name} Sygehus`,
  }));
  return {
    region,
    clusters: [...clusters, ...inventedClusters],
    municipalities: [...municipalities, ...invented],
  };
}

function inventedMunicipality(i: number): Municipality {
  const name = `${beginnings[i % beginnings.length]}${endings[Math.floor(i / beginnings.length) % endings.length]}`;
  const letter = String.fromCharCode(97 + Math.floor(i / municipalitiesPerCluster));
  return {
    code: String(firstCode + i),
    name,
    cluster: `opdigtet-${letter}`,
    postcodes: Array.from({ length: postcodesPerMunicipality }, (_, n) => ({
      code: String(firstPostcode + i * postcodesPerMunicipality + n),
      town: n === 0 ? name : `${name} ${'NSØ'.charAt(n - 1)}`,
      edge: false,
    })),
  };
}

/** Every municipality has its own administration. */
export function municipalOrganisation({ code, name }: Municipality): Organisation {
  return { id: `kommune-${code}`, name: `${name} Kommune`, kind: 'municipality' };
}
