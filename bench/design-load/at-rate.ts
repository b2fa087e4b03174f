/** Work begun so many times a second, however long it takes: who waits does not hold up the others, as at a real desk. */

/** Done when all of it is. `began`: when it should have begun, so that being late counts as waiting. */
export async function atRate(
  perSecond: number,
  seconds: number,
  work: (i: number, began: number) => Promise<void>,
): Promise<void> {
  const running: Promise<void>[] = [];
  const started = performance.now();
  for (let i = 0; i < perSecond * seconds; i++) {
    const began = started + (i * 1_000) / perSecond;
    const early = began - performance.now();
    if (early > 0) await new Promise((resolve) => setTimeout(resolve, early));
    running.push(work(i, began));
  }
  await Promise.all(running);
}
