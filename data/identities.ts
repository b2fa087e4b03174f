/** What the guard asks: whose token this is, and who edits the offer at an address. */
import type { OfferSubject } from '../server/access/access-rule.ts';
import { visitationReports } from './capacity.ts';
import { keptAt } from './offers.ts';
import { clustersOf } from './places.ts';
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
    offer: async (slug: string): Promise<OfferSubject | undefined> => {
      const offer = await keptAt(database, slug, now().toInstant());
      if (!offer) return undefined;
      const { editor, coverage } = offer;
      const capacityByVisitation = await visitationReports(database, editor);
      return { editor, clusters: coverage ? await clustersOf(database, coverage) : [], capacityByVisitation };
    },
  };
}
