/** Steps taken a few at a time, so that whoever asks meanwhile is answered. */
import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../steps.ts';

/** Milliseconds that others wait at most, but for a step that is longer itself. */
const slice = 10;

/** What takes no longer than a slice is `done` before this returns. */
export async function inSlices<Result>(steps: Steps<Result>, done: (result: Result) => void): Promise<void> {
  let started = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return done(step.value);
    if (performance.now() - started < slice) continue;
    await setImmediate();
    started = performance.now();
  }
}
