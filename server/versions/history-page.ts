/** An offer's versions → what the history page prints. */
import type { OfferVersion } from '../catalogue/offer-version.ts';
import { organisationName, type References } from '../offers/offer-references.ts';
import { minuteOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { dateWords } from '../opening-hours/danish-time.ts';
import { type Author, authorWords } from './author-words.ts';
import { type Change, offerDiff } from './offer-diff.ts';
import { pastCardLink } from './past-link.ts';
import { type Reign, reignOf, replacedBy, standingBefore } from './reign.ts';
import { type TextPart, wordDiff } from './word-diff.ts';

/** A change as it is printed: `parts` for texts long enough to be marked word by word. */
export type ShownChange = Change & { parts: TextPart[] | undefined };

export type HistoryEntry = {
  sequence: number;
  heading: string;
  kind: Reign['kind'];
  saved: string;
  author: string;
  reason: string;
  /** What it is besides somebody's own save. */
  origin: string | undefined;
  changes: ShownChange[];
  /** Instead of changes. */
  told: string | undefined;
  /** The card as it was from then; undefined for what has never been seen. */
  past: { known: string; true: string } | undefined;
  restoreHref: string | undefined;
  cancelHref: string | undefined;
};

export type Reader = { editsOffer: boolean; staffNumbers: boolean };

export type HistoryPage = { planned: HistoryEntry[]; entries: HistoryEntry[] };

/** Drafts are for those who may edit. Planned versions stand first, in the order they take effect; then the newest. */
export function historyPage(
  versions: readonly OfferVersion[],
  authors: ReadonlyMap<string, Author>,
  references: References,
  reader: Reader,
  now: Temporal.ZonedDateTime,
): HistoryPage {
  const entries = versions
    .filter(({ state }) => state !== 'draft' || reader.editsOffer)
    .map((version) => entryOf(version, versions, authors, references, reader, now))
    .reverse();
  const planned = entries.filter(({ kind }) => kind === 'planned');
  const dateOf = ({ sequence }: HistoryEntry) =>
    versions.find((version) => version.sequence === sequence)?.effectiveFrom ?? now.toInstant();
  return {
    planned: planned.sort((a, b) => Temporal.Instant.compare(dateOf(a), dateOf(b))),
    entries: entries.filter(({ kind }) => kind !== 'planned'),
  };
}

function entryOf(
  version: OfferVersion,
  versions: readonly OfferVersion[],
  authors: ReadonlyMap<string, Author>,
  references: References,
  reader: Reader,
  now: Temporal.ZonedDateTime,
): HistoryEntry {
  const { sequence, offer, author, reason } = version;
  const reign = reignOf(version, versions, now.toInstant());
  // What waits is shown as what it will change on its day, the rest as what its author changed.
  const before = reign.kind === 'planned' ? standingBefore(version, versions) : replacedBy(version, versions);
  const changes = before ? shownChanges(offerDiff(before, version, references, reader)) : [];
  const seen = reign.kind === 'stands' || reign.kind === 'stood';
  const editor = (before ?? version).offer.editor;
  return {
    sequence,
    kind: reign.kind,
    heading: headingOf(version, reign),
    saved: momentWords(version.recordedAt),
    author: authorWords(authors.get(author), editor, (id) => organisationName(id, references), {
      names: reader.editsOffer,
    }),
    reason,
    origin: originOf(version, versions),
    changes,
    told: toldOf(before, changes),
    past: seen ? pastOf(version, now) : undefined,
    restoreHref:
      reader.editsOffer && reign.kind === 'stood' && version.state === 'published'
        ? `/redaktion/tilbud/${offer.slug}/gendan?version=${sequence}`
        : undefined,
    cancelHref:
      reader.editsOffer && reign.kind === 'planned'
        ? `/redaktion/tilbud/${offer.slug}/planlagt?version=${sequence}`
        : undefined,
  };
}

function toldOf(before: OfferVersion | undefined, changes: readonly ShownChange[]): string | undefined {
  if (!before) return 'Tilbuddet blev oprettet.';
  return changes.length === 0 ? 'Kun oplysninger, der ikke vises her.' : undefined;
}

function headingOf({ effectiveFrom }: OfferVersion, reign: Reign): string {
  const from = momentWords(effectiveFrom);
  switch (reign.kind) {
    case 'draft':
      return 'Kladde, ikke offentliggjort';
    case 'planned':
      return `Træder i kraft ${from}`;
    case 'cancelled':
      return `Ændringen ${from} er annulleret`;
    case 'stands':
      return `Gælder nu, fra ${from}`;
    case 'stood':
      return `Gjaldt fra ${from} til ${momentWords(reign.until)}`;
    case 'never':
      return `Skulle gælde fra ${from}, men blev erstattet forinden`;
  }
}

function originOf(
  { carriedFrom, handover }: OfferVersion,
  versions: readonly OfferVersion[],
): string | undefined {
  const correction = versions.find(({ sequence }) => sequence === carriedFrom);
  if (correction)
    return `Rettelsen fra ${momentWords(correction.recordedAt)} er ført med ind i denne planlagte ændring.`;
  return handover === undefined
    ? undefined
    : 'Del af en ændring af myndighed, leverandør eller redaktør for flere tilbud.';
}

/** The whole minute after it, so that it is in effect and known then. */
function pastOf(version: OfferVersion, now: Temporal.ZonedDateTime): HistoryEntry['past'] {
  const { effectiveFrom, recordedAt } = version;
  const begun = Temporal.Instant.compare(effectiveFrom, recordedAt) > 0 ? effectiveFrom : recordedAt;
  const moment = begun.toZonedDateTimeISO(timeZone).round({ smallestUnit: 'minute', roundingMode: 'ceil' });
  if (minuteOf(moment) > minuteOf(now)) return undefined;
  const tid = moment.toPlainDateTime().toString({ smallestUnit: 'minute' });
  const { slug } = version.offer;
  return { known: pastCardLink(slug, tid, ''), true: pastCardLink(slug, tid, 'nu') };
}

/** `1. januar 2027` for a midnight, else `3. december 2026 kl. 12.05`. */
export function momentWords(instant: Temporal.Instant): string {
  const moment = instant.toZonedDateTimeISO(timeZone);
  const date = dateWords(moment.toPlainDate().toString());
  const clock = moment.toPlainTime().toString({ smallestUnit: 'minute' }).replace(':', '.');
  return moment.equals(moment.startOfDay()) ? date : `${date} kl. ${clock}`;
}

/** From here a text is easier read with its changed words marked than twice, when much of it stands. */
const longText = 96;
const muchOfIt = 0.3;

export function shownChanges(changes: readonly Change[]): ShownChange[] {
  return changes.map((change) => ({ ...change, parts: markedParts(change) }));
}

function markedParts({ before, after }: Change): TextPart[] | undefined {
  if (before === null || after === null || before.length + after.length < longText) return undefined;
  const parts = wordDiff(before, after);
  const kept = parts.reduce((sum, { kind, text }) => (kind === 'same' ? sum + text.length : sum), 0);
  return kept >= muchOfIt * Math.min(before.length, after.length) ? parts : undefined;
}
