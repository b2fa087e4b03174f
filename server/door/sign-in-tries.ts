/**
 * Counts tries to sign in, so that guessing gets slow, and logs how they went. Account and address are kept as hashes under a key that only this
 * process knows: nobody is read out of the table, and a restart begins anew.
 */
import { createHmac, randomBytes } from 'node:crypto';
import type { Request } from 'express';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { networkOf } from '../sign-in/network.ts';
import { secondsToWait, type Try } from '../sign-in/sign-in-pace.ts';

export type TryKeys = { accountKey: string; addressKey: string };

/** Where tries are stored. */
export type TryStore = {
  /** Weighs what is stored for either key, and stores the try as refused unless it must wait. Undefined: it must. */
  begin(
    keys: TryKeys,
    weigh: (tries: Try[]) => number,
    now: Temporal.Instant,
  ): Promise<{ id: number } | { wait: number }>;
  succeed(id: number): Promise<void>;
};

export type Tries = {
  /** Counts a try; it has failed until `succeeded` is called. */
  begin(request: Request, email: string): Promise<Attempt>;
};
export type Attempt =
  | { kind: 'slow'; seconds: number }
  | {
      kind: 'go';
      id: number;
      /** `earlier`: the try that this one has completed. */
      succeeded(earlier?: number): Promise<void>;
    };

export function createTries(store: TryStore, now: Clock, log: Logger): Tries {
  const key = randomBytes(32);
  const keyed = (text: string) => createHmac('sha256', key).update(text).digest('base64url');
  return {
    async begin(request, email) {
      const keys = {
        accountKey: keyed(`account ${email.trim().toLowerCase()}`),
        addressKey: keyed(`address ${networkOf(request.ip ?? '')}`),
      };
      const instant = now().toInstant();
      const begun = await store.begin(keys, (tries) => secondsToWait(tries, instant), instant);
      // Cut short: enough to see that two lines are about the same account or place.
      const about = { account: keys.accountKey.slice(0, 8), place: keys.addressKey.slice(0, 8) };
      if ('wait' in begun) {
        log.warn({ signIn: 'slowed', ...about });
        return { kind: 'slow', seconds: begun.wait };
      }
      log.info({ signIn: 'tried', ...about });
      return {
        kind: 'go',
        id: begun.id,
        async succeeded(earlier) {
          if (earlier !== undefined) await store.succeed(earlier);
          await store.succeed(begun.id);
          log.info({ signIn: 'succeeded', ...about });
        },
      };
    },
  };
}
