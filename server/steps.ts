/** Long work that pauses wherever it yields, so that its caller may let others in between. */
export type Steps<Result> = Generator<void, Result, void>;

/** Without a pause. */
export function atOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
