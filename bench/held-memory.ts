/** Loaded into a service that is weighed (`--expose-gc`), before it begins: asked, it lets go of what nobody holds and tells how many bytes are left. */

export const howMuchHeld = 'how much is held?';

process.on('message', (asked) => {
  if (asked !== howMuchHeld || !globalThis.gc) return;
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  process.send?.(heapUsed + external);
});
