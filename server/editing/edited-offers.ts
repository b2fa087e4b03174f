/** Every offer as whoever edits it finds it: the version one begins with, what waits, what is said about it. */
import type { Catalogue, Published } from '../catalogue/catalogue.ts';
import { type OfferVersion, startingVersion } from '../catalogue/offer-version.ts';
import { linesNear } from '../holidays/holiday-list.ts';
import { organisationName, signalsOf } from '../offers/offer-references.ts';
import { plannedOf } from '../versions/reign.ts';
import type { EditedOffer } from './work-list.ts';

type Reader = {
  /** Of an organisation: whether the reader edits its offers, and speaks for it. */
  mayEdit(organisation: string): boolean;
  mayConfirm(organisation: string): boolean;
  /** When the reader's own draft of an offer was kept, by the offer's id. */
  drafts: ReadonlyMap<string, Temporal.Instant>;
};

/** What awaits approval is not in the catalogue; whoever wants it told counts it in. */
const none = { forReader: 0, forOthers: 0 };

export function editedOffers(
  published: Published,
  catalogue: Catalogue,
  { mayEdit, mayConfirm, drafts }: Reader,
  now: Temporal.ZonedDateTime,
): (EditedOffer & { versions: readonly OfferVersion[] })[] {
  const at = now.toInstant();
  const near = linesNear(published, now).map(({ season, lines }) => ({
    season,
    lines: Map.groupBy(lines, ({ offer }) => offer.id),
  }));
  return [...Map.groupBy(published.versions, ({ offerId }) => offerId)].flatMap(([id, versions]) => {
    const start = startingVersion(versions, at);
    if (!start || !mayEdit(start.offer.editor)) return [];
    const { offer, state } = start;
    return [
      {
        offer,
        state,
        versions,
        organisation: organisationName(offer.editor, catalogue),
        draftKeptAt: drafts.get(id),
        waiting: plannedOf(versions, at),
        proposals: none,
        declined: [],
        holidays: near.map(({ season, lines }) => ({ season, lines: lines.get(id) ?? [] })),
        signals: signalsOf(offer, catalogue),
        mayConfirm: mayConfirm(offer.editor),
      },
    ];
  });
}
