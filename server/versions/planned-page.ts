/** Everything that will take effect in one's organisations, by date. */
import type { OfferVersion } from '../catalogue/offer-version.ts';
import { organisationName, type References } from '../offers/offer-references.ts';
import { changesOwner } from '../offers/owner-fields.ts';
import { momentWords } from '../opening-hours/danish-time.ts';
import { type ShownChange, shownChanges } from './history-page.ts';
import { offerDiff } from './offer-diff.ts';
import { plannedOf, standingBefore } from './reign.ts';

export type PlannedChange = {
  name: string;
  organisation: string;
  historyHref: string;
  /** Undefined where only an administrator may. */
  cancelHref: string | undefined;
  reason: string;
  handoverHref: string | undefined;
  changes: ShownChange[];
};

export type PlannedPage = { dates: { heading: string; changes: PlannedChange[] }[]; count: number };

export function plannedPage(
  versions: readonly OfferVersion[],
  references: References,
  reader: { edits: (organisation: string) => boolean; administrates: boolean },
  now: Temporal.Instant,
): PlannedPage {
  const later = new Set(
    versions
      .filter(({ effectiveFrom }) => Temporal.Instant.compare(effectiveFrom, now) > 0)
      .map(({ offerId }) => offerId),
  );
  const byOffer = Map.groupBy(
    versions.filter(({ offerId }) => later.has(offerId)),
    ({ offerId }) => offerId,
  );
  const found = [...byOffer.values()].flatMap((own) =>
    plannedOf(own, now).map((version) => ({ version, before: standingBefore(version, own) })),
  );
  const mine = found
    .filter(({ version, before }) => reader.edits((before ?? version).offer.editor))
    .sort((a, b) => Temporal.Instant.compare(a.version.effectiveFrom, b.version.effectiveFrom));
  const byDate = Map.groupBy(mine, ({ version }) => momentWords(version.effectiveFrom));
  return {
    count: mine.length,
    dates: [...byDate].map(([date, some]) => ({
      heading: `Træder i kraft ${date}`,
      changes: some.map(({ version, before }) => ({
        name: version.offer.name,
        organisation: organisationName((before ?? version).offer.editor, references),
        historyHref: `/tilbud/${version.offer.slug}/historik`,
        cancelHref:
          reader.administrates || !before || !changesOwner(before.offer, version.offer)
            ? `/redaktion/tilbud/${version.offer.slug}/planlagt?version=${version.sequence}`
            : undefined,
        reason: version.reason,
        handoverHref: version.handover === undefined ? undefined : `/redaktion/myndighed/${version.handover}`,
        changes: before
          ? shownChanges(offerDiff(before, version, references, { staffNumbers: true }))
          : [{ label: 'Tilbuddet', before: null, after: 'begynder', parts: undefined }],
      })),
    })),
  };
}
