/** Pages kept for the minute they were made for, and no longer. */
import request from 'supertest';
import { expect, onTestFinished, test, vi } from 'vitest';
import { appendVersion } from '../data/offers.ts';
import { createPageMemory, type Rendered } from '../server/http/page-memory.ts';
import { exampleOffer } from './example-offers.ts';
import { publishedAt, startService } from './start-service.ts';

const catalogue = {};
const page: Rendered = { status: 200, address: undefined, body: Buffer.from('side'), etag: '"1"' };

function asking() {
  const memory = createPageMemory();
  const render = vi.fn(() => page);
  return {
    render,
    ask: (minute: number, question = '/?q=kateter') =>
      memory.recall({ catalogue, minute, question }, 'page', render),
  };
}

test('the same question in the same minute is rendered once, another or a later one anew', () => {
  const { ask, render } = asking();
  expect([ask(1), ask(1)]).toEqual([page, page]);
  expect(render).toHaveBeenCalledTimes(1);
  ask(1, '/?q=drop');
  ask(2);
  expect(render).toHaveBeenCalledTimes(3);
});

test('after a minute everything is forgotten, though nobody has asked for anything since', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { ask, render } = asking();
  ask(1);
  vi.advanceTimersByTime(60_000);
  expect(vi.getTimerCount()).toBe(0);
  ask(1);
  expect(render).toHaveBeenCalledTimes(2);
});

test('a number corrected within the minute is on the page at once', async () => {
  const phone = (number: string) => ({
    number,
    label: 'Vagt',
    audience: 'doctors' as const,
    contactHours: { kind: 'as-offer' as const },
  });
  const before = exampleOffer({ name: 'Eksempel Vagt', phones: [phone('+4587000001')] });
  const world = await startService({ offers: [before], now: '2026-12-01T10:00' });
  const read = async () => (await request(world.app).get('/?kommune=0615')).text;
  expect(await read()).toContain('+4587000001');
  expect(await read()).toContain('+4587000001');
  const after = { ...before, phones: [{ ...phone('+4587000002'), note: null }] };
  await appendVersion(world.database, publishedAt(world.service.now(), after));
  await world.service.store.publish();
  expect(await read()).toContain('+4587000002');
});
