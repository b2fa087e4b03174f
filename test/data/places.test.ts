/** Geography as stored, and reference data beside it. */
import { describe, expect, test } from 'vitest';
import { readPublished, writeOrganisations, writeServices } from '../../data/catalogue.ts';
import { openDatabase } from '../../data/database.ts';
import { readPlaces, writePlaces } from '../../data/places.ts';
import type { Places } from '../../server/places/places-schema.ts';
import { organisations, places, services } from '../start-service.ts';

/** The same places in one order. */
function sorted({ region, clusters, municipalities }: Places): Places {
  return {
    region,
    clusters: clusters.toSorted((a, b) => a.id.localeCompare(b.id)),
    municipalities: municipalities
      .map((m) => ({ ...m, postcodes: m.postcodes.toSorted((a, b) => a.code.localeCompare(b.code)) }))
      .sort((a, b) => a.code.localeCompare(b.code)),
  };
}

describe('places', () => {
  test('come back as they were written, once or twice', async () => {
    const database = await openDatabase(':memory:');
    await writePlaces(database, places);
    expect(sorted(await readPlaces(database))).toEqual(sorted(places));
    await writePlaces(database, places);
    expect(sorted(await readPlaces(database))).toEqual(sorted(places));
  });

  test('become what is written next: renamed, moved, added to, and removed', async () => {
    const database = await openDatabase(':memory:');
    await writePlaces(database, places);
    const [first, second, ...others] = places.municipalities;
    const changed: Places = {
      region: { code: '9999', name: 'Eksempelregionen' },
      clusters: [
        ...places.clusters.filter(({ id }) => id !== 'midt'),
        { id: 'ny', name: 'Nyklyngen', hospital: 'Eksempelhospitalet' },
      ],
      municipalities: [
        ...(first ? [{ ...first, name: 'Eksempelkommunen', postcodes: first.postcodes.slice(1) }] : []),
        ...others.map((m) => (m.cluster === 'midt' ? { ...m, cluster: 'ny' } : m)),
      ],
    };
    await writePlaces(database, changed);
    const stored = await readPlaces(database);
    expect(sorted(stored)).toEqual(sorted(changed));
    expect(stored.municipalities.map(({ code }) => code)).not.toContain(second?.code);
  });
});

test('organisations and services come back as they were written, renamed when written again', async () => {
  const database = await openDatabase(':memory:');
  await writePlaces(database, places);
  await writeOrganisations(database, organisations);
  await writeServices(database, [{ id: 'iv', name: 'Gammelt navn', words: [] }, ...services]);
  await writeServices(database, [{ id: 'iv', name: 'Drop', words: ['iv', 'intravenøs'] }]);
  const published = await readPublished(database);
  expect(published.organisations).toHaveLength(organisations.length);
  expect(published.organisations).toEqual(expect.arrayContaining(organisations));
  expect(published.services).toContainEqual({ id: 'iv', name: 'Drop', words: ['iv', 'intravenøs'] });
  expect(published.services).toHaveLength(services.length + 1);
});
