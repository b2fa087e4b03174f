/** What the guard asks: whose token this is, and who edits the offer at an address. */
import { editorAt } from './offers.ts';
import { type SignedIn, useSession } from './sessions.ts';
import type { Database } from './tables.ts';

export function identitiesIn(database: Database, now: () => Temporal.ZonedDateTime) {
  return {
    signedIn: (tokenHash: string): Promise<SignedIn | undefined> =>
      useSession(database, tokenHash, now().toInstant()),
    offer: async (slug: string): Promise<{ editor: string } | undefined> => {
      const editor = await editorAt(database, slug, now().toInstant());
      return editor === undefined ? undefined : { editor };
    },
  };
}
