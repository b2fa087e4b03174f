/** Forgets what is only kept for a time: sessions that have ended, links and tries that are too old. */
import { sessionHours } from '../server/accounts/session-life.ts';
import { rememberedDays } from '../server/sign-in/sign-in-pace.ts';
import { forgetOldPlans } from './import-plans.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

export async function forgetExpired(database: Database, now: Temporal.Instant): Promise<void> {
  const monthAgo = stored(now.subtract({ hours: 24 * rememberedDays }));
  await database.deleteFrom('sign_in_attempt').where('at', '<', monthAgo).execute();
  await database.deleteFrom('session').where('created_at', '<', monthAgo).execute();
  await database.deleteFrom('password_link').where('expires_at', '<', monthAgo).execute();
  await forgetOldPlans(database, now);
  const today = stored(now.subtract({ hours: sessionHours }));
  await database.deleteFrom('pending_sign_in').where('created_at', '<', today).execute();
}
