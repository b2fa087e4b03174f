/** The catalogue in use: what is published and planned shows at its moment, without anybody doing anything. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { readPublished } from '../../data/catalogue.ts';
import { appendVersion, type NewVersion } from '../../data/offers.ts';
import type { Published } from '../../server/catalogue/catalogue.ts';
import type { OfferVersion } from '../../server/catalogue/offer-version.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { noSignals } from '../../server/offers/signals.ts';
import { createLiveCatalogue } from '../../server/running/live-catalogue.ts';
import { alwaysOpen, exampleOffer, hoursUnknown } from '../example-offers.ts';
import {
  danishTime,
  organisations,
  places,
  publishedAt,
  quiet,
  services,
  startService,
} from '../start-service.ts';

/** A clock that a test moves. */
function clockAt(start: string) {
  let present = danishTime(start);
  return {
    now: () => present,
    moveTo(local: string) {
      present = danishTime(local);
    },
  };
}

function published(...saved: NewVersion[]): Published {
  const versions = saved.map((v, i): OfferVersion => ({ ...v, sequence: i + 1, offerId: v.offer.id }));
  return { versions, places, organisations, services };
}

const november = danishTime('2026-11-21T12:00');
const newYear = danishTime('2027-01-01T00:00');
const old = exampleOffer({ name: 'Eksempel Gammelt navn', slug: 'eksempel' });
const renamed: Offer = { ...old, name: 'Eksempel Nyt navn' };
const planned: NewVersion = { ...publishedAt(november, renamed), effectiveFrom: newYear.toInstant() };

describe('a change planned for New Year', () => {
  const both = published(publishedAt(november, old), planned);

  test('takes effect at midnight by itself', () => {
    const clock = clockAt('2026-12-31T23:59');
    const live = createLiveCatalogue(both, clock.now, quiet);
    expect(live.at(clock.now()).bySlug.get('eksempel')?.name).toBe('Eksempel Gammelt navn');
    clock.moveTo('2027-01-01T00:00');
    expect(live.at(clock.now()).bySlug.get('eksempel')?.name).toBe('Eksempel Nyt navn');
  });

  test('takes effect in the middle of a day too', () => {
    const atNoon = { ...planned, effectiveFrom: danishTime('2026-12-01T12:00').toInstant() };
    const clock = clockAt('2026-12-01T11:59');
    const live = createLiveCatalogue(published(publishedAt(november, old), atNoon), clock.now, quiet);
    expect(live.at(clock.now()).bySlug.get('eksempel')?.name).toBe('Eksempel Gammelt navn');
    clock.moveTo('2026-12-01T12:00');
    expect(live.at(clock.now()).bySlug.get('eksempel')?.name).toBe('Eksempel Nyt navn');
  });

  test('is seen by who asks about a moment after it, not by who asks about now', () => {
    const live = createLiveCatalogue(both, clockAt('2026-12-01T10:00').now, quiet);
    const nameAt = (moment: string) => live.at(danishTime(moment)).bySlug.get('eksempel')?.name;
    expect(nameAt('2026-12-31T23:59')).toBe('Eksempel Gammelt navn');
    expect(nameAt('2027-01-01T00:00')).toBe('Eksempel Nyt navn');
    expect(nameAt('2100-01-01T00:00')).toBe('Eksempel Nyt navn');
    expect(nameAt('2026-12-01T10:00')).toBe('Eksempel Gammelt navn');
  });

  test('several planned changes each have their turn', () => {
    const again: NewVersion = {
      ...planned,
      effectiveFrom: danishTime('2027-02-01T00:00').toInstant(),
      state: 'withdrawn',
    };
    const live = createLiveCatalogue(
      published(publishedAt(november, old), again, planned),
      clockAt('2026-12-01T10:00').now,
      quiet,
    );
    const namesAt = (moment: string) => live.at(danishTime(moment)).offers.map(({ name }) => name);
    expect(namesAt('2026-12-31T23:59')).toEqual(['Eksempel Gammelt navn']);
    expect(namesAt('2027-01-31T23:59')).toEqual(['Eksempel Nyt navn']);
    expect(namesAt('2027-02-01T00:00')).toEqual([]);
  });

  test('the past is shown with the offers of today', () => {
    const live = createLiveCatalogue(both, clockAt('2027-01-02T10:00').now, quiet);
    expect(live.at(danishTime('1950-01-01T00:00')).bySlug.get('eksempel')?.name).toBe('Eksempel Nyt navn');
  });
});

