/** What the guard asks: whose token this is, and who edits the offer at an address. */
import { editorAt } from './offers.ts';
import { type SignedIn, useSession } from './sessions.ts';
import type { Database } from './tables.ts';

/** Demo accounts are nobody unless this is a demo, even when an earlier one has left them signed in. */
export function identitiesIn(
  database: Database,
  now: () => Temporal.ZonedDateTime,
  { demo }: { demo: boolean },
) {
  return {
    signedIn: async (tokenHash: string): Promise<SignedIn | undefined> => {
      const signedIn = await useSession(database, tokenHash, now().toInstant());
      return signedIn?.account.demo && !demo ? undefined : signedIn;
    },
    offer: async (slug: string): Promise<{ editor: string } | undefined> => {
      const editor = await editorAt(database, slug, now().toInstant());
      return editor === undefined ? undefined : { editor };
    },
  };
}
