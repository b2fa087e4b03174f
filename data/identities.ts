/** What the guard asks: whose token this is, and who edits the offer at an address. */
import type { OfferSubject } from '../server/access/access-rule.ts';
import { visitationReports } from './capacity.ts';
import { keptAt } from './offers.ts';
import { clustersOf } from './places.ts';
import { noteUse, readSession, type SignedIn } from './sessions.ts';
import type { Database } from './tables.ts';

/**
 * `reader` waits for no transaction of `database`: while a large import is being applied, everybody is still recognised. That somebody was here is
 * noted when its turn comes.
 *
 * Demo accounts are nobody unless this is a demo, even when an earlier one has left them signed in.
 */
export function identitiesIn(
  database: Database,
  now: () => Temporal.ZonedDateTime,
  { demo, reader = database }: { demo: boolean; reader?: Database },
) {
  return {
    signedIn: async (tokenHash: string, { byItself = false } = {}): Promise<SignedIn | undefined> => {
      const instant = now().toInstant();
      const signedIn = await readSession(reader, tokenHash, instant);
      if (!signedIn || (signedIn.account.demo && !demo)) return undefined;
      // When it cannot be written, the next request tries again.
      if (signedIn.toBeNoted && !byItself) noteUse(database, tokenHash, instant).catch(() => undefined);
      return { account: signedIn.account, sessionId: signedIn.sessionId };
    },
    offer: async (slug: string): Promise<OfferSubject | undefined> => {
      const offer = await keptAt(reader, slug, now().toInstant());
      if (!offer) return undefined;
      const { editor, coverage } = offer;
      const capacityByVisitation = await visitationReports(reader, editor);
      return { editor, clusters: coverage ? await clustersOf(reader, coverage) : [], capacityByVisitation };
    },
  };
}
