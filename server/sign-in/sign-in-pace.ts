/**
 * How long somebody who has failed to sign in must wait. Guessing gets slow, yet nobody can be kept out by others: where an account has signed in
 * before, only the tries from there count against it, and a link by mail always works: it asks nobody here. Accounts that do not exist are treated alike.
 */

export type Try = {
  at: Temporal.Instant;
  outcome: 'signed-in' | 'refused';
  sameAccount: boolean;
  sameAddress: boolean;
};

/** Failures older than this are forgiven. */
export const windowMinutes = 15;
/** How long a place where an account has signed in is remembered, and the log is kept. */
export const rememberedDays = 30;
export const freeTriesPerAccount = 5;
/** Many people may share the address of a hospital. */
export const freeTriesPerAddress = 30;
const firstWait = 30;
const longestWait = windowMinutes * 60;

/** Whole seconds from now; 0: go ahead. `all`: those of the last 30 days that share the account or the address. */
export function secondsToWait(all: readonly Try[], now: Temporal.Instant): number {
  // Those of a clock that has been set back since would keep people out until it is then again.
  const tries = all.filter(({ at }) => !isAfter(at, now));
  const ofAccount = tries.filter(({ sameAccount }) => sameAccount);
  const fromHere = ofAccount.filter(({ sameAddress }) => sameAddress);
  const success = latest(fromHere.filter(({ outcome }) => outcome === 'signed-in'));
  const counted = success ? fromHere.filter(({ at }) => isAfter(at, success)) : ofAccount;
  return Math.max(
    waitAfter(counted, freeTriesPerAccount, now),
    waitAfter(
      tries.filter(({ sameAddress }) => sameAddress),
      freeTriesPerAddress,
      now,
    ),
  );
}

/** Half a minute after the last free try, then twice as long for each more. */
function waitAfter(tries: readonly Try[], free: number, now: Temporal.Instant): number {
  const from = now.subtract({ minutes: windowMinutes });
  const failures = tries.filter(({ at, outcome }) => outcome === 'refused' && isAfter(at, from));
  const last = latest(failures);
  if (!last || failures.length < free) return 0;
  const wait = Math.min(firstWait * 2 ** (failures.length - free), longestWait);
  return Math.max(0, Math.ceil(wait - now.since(last).total('seconds')));
}

function latest(tries: readonly Try[]): Temporal.Instant | undefined {
  return tries
    .map(({ at }) => at)
    .sort(Temporal.Instant.compare)
    .at(-1);
}

function isAfter(a: Temporal.Instant, b: Temporal.Instant): boolean {
  return Temporal.Instant.compare(a, b) > 0;
}

/** `30 sekunder`, `1 minut`, `4 minutter`: rounded up. */
export function waitWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 sekund' : `${seconds} sekunder`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minut' : `${minutes} minutter`;
}
