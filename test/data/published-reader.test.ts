/** What is stored comes into use: entries by a new catalogue, what is said about them without one. */
import { expect, test } from 'vitest';
import { reportFault } from '../../data/faults.ts';
import { appendVersion } from '../../data/offers.ts';
import { alwaysOpen, hoursUnknown } from '../example-offers.ts';
import { danishTime, publishedAt, startService } from '../start-service.ts';

const now = '2026-12-03T02:13';
const moment = danishTime(now);
const report = {
  offerId: alwaysOpen.id,
  kind: 'number' as const,
  number: null,
  text: '',
  contact: null,
  accountId: null,
};

test('a report is seen at once, and nothing is indexed again for it', async () => {
  const { database, service, catalogue } = await startService({ offers: [alwaysOpen], now });
  const before = catalogue.at(moment);
  await reportFault(database, report, moment.toInstant());
  await service.store.publish();
  expect(catalogue.at(moment).signals.get(alwaysOpen.id)?.faults).toHaveLength(1);
  expect(catalogue.at(moment).index).toBe(before.index);
});

test('what concerns neither leaves the catalogue, and the pages made from it, as they are', async () => {
  const { service, catalogue } = await startService({ offers: [alwaysOpen], now });
  const before = catalogue.at(moment);
  await service.store.publish();
  expect(catalogue.at(moment)).toBe(before);
});

test('whoever saves while another save is being brought in sees both when told it is done', async () => {
  const { database, service, catalogue } = await startService({ offers: [alwaysOpen], now });
  const first = service.store.publish();
  await appendVersion(database, publishedAt(moment, hoursUnknown));
  const second = service.store.publish();
  await reportFault(database, report, moment.toInstant());
  await service.store.publish();
  expect(catalogue.at(moment).offers).toHaveLength(2);
  expect(catalogue.at(moment).signals.size).toBe(1);
  await Promise.all([first, second]);
});

test('every version is held once, those read at start too', async () => {
  const { database, service, catalogue } = await startService({ offers: [alwaysOpen], now });
  await appendVersion(database, publishedAt(moment, hoursUnknown));
  await service.store.publish();
  expect(catalogue.published().versions.map(({ sequence }) => sequence)).toEqual([1, 2]);
});
