/** An offer's versions → what the history page prints. */
import type { OfferVersion } from '../catalogue/offer-version.ts';
import { organisationName, type References } from '../offers/offer-references.ts';
import { changesOwner } from '../offers/owner-fields.ts';
import { minuteOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { momentWords } from '../opening-hours/danish-time.ts';
import { type Author, authorWords } from './author-words.ts';
import { type Change, offerDiff } from './offer-diff.ts';
import { pastCardLink } from './past-link.ts';
import { changesAnything, plannedOf, type Reign, reignOf, replacedBy, standingBefore } from './reign.ts';
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

export type Reader = {
  editsOffer: boolean;
  administrates: boolean;
  staffNumbers: boolean;
  /** Of those who acted for an organisation; null: for none. */
  readsNames: (organisation: string | null) => boolean;
};

export type HistoryPage = {
  planned: HistoryEntry[];
  entries: HistoryEntry[];
  olderHref: string | undefined;
  newestHref: string | undefined;
};

/** The versions of one page: what is planned, on the first only, and so many of the rest. */
export type HistoryPart = {
  planned: OfferVersion[];
  entries: OfferVersion[];
  /** Where the page of the older ones begins. */
  olderThan: number | undefined;
  isFirst: boolean;
};

const mostShown = 25;

/**
 * Drafts are for those who may edit. Planned versions stand first, in the order they take effect; then the newest. `olderThan`: only those
 * saved before the version of that sequence.
 */
export function historyPart(
  versions: readonly OfferVersion[],
  reader: Reader,
  now: Temporal.Instant,
  olderThan = Number.POSITIVE_INFINITY,
): HistoryPart {
  const isFirst = olderThan === Number.POSITIVE_INFINITY;
  const planned = plannedOf(versions, now);
  const rest = versions
    .filter((one) => (one.state !== 'draft' || reader.editsOffer) && !planned.includes(one))
    .filter((one) => !onlyFollows(one, versions, now))
    .filter(({ sequence }) => sequence < olderThan)
    .sort((a, b) => b.sequence - a.sequence);
  const entries = rest.slice(0, mostShown);
  return {
    planned: isFirst ? planned : [],
    entries,
    olderThan: rest.length > mostShown ? entries.at(-1)?.sequence : undefined,
    isFirst,
  };
}

/** `versions`: all of the offer. `authors`: by sequence. */
export function historyPage(
  part: HistoryPart,
  versions: readonly OfferVersion[],
  authors: ReadonlyMap<number, Author>,
  references: References,
  reader: Reader,
  now: Temporal.ZonedDateTime,
): HistoryPage {
  const told = (some: readonly OfferVersion[]) =>
    some.map((version) => entryOf(version, versions, authors, references, reader, now));
  const path = `/tilbud/${versions.at(-1)?.offer.slug}/historik`;
  return {
    planned: told(part.planned),
    entries: told(part.entries),
    olderHref: part.olderThan === undefined ? undefined : `${path}?foer=${part.olderThan}`,
    newestHref: part.isFirst ? undefined : path,
  };
}

function entryOf(
  version: OfferVersion,
  versions: readonly OfferVersion[],
  authors: ReadonlyMap<number, Author>,
  references: References,
  reader: Reader,
  now: Temporal.ZonedDateTime,
): HistoryEntry {
  const { sequence, offer, reason } = version;
  const planned = plannedBy(version, versions);
  const reign = reignOf(version, versions, now.toInstant());
  // What waits is shown as what it will change on its day, the rest as what its author changed.
  const before = reign.kind === 'planned' ? standingBefore(version, versions) : replacedBy(version, versions);
  const changes = before ? shownChanges(offerDiff(before, version, references, reader)) : [];
  const seen = reign.kind === 'stands' || reign.kind === 'stood';
  const wroteIt = (by: OfferVersion) =>
    authorWords(
      authors.get(by.sequence),
      (replacedBy(by, versions) ?? by).offer.editor,
      (id) => organisationName(id, references),
      reader.readsNames,
    );
  return {
    sequence,
    kind: reign.kind,
    heading: headingOf(version, reign),
    saved: momentWords(planned.recordedAt),
    author: wroteIt(planned),
    reason,
    origin: originOf(version, versions, wroteIt),
    changes,
    told: toldOf(before, changes),
    past: seen ? pastOf(version, now) : undefined,
    restoreHref:
      reader.editsOffer && isPast(reign) && version.state === 'published'
        ? `/redaktion/tilbud/${offer.slug}/gendan?version=${sequence}`
        : undefined,
    cancelHref:
      reader.editsOffer &&
      reign.kind === 'planned' &&
      (reader.administrates || !before || !changesOwner(before.offer, offer))
        ? `/redaktion/tilbud/${offer.slug}/planlagt?version=${sequence}`
        : undefined,
  };
}

/** A cancelled change that a correction was carried into, so that it goes on changing nothing: nobody did that, and it never came to. */
function onlyFollows(
  version: OfferVersion,
  versions: readonly OfferVersion[],
  now: Temporal.Instant,
): boolean {
  if (version.carriedFrom === undefined) return false;
  const then = versions.filter(({ sequence }) => sequence <= version.sequence);
  const { kind } = reignOf(version, versions, now);
  return (kind === 'cancelled' || kind === 'never') && !changesAnything(version, then);
}

/** The one it was planned as: with each correction that is carried into it, it is saved anew by somebody else. */
export function plannedBy(version: OfferVersion, versions: readonly OfferVersion[]): OfferVersion {
  const before = version.carriedFrom === undefined ? undefined : replacedBy(version, versions);
  return before ? plannedBy(before, versions) : version;
}

/** Those whose authors the part tells of. */
export function toldOfIn(part: HistoryPart, versions: readonly OfferVersion[]): OfferVersion[] {
  return [...part.planned, ...part.entries].flatMap((version) => [
    version,
    plannedBy(version, versions),
    ...versions.filter(({ sequence }) => sequence === version.carriedFrom),
  ]);
}

/** Also what never took effect may be brought back: a plan that was cancelled too early. */
function isPast({ kind }: Reign): boolean {
  return kind === 'stood' || kind === 'never';
}

function toldOf(before: OfferVersion | undefined, changes: readonly ShownChange[]): string | undefined {
  if (!before) return 'Tilbuddet blev oprettet.';
  return changes.length === 0 ? 'Kun oplysninger, der ikke vises her.' : undefined;
}

function headingOf({ effectiveFrom }: OfferVersion, reign: Reign): string {
  const from = momentWords(effectiveFrom);
  switch (reign.kind) {
    case 'draft':
      return 'Gemt, ikke offentliggjort';
    case 'planned':
      return `Træder i kraft ${from}`;
    case 'cancelled':
      return `Ændringen ${from} er annulleret`;
    case 'stands':
      return `Gælder nu, fra ${from}`;
    case 'stood':
      return from === momentWords(reign.until)
        ? `Gjaldt under et minut, ${from}`
        : `Gjaldt fra ${from} til ${momentWords(reign.until)}`;
    case 'never':
      return `Skulle gælde fra ${from}, men blev erstattet forinden`;
  }
}

function originOf(
  { carriedFrom, handover }: OfferVersion,
  versions: readonly OfferVersion[],
  wroteIt: (by: OfferVersion) => string,
): string | undefined {
  const correction = versions.find(({ sequence }) => sequence === carriedFrom);
  if (correction)
    return `En rettelse fra ${momentWords(correction.recordedAt)} (${wroteIt(correction)}) er ført med ind i denne planlagte ændring.`;
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
