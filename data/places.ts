/** Geography as stored. */
import type { Coverage } from '../server/offers/offer-schema.ts';
import { type Places, placesSchema } from '../server/places/places-schema.ts';
import { type Administered, markAdministered } from './administered.ts';
import type { Database } from './tables.ts';

export async function readPlaces(database: Database): Promise<Places> {
  const [regions, clusters, municipalities, postcodes, islands] = await Promise.all([
    database.selectFrom('region').selectAll().execute(),
    database.selectFrom('cluster').selectAll().orderBy('id').execute(),
    database.selectFrom('municipality').selectAll().orderBy('code').execute(),
    database.selectFrom('postcode').selectAll().orderBy('code').execute(),
    database.selectFrom('island').selectAll().orderBy('name').execute(),
  ]);
  const ownIslands = (code: string) => {
    const own = islands.filter((island) => island.municipality_code === code).map(({ name }) => name);
    return own.length > 0 ? own : undefined;
  };
  return placesSchema.parse({
    region: regions[0],
    clusters,
    municipalities: municipalities.map(({ code, name, cluster_id }) => ({
      code,
      name,
      cluster: cluster_id,
      postcodes: postcodes
        .filter((postcode) => postcode.municipality_code === code)
        .map(({ code, town, edge }) => ({ code, town, edge: edge === 1 })),
      islands: ownIslands(code),
    })),
  });
}

/** Makes the stored geography what is given, and removes what is no longer in it; nothing refers to a postcode or an island, so those are replaced. */
export async function writePlaces(database: Database, places: Places): Promise<void> {
  await database
    .insertInto('region')
    .values(places.region)
    .onConflict((c) => c.column('code').doUpdateSet({ name: places.region.name }))
    .execute();
  for (const cluster of places.clusters)
    await database
      .insertInto('cluster')
      .values(cluster)
      .onConflict((c) => c.column('id').doUpdateSet({ name: cluster.name, hospital: cluster.hospital }))
      .execute();
  await database.deleteFrom('postcode').execute();
  await database.deleteFrom('island').execute();
  for (const { code, name, cluster, postcodes, islands = [] } of places.municipalities) {
    await database
      .insertInto('municipality')
      .values({ code, name, cluster_id: cluster })
      .onConflict((c) => c.column('code').doUpdateSet({ name, cluster_id: cluster }))
      .execute();
    for (const { code: postcode, town, edge } of postcodes)
      await database
        .insertInto('postcode')
        .values({ municipality_code: code, code: postcode, town, edge: edge ? 1 : 0 })
        .execute();
    for (const island of islands)
      await database.insertInto('island').values({ municipality_code: code, name: island }).execute();
  }
  const codes = places.municipalities.map(({ code }) => code);
  const clusters = places.clusters.map(({ id }) => id);
  await database.deleteFrom('municipality').where('code', 'not in', codes).execute();
  await database.deleteFrom('cluster').where('id', 'not in', clusters).execute();
  await database.deleteFrom('region').where('code', '!=', places.region.code).execute();
}

/** An administrator has changed one cluster or municipality of it; the seed leaves that one alone from now on. */
export async function changePlaces(
  database: Database,
  places: Places,
  changed: Administered,
  by: { account: string; at: Temporal.Instant },
): Promise<void> {
  const checked = placesSchema.parse(places);
  await database.transaction().execute(async (transaction) => {
    await writePlaces(transaction, checked);
    await markAdministered(transaction, changed, by);
  });
}

/** The clusters that what is for these places is for; none for the whole region or country. */
export async function clustersOf(database: Database, coverage: Coverage): Promise<string[]> {
  if (coverage.kind === 'clusters') return coverage.ids;
  if (coverage.kind !== 'municipalities') return [];
  const rows = await database
    .selectFrom('municipality')
    .select('cluster_id')
    .distinct()
    .where('code', 'in', coverage.codes)
    .execute();
  return rows.map(({ cluster_id }) => cluster_id);
}
