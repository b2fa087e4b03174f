/** When what is stored cannot be read, or a catalogue cannot be built: the last good one goes on answering, the fault is told once, and it mends itself. */
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import Sqlite from 'better-sqlite3';
import pino from 'pino';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { publishedReader, writeOrganisations, writeServices } from '../../data/catalogue.ts';
import { watchChanges } from '../../data/changes.ts';
import { openDatabase } from '../../data/database.ts';
import { appendVersion } from '../../data/offers.ts';
import { writePlaces } from '../../data/places.ts';
import type { Published } from '../../server/catalogue/catalogue.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { noSignals } from '../../server/offers/signals.ts';
import { createLiveCatalogue, type LiveCatalogue } from '../../server/running/live-catalogue.ts';
import { alwaysOpen, exampleOffer, hoursUnknown, weekdaysOnly } from '../example-offers.ts';
import { danishTime, organisations, places, publishedAt, services } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const november = danishTime('2026-11-21T12:00');
/** An offer without hours, which the form, the import and the seed all refuse. */
const broken = { ...exampleOffer({ name: 'Eksempel Itu' }), openingHours: undefined } as unknown as Offer;

/** A clock and a log that a test reads and moves. */
function operatorsDesk(start = '2026-12-01T10:00') {
  let present = danishTime(start);
  const stream = new PassThrough();
  const written: string[] = [];
  stream.on('data', (line) => written.push(String(line)));
  const log = pino({ base: null }, stream);
  return {
    log,
    now: () => present,
    pass: (time: Temporal.DurationLike) => {
      present = present.add(time);
    },
    written: () => written.map((line) => JSON.parse(line) as { level: number; msg: string }),
    errors: () => written.filter((line) => JSON.parse(line).level >= 50),
  };
}

function published(...offers: Offer[]): Published {
  const versions = offers.map((offer, i) => ({
    ...publishedAt(november, offer),
    sequence: i + 1,
    offerId: offer.id,
  }));
  return { versions, places, organisations, services };
}

const namesIn = (live: LiveCatalogue, at = november) => live.at(at).offers.map(({ name }) => name);