test('what is published is there at once, and whoever holds the old snapshot keeps it whole', async () => {
  const live = createLiveCatalogue(
    published(publishedAt(november, alwaysOpen)),
    clockAt('2026-12-01T10:00').now,
    quiet,
  );
  const before = live.at(danishTime('2026-12-01T10:00'));
  await live.publish(published(publishedAt(november, alwaysOpen), publishedAt(november, hoursUnknown)));
  const after = live.at(danishTime('2026-12-01T10:00'));
  expect(after.offers.map(({ name }) => name)).toEqual(['Eksempel Døgnåben', 'Eksempel Ukendt']);
  expect(after.revision).toBe(2);
  expect(before.offers.map(({ name }) => name)).toEqual(['Eksempel Døgnåben']);
});

test('when the day turns the fast hours are laid anew around it', async () => {
  const clock = clockAt('2026-12-01T23:59');
  const live = createLiveCatalogue(published(publishedAt(november, alwaysOpen)), clock.now, quiet);
  const before = live.at(clock.now());
  expect(live.at(clock.now())).toBe(before);
  clock.moveTo('2026-12-02T00:00');
  await expect.poll(() => live.at(clock.now()).hours.from - before.hours.from).toBe(1440);
  expect(live.at(clock.now())).toBe(live.at(clock.now()));
});

describe('while a large directory is being built', () => {
  const many = published(
    ...Array.from({ length: 2_000 }, (_, i) =>
      publishedAt(november, exampleOffer({ name: `Eksempel ${i}`, summary: `ord${i} ordet${i} ordene${i}` })),
    ),
  );
  const few = published(publishedAt(november, alwaysOpen));

  test('others are let in between, and answered from the one before', async () => {
    const live = createLiveCatalogue(few, clockAt('2026-12-01T10:00').now, quiet);
    const counts = new Set<number>();
    let isBuilding = true;
    const building = live.publish(many).finally(() => {
      isBuilding = false;
    });
    while (isBuilding) {
      counts.add(live.at(november).offers.length);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await building;
    expect([...counts]).toEqual([1]);
    expect(live.at(november).offers).toHaveLength(2_000);
  });

  test('what is published last is what stays, however long the other takes', async () => {
    const live = createLiveCatalogue(published(), clockAt('2026-12-01T10:00').now, quiet);
    await Promise.all([live.publish(many), live.publish(few)]);
    expect(live.at(november).offers).toHaveLength(1);
  });

  test('whoever published before is told it is done when it is in use, whatever came after', async () => {
    const live = createLiveCatalogue(few, clockAt('2026-12-01T10:00').now, quiet);
    let seen: string[] = [];
    const first = live.publish(published(publishedAt(november, hoursUnknown))).then(() => {
      seen = live.at(november).offers.map(({ name }) => name);
    });
    const second = live.publish(many);
    await first;
    expect(seen).toEqual(['Eksempel Ukendt']);
    await second;
    expect(live.at(november).offers).toHaveLength(2_000);
  });

  test('what is said meanwhile about the offers is not lost', async () => {
    const live = createLiveCatalogue(few, clockAt('2026-12-01T10:00').now, quiet);
    const building = live.publish(many);
    const said = new Map([[alwaysOpen.id, noSignals]]);
    await live.publish({ ...many, signals: said });
    expect(live.at(november).offers).toHaveLength(2_000);
    await building;
    expect(live.at(november).signals).toBe(said);
  });
});

test('what is said about the offers is swapped in, with the same index and for planned moments too', async () => {
  const both = published(publishedAt(november, old), planned);
  const live = createLiveCatalogue(both, clockAt('2026-12-01T10:00').now, quiet);
  const moments = [november, newYear];
  const before = moments.map((moment) => live.at(moment));
  const said = new Map([[old.id, noSignals]]);
  await live.publish({ ...both, signals: said });
  for (const [i, moment] of moments.entries()) {
    expect(live.at(moment)).not.toBe(before[i]);
    expect(live.at(moment).index).toBe(before[i]?.index);
    expect(live.at(moment).signals).toBe(said);
    expect(before[i]?.signals.size).toBe(0);
  }
});

test('an empty directory answers too', () => {
  const live = createLiveCatalogue(published(), clockAt('2026-12-01T10:00').now, quiet);
  expect(live.at(danishTime('2026-12-01T10:00')).offers).toEqual([]);
});

test('many saves while one is being built are built together, and each is told when what it saved, or what came after, is in use', async () => {
  const clock = clockAt('2026-12-01T10:00');
  const others = Array.from({ length: 400 }, (_, i) => exampleOffer({ name: `Eksempel ${i}` }));
  const saved = (number: number) =>
    published(...[...others, { ...old, note: String(number) }].map((offer) => publishedAt(november, offer)));
  const live = createLiveCatalogue(saved(0), clock.now, quiet);
  const inUse = () => Number(live.at(clock.now()).bySlug.get('eksempel')?.note);
  const seen = new Set([live.at(clock.now())]);
  await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      await live.publish(saved(i + 1));
      seen.add(live.at(clock.now()));
      expect(inUse()).toBeGreaterThanOrEqual(i + 1);
    }),
  );
  expect(inUse()).toBe(20);
  // What stood, the first to be saved, and the rest of them.
  expect(seen.size).toBeLessThanOrEqual(3);
});

