/** The service that is fuzzed: people of every role, and what pages show them to send. */
import { claimReminder } from '../../data/reminders.ts';
import { removeSecondFactor } from '../../data/second-factors.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { hashOfToken, newToken } from '../../server/door/session-cookie.ts';
import { type RealService, startReal } from '../real-service.ts';
import { type Ground, look } from './ground.ts';

export type FuzzedService = RealService & { ground: Ground };

const roles: Grant[][] = [
  [{ role: 'administrator' }, { role: 'editor', organisation: 'kommune-horsens' }],
  [{ role: 'editor', organisation: 'kommune-horsens' }],
  [{ role: 'approver', organisation: 'region-midtjylland' }],
  [{ role: 'visitation', cluster: 'vest' }],
  [
    { role: 'coordinator', cluster: 'horsens' },
    { role: 'editor', organisation: 'kommune-struer' },
  ],
];

/** `ofEach`: so many people of each role, that neither what one may do in a minute nor signing out by chance stops most of them. */
export async function startFuzzed(ofEach: number): Promise<FuzzedService> {
  const stop = newToken();
  const service = await startReal(roles, ofEach, {
    isWeighed: true,
    async prepare(database, now) {
      const reminder = { accountId: 'person-1-0', stopHash: hashOfToken(stop), counts: [] };
      await claimReminder(database, reminder, now.toZonedDateTimeISO('Europe/Copenhagen'));
      // Puts up a second factor; nobody else has that to do.
      await removeSecondFactor(database, 'person-3-0');
    },
  });
  return { ...service, ground: await look(service, [`/paamindelser/${stop}`]) };
}
