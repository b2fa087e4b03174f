/** Pages kept for the minute they were made for, and no longer. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { createPageMemory, type Rendered } from '../server/page-memory.ts';

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
