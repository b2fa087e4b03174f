import { readSecondFactor, useRecoveryCode, useStep } from '../../data/second-factors.ts';
import type { Database } from '../../data/tables.ts';
import { sameRecoveryCode, stepOfCode } from '../second-factor-code.ts';
import { hashOfToken } from '../session-cookie.ts';

/** Whether one of the two is right and unused; then it is used. */
export async function usesUpCode(
  database: Database,
  accountId: string,
  { kode, engangskode }: { kode: string; engangskode: string },
  now: Temporal.Instant,
): Promise<boolean> {
  if (engangskode !== '')
    return useRecoveryCode(database, accountId, hashOfToken(sameRecoveryCode(engangskode)), now);
  const factor = await readSecondFactor(database, accountId);
  const step = factor?.confirmed ? stepOfCode(factor.secret, kode, now) : undefined;
  return step !== undefined && useStep(database, accountId, step);
}
