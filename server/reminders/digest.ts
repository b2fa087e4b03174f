/**
 * What waits for one person, by organisation and then for the clusters they coordinate: counts and names of offers, each with the address of the
 * page that clears it. Nobody is reminded of nothing, and what another mail has just told is left out.
 */
import type { Account } from '../accounts/account.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type EditedOffer, workList } from '../editing/work-list.ts';
import { unansweredIn } from '../faults/unanswered.ts';
import { isFollowed } from '../holidays/holiday-board.ts';
import type { SeasonLines } from '../holidays/holiday-list.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { momentOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { dateWords } from '../opening-hours/danish-time.ts';

export type ReminderKind =
  | 'faults'
  | 'proposals'
  | 'holidays'
  | 'overdue'
  | 'unverified'
  | 'drafts'
  | 'planned'
  | 'cluster-faults'
  | 'cluster-holidays';

export type DigestSection = {
  kind: ReminderKind;
  /** Undefined: of the clusters one coordinates. */
  organisation: string | undefined;
  /** Offers, but for `holidays` days, and for `cluster-holidays` organisations. */
  count: number;
  /** Without a path of its own, an entry is cleared on the page of all of them. */
  entries: readonly { name: string; path?: string }[];
  /** The page of all of them. */
  path: string;
  /** Of `holidays`: `Julen 2026`, and how many of its days nobody has stated. */
  season?: { label: string; unstated: number };
};

/** Everything that may wait for anybody, read once for all. */
export type Upkeep = {
  now: Temporal.ZonedDateTime;
  catalogue: Catalogue;
  /** As every editor finds them, without anybody's drafts. */
  edited: readonly EditedOffer[];
  seasons: readonly SeasonLines[];
  proposals: readonly {
    organisation: string;
    author: string;
    recordedAt: Temporal.Instant;
    offer: Pick<Offer, 'name' | 'slug'>;
  }[];
};

export type Reader = Pick<Account, 'id' | 'grants'> & {
  /** When the reader's drafts were kept, by offer. */
  drafts: ReadonlyMap<string, Temporal.Instant>;
};

/** A draft younger than this is being worked on. */
const restingDays = 7;
/** Planned changes nearer than this are told along with the rest. */
const soonDays = 7;
/** What happened within this has just been told in a mail of its own. */
const justTold = { hours: 24 };

/** By the clock, without the organisations in `told`. Empty when nothing waits. */
export function digestOf(reader: Reader, upkeep: Upkeep, told: ReadonlySet<string>): DigestSection[] {
  const before = upkeep.now.subtract(justTold);
  const own = organisationsOf(reader)
    .filter((id) => !told.has(id))
    .flatMap((id) => organisationSections(reader, id, upkeep, before));
  return unlessIdle([...own, ...clusterSections(reader, upkeep, before)]);
}

/** By hand, of one organisation only. */
export function digestFor(reader: Reader, organisation: string, upkeep: Upkeep): DigestSection[] {
  return unlessIdle(organisationSections(reader, organisation, upkeep, upkeep.now));
}

/** What takes effect by itself is worth no mail of its own. */
function unlessIdle(sections: DigestSection[]): DigestSection[] {
  return sections.some(({ kind }) => kind !== 'planned') ? sections : [];
}

/** The most urgent first. */
function organisationSections(
  reader: Reader,
  organisation: string,
  { now, edited, seasons, proposals }: Upkeep,
  reportedBefore: Temporal.ZonedDateTime,
): DigestSection[] {
  const own = edited
    .filter(({ offer }) => offer.editor === organisation)
    .map((one) => ({ ...one, draftKeptAt: restingDraft(one, reader, now) }));
  const rows = workList(own, now);
  const tasks = (kind: ReminderKind, id: string, among = rows) => {
    const entries = among.flatMap(({ offer, tasks }) =>
      tasks.filter((task) => task.kind === id).map(({ href }) => ({ name: offer.name, path: href })),
    );
    const path = `/redaktion?${new URLSearchParams({ organisation, vis: id })}`;
    return section(kind, organisation, entries, path);
  };
  const reported = rows.filter(({ signals }) =>
    signals.faults.some(({ at }) => Temporal.ZonedDateTime.compare(momentOf(at), reportedBefore) <= 0),
  );
  const known = proposals.filter(
    ({ recordedAt }) => Temporal.Instant.compare(recordedAt, reportedBefore.toInstant()) <= 0,
  );
  const awaited = awaiting(reader, organisation, known);
  return [
    ...tasks('faults', 'fejl', reported),
    ...section('proposals', organisation, awaited, '/redaktion/godkend'),
    ...seasons.flatMap((one) => holidaySection(one, organisation, now)),
    ...tasks('overdue', 'forfaldne'),
    ...tasks('unverified', 'ubekraeftede'),
    ...tasks('drafts', 'kladder'),
    ...section('planned', organisation, soon(own, now), '/redaktion/planlagt'),
  ];
}