describe('a row in the database that cannot be read', () => {
  /** The service's own parts on a real file, with two offers published and another program at the same file. */
  async function running() {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    onTestFinished(() => void vi.useRealTimers());
    const desk = operatorsDesk();
    const file = join(temporaryFolder(), 'akut.db');
    const database = await openDatabase(file);
    onTestFinished(() => database.destroy());
    await writePlaces(database, places);
    await writeOrganisations(database, organisations);
    await writeServices(database, services);
    await appendVersion(database, publishedAt(november, alwaysOpen));
    const read = publishedReader(database, {});
    const live = createLiveCatalogue(await read(), desk.now, desk.log);
    const changes = watchChanges(database);
    onTestFinished(() => changes.stop());
    const reads = vi.fn(() => live.refresh(read));
    changes.tell(reads);
    const other = new Sqlite(file);
    onTestFinished(() => void other.close());
    const seconds = async (count: number) => {
      for (let i = 0; i < count; i++) {
        desk.pass({ seconds: 1 });
        await vi.advanceTimersByTimeAsync(1_000);
      }
    };
    return { desk, database, live, other, reads, seconds };
  }

  test('leaves the offers that are shown, is told once, and is over soon after it has been mended', async () => {
    const { desk, database, live, other, seconds } = await running();
    const [service] = services;
    const words = () => other.prepare('select words from service where id = ?').pluck().get(service?.id);
    const before = words();
    other.prepare('update service set words = ? where id = ?').run('Hanne Eksempel 87654321', service?.id);
    await appendVersion(database, publishedAt(november, hoursUnknown));
    await seconds(20);
    expect(namesIn(live)).toEqual(['Eksempel Døgnåben']);
    const [trouble, ...others] = live.troubles();
    expect(others).toEqual([]);
    expect(trouble).toMatchObject({
      what: 'kataloget kan ikke læses fra databasen',
      cause: expect.stringMatching(/^SyntaxError at /),
    });
    expect(trouble?.since.until(desk.now().toInstant()).total('seconds')).toBeGreaterThan(15);
    expect(desk.errors()).toHaveLength(1);

    other.prepare('update service set words = ? where id = ?').run(before, service?.id);
    await seconds(1);
    expect(namesIn(live)).toEqual(['Eksempel Døgnåben', 'Eksempel Ukendt']);
    expect(live.troubles()).toEqual([]);
    expect(desk.written().at(-1)?.msg).toBe('ikke længere: kataloget kan ikke læses fra databasen');
  });

  test('is told without what stands in it', async () => {
    const { desk, live, other, seconds } = await running();
    other.prepare('update service set words = ?').run('Hanne Eksempel 87654321');
    await seconds(2);
    expect(JSON.stringify([desk.written(), live.troubles()])).not.toMatch(/Hanne|8765/);
    expect(desk.errors()).toHaveLength(1);
  });

  test('is read less and less often, and at once when something more has been saved', async () => {
    const { database, other, reads, seconds } = await running();
    other.exec('alter table service rename to elsewhere');
    await seconds(120);
    // After 1, 2, 4, 8, 16, 32 seconds and a minute, where four times a second would be 480.
    expect(reads).toHaveBeenCalledTimes(7);
    other.exec('alter table elsewhere rename to service');
    await appendVersion(database, publishedAt(november, weekdaysOnly));
    await seconds(1);
    expect(reads).toHaveBeenCalledTimes(8);
  });

  test('each other cause is told too', async () => {
    const { desk, other, seconds } = await running();
    other.exec('alter table service rename to elsewhere');
    await seconds(5);
    other.exec('alter table elsewhere rename to service');
    other.exec("update service set words = 'nej'");
    await seconds(5);
    other.exec('alter table service rename to elsewhere');
    await seconds(5);
    expect(desk.errors()).toHaveLength(2);
  });
});

