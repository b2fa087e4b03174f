/**
 * Forgets what is only kept for a time: sessions that have ended, links and tries that are too old, and how to reach somebody who reported
 * a mistake that nobody answered.
 */
import { sessionHours } from '../server/accounts/session-life.ts';
import { rememberedDays } from '../server/sign-in/sign-in-pace.ts';
import { forgetOldDrafts } from './drafts.ts';
import { forgetOldPlans } from './import-plans.ts';
import { stored } from './stored-time.ts';
import type { Database } from './tables.ts';

/** Long after anybody would still call back. */
const contactDays = 90;

export async function forgetExpired(database: Database, now: Temporal.Instant): Promise<void> {
  const monthAgo = stored(now.subtract({ hours: 24 * rememberedDays }));
  await database.deleteFrom('sign_in_attempt').where('at', '<', monthAgo).execute();
  await database.deleteFrom('session').where('created_at', '<', monthAgo).execute();
  await database.deleteFrom('password_link').where('expires_at', '<', monthAgo).execute();
  await forgetOldPlans(database, now);
  await forgetOldDrafts(database, now);
  const today = stored(now.subtract({ hours: sessionHours }));
  await database.deleteFrom('pending_sign_in').where('created_at', '<', today).execute();
  const old = stored(now.subtract({ hours: 24 * contactDays }));
  await database
    .deleteFrom('fault_contact')
    .where('report_id', 'in', (from) =>
      from.selectFrom('fault_report').select('id').where('recorded_at', '<', old),
    )
    .execute();
}