/** Nobody approves what they have written themselves. */
function awaiting(
  { id, grants }: Reader,
  organisation: string,
  proposals: Upkeep['proposals'],
): DigestSection['entries'] {
  const approves = grants.some((grant) => grant.role === 'approver' && grant.organisation === organisation);
  if (!approves) return [];
  return proposals
    .filter((one) => one.organisation === organisation && one.author !== id)
    .map(({ offer: { name, slug } }) => ({ name, path: `/redaktion/tilbud/${slug}/godkend` }));
}

/** Days that are over are past mending. */
function holidaySection(
  { season, lines }: SeasonLines,
  organisation: string,
  now: Temporal.ZonedDateTime,
): DigestSection[] {
  const open = lines.filter(
    ({ editor, confirmed, date }) => editor === organisation && !confirmed && isAhead(date, now),
  );
  const names = new Map(open.map(({ offer }) => [offer.id, { name: offer.name }]));
  const path = `/redaktion/helligdage?${new URLSearchParams({ organisation })}`;
  const unstated = open.filter(({ stated }) => !stated).length;
  return section('holidays', organisation, [...names.values()], path).map((one) => ({
    ...one,
    count: open.length,
    season: { label: season.label, unstated },
  }));
}

/** When the reader's draft was kept, if nobody is working on it. */
function restingDraft(
  { offer }: EditedOffer,
  { drafts }: Reader,
  now: Temporal.ZonedDateTime,
): Temporal.Instant | undefined {
  const limit = now.subtract({ days: restingDays }).toInstant();
  const keptAt = drafts.get(offer.id);
  return keptAt && Temporal.Instant.compare(keptAt, limit) <= 0 ? keptAt : undefined;
}

function soon(edited: readonly EditedOffer[], now: Temporal.ZonedDateTime): DigestSection['entries'] {
  const limit = now.add({ days: soonDays }).toInstant();
  return edited.flatMap(({ offer, waiting }) => {
    const [next] = waiting;
    if (!next || Temporal.Instant.compare(next.effectiveFrom, limit) > 0) return [];
    const date = next.effectiveFrom.toZonedDateTimeISO(timeZone).toPlainDate().toString();
    return [{ name: `${offer.name}, ${dateWords(date, now.year)}` }];
  });
}

function clusterSections(
  { grants }: Reader,
  { now, catalogue, seasons }: Upkeep,
  dueBefore: Temporal.ZonedDateTime,
): DigestSection[] {
  const clusters = grants.flatMap((grant) => (grant.role === 'coordinator' ? [grant.cluster] : []));
  if (clusters.length === 0) return [];
  const late = unansweredIn(catalogue, clusters, now).filter(
    ({ due }) => Temporal.ZonedDateTime.compare(due, dueBefore) <= 0,
  );
  const open = seasons
    .flatMap(({ lines }) => lines)
    .filter(
      ({ offer, confirmed, date }) =>
        !confirmed && isAhead(date, now) && isFollowed(offer, clusters, catalogue.places),
    );
  const behind = [...new Set(open.map(({ editor }) => editor))];
  const organisations = behind.map((id) => ({ name: catalogue.organisations.get(id)?.name ?? id }));
  const reported = late.map(({ offer }) => ({ name: offer.name }));
  return [
    ...section('cluster-faults', undefined, reported, '/redaktion/fejl'),
    ...section('cluster-holidays', undefined, organisations, '/redaktion/helligdage/oversigt'),
  ];
}

/** None for nothing. */
function section(
  kind: ReminderKind,
  organisation: string | undefined,
  entries: DigestSection['entries'],
  path: string,
): DigestSection[] {
  return entries.length === 0 ? [] : [{ kind, organisation, count: entries.length, entries, path }];
}

function organisationsOf({ grants }: Reader): string[] {
  return [...new Set(grants.flatMap((grant) => ('organisation' in grant ? [grant.organisation] : [])))];
}

function isAhead(date: string, now: Temporal.ZonedDateTime): boolean {
  return date >= now.toPlainDate().toString();
}

/** What is kept of a digest: how much, not what. */
export function countsOf(sections: readonly DigestSection[]) {
  return sections.map(({ organisation, kind, count }) => ({ organisation, kind, count }));
}