describe('entries from which no catalogue can be built', () => {
  const good = published(alwaysOpen);
  const bad = published(alwaysOpen, broken);

  test('leave the one before in use, and whoever published them is told', async () => {
    const desk = operatorsDesk();
    const live = createLiveCatalogue(good, desk.now, desk.log);
    await expect(live.publish(bad)).rejects.toThrow();
    expect(namesIn(live)).toEqual(['Eksempel Døgnåben']);
    expect(live.published()).toBe(good);
    expect(live.troubles()).toMatchObject([
      { what: 'kataloget kan ikke bygges', since: desk.now().toInstant(), failures: 1 },
    ]);
  });

  test('do not take the place of an older one that was still being built', async () => {
    const many = published(
      ...Array.from({ length: 1_000 }, (_, i) => exampleOffer({ name: `Eksempel ${i}`, summary: `ord${i}` })),
    );
    const desk = operatorsDesk();
    const live = createLiveCatalogue(good, desk.now, desk.log);
    const older = live.publish(many);
    await expect(live.publish(bad)).rejects.toThrow();
    await older;
    expect(live.at(november).offers).toHaveLength(1_000);
    expect(live.troubles()).toHaveLength(1);
  });

  test('are tried again at a pace, not by each who asks, and told once', async () => {
    const desk = operatorsDesk();
    const live = createLiveCatalogue(good, desk.now, desk.log);
    await live.publish(bad).catch(() => undefined);
    const failures = async () => {
      for (let asked = 0; asked < 50; asked++) {
        live.at(desk.now());
        await new Promise((resolve) => setImmediate(resolve));
      }
      return live.troubles()[0]?.failures;
    };
    expect(await failures()).toBe(1);
    desk.pass({ seconds: 1 });
    expect(await failures()).toBe(2);
    desk.pass({ seconds: 1 });
    expect(await failures()).toBe(2);
    desk.pass({ seconds: 1 });
    expect(await failures()).toBe(3);
    expect(desk.errors()).toHaveLength(1);
  });

  test('are forgotten when better ones are published', async () => {
    const desk = operatorsDesk();
    const live = createLiveCatalogue(good, desk.now, desk.log);
    await live.publish(bad).catch(() => undefined);
    await live.publish(published(alwaysOpen, hoursUnknown));
    expect(namesIn(live)).toEqual(['Eksempel Døgnåben', 'Eksempel Ukendt']);
    expect(live.troubles()).toEqual([]);
  });

  test('are no trouble when better ones were published meanwhile', async () => {
    const desk = operatorsDesk();
    const live = createLiveCatalogue(good, desk.now, desk.log);
    const brokenLast = published(
      ...Array.from({ length: 1_000 }, (_, i) => exampleOffer({ name: `Eksempel ${i}`, summary: `ord${i}` })),
      broken,
    );
    const older = live.publish(brokenLast);
    await live.publish(published(hoursUnknown));
    await expect(older).rejects.toThrow();
    expect(namesIn(live)).toEqual(['Eksempel Ukendt']);
    expect(live.troubles()).toEqual([]);
  });

  test('do not keep back what is said about the offers', async () => {
    const desk = operatorsDesk();
    const live = createLiveCatalogue(good, desk.now, desk.log);
    await live.publish(bad).catch(() => undefined);
    const said = new Map([[alwaysOpen.id, noSignals]]);
    await live.publish({ ...bad, signals: said });
    expect(live.at(november).signals).toBe(said);
  });

  test('do not stop the answers when the day turns', async () => {
    const desk = operatorsDesk('2026-12-01T23:59');
    const live = createLiveCatalogue(good, desk.now, desk.log);
    await live.publish(bad).catch(() => undefined);
    desk.pass({ days: 1 });
    expect(namesIn(live, desk.now())).toEqual(['Eksempel Døgnåben']);
    await expect.poll(() => live.troubles()[0]?.failures).toBe(2);
    expect(namesIn(live, desk.now())).toEqual(['Eksempel Døgnåben']);
  });
});

describe('a planned change from which no catalogue can be built', () => {
  const newYear = danishTime('2027-01-01T00:00').toInstant();
  const good = published(alwaysOpen);
  const planned = {
    ...publishedAt(november, broken),
    effectiveFrom: newYear,
    sequence: 2,
    offerId: broken.id,
  };
  const both = { ...good, versions: [...good.versions, planned] };

  test('leaves what stands before it, told once, however often somebody asks', () => {
    const desk = operatorsDesk();
    const live = createLiveCatalogue(both, desk.now, desk.log);
    for (let asked = 0; asked < 3; asked++)
      expect(namesIn(live, danishTime('2027-01-02T10:00'))).toEqual(['Eksempel Døgnåben']);
    expect(live.troubles()).toMatchObject([
      { what: 'kataloget for en planlagt ændring kan ikke bygges', failures: 1 },
    ]);
    expect(desk.errors()).toHaveLength(1);
  });

  test('does not stop the answers when its day comes', async () => {
    const desk = operatorsDesk('2026-12-31T23:59');
    const live = createLiveCatalogue(both, desk.now, desk.log);
    desk.pass({ minutes: 1 });
    expect(namesIn(live, desk.now())).toEqual(['Eksempel Døgnåben']);
    await expect.poll(() => live.troubles()).toHaveLength(2);
    expect(namesIn(live, desk.now())).toEqual(['Eksempel Døgnåben']);
  });

  test('is forgotten when it has been mended', async () => {
    const desk = operatorsDesk();
    const live = createLiveCatalogue(both, desk.now, desk.log);
    live.at(danishTime('2027-01-02T10:00'));
    await live.publish(good);
    expect(live.troubles()).toEqual([]);
  });
});