test('of many planned changes only the few asked for most recently are kept', () => {
  const months = Array.from({ length: 12 }, (_, i) => danishTime('2027-01-01T00:00').add({ months: i }));
  const changes = months.map((month) => ({ ...planned, effectiveFrom: month.toInstant() }));
  const live = createLiveCatalogue(
    published(publishedAt(november, old), ...changes),
    clockAt('2026-12-01T10:00').now,
    quiet,
  );
  const [first = newYear, ...others] = months;
  const before = live.at(first);
  expect(live.at(first)).toBe(before);
  for (const month of others) live.at(month);
  const recent = months.slice(-4).map((month) => ({ month, catalogue: live.at(month) }));
  for (const { month, catalogue } of recent) expect(live.at(month)).toBe(catalogue);
  expect(live.at(first)).not.toBe(before);
  expect(live.at(first).bySlug.get('eksempel')?.name).toBe('Eksempel Nyt navn');
});

describe('through the pages: at New Year an offer is handed over, and a new one begins', () => {
  test.each([
    ['2026-12-31T23:59', ['Eksempel Gammelt navn']],
    ['2027-01-01T00:00', ['Eksempel Nyt navn', 'Eksempel Ukendt']],
  ])('a lookup for %s, asked in December', async (tid, names) => {
    const { app, database, catalogue } = await startService({ offers: [old], now: '2026-12-01T10:00' });
    await appendVersion(database, planned);
    await appendVersion(database, { ...planned, offer: hoursUnknown });
    await catalogue.publish(await readPublished(database));
    const { body } = await request(app).get(`/api/opslag?tid=${tid}`);
    expect(body.offers.map(({ name }: { name: string }) => name)).toEqual(names);
    const card = await request(app).get(`/tilbud/${hoursUnknown.slug}?tid=${tid}`);
    expect(card.status).toBe(names.includes('Eksempel Ukendt') ? 200 : 404);
  });
});
