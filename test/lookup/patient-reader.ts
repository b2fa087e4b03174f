/**
 * A reader with all day: goes through every offer in turn, without index, fast hours or sorted numbers, and says what a lookup must answer. What
 * it takes from the product is when something is open (`test/opening-hours` holds that against another's calendar); the rest is its own.
 */
import type { LookupCriteria } from '../../server/lookup/lookup-criteria.ts';
import type { CapacityReport } from '../../server/offers/capacity.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { minuteOf } from '../../server/opening-hours/danish-calendar.ts';
import { openingIntervals } from '../../server/opening-hours/opening-intervals.ts';
import { openingStatusAt } from '../../server/opening-hours/opening-status.ts';
import type { Municipality } from '../../server/places/places-schema.ts';
import { places } from '../start-service.ts';

/** Typed wrongly → meant. */
const slips: Record<string, string> = { sygeplje: 'sygepleje' };

const reasons = ['closed', 'age', 'urgency', 'domain', 'municipality'] as const;
const groups = ['fits', 'unknown', 'later'] as const;
const reaches = ['municipalities', 'clusters', 'region', 'country'];
type Reading = ReturnType<typeof reading>;

/** `offers` in alphabetical order; `reports` by their ids. */
export function readPatiently(
  offers: readonly Offer[],
  reports: ReadonlyMap<string, CapacityReport>,
  asked: LookupCriteria,
) {
  const typed = asked.text.split(' ').filter(Boolean);
  const findable = typed.filter((word) => offers.some((offer) => howFound(offer, word) > 0));
  const date = dateAt(asked.at).toString();
  const existing = offers.filter(
    ({ validFrom, validTo }) => (validFrom ?? date) <= date && date <= (validTo ?? date),
  );
  const all = existing.map((offer) => reading(offer, reports.get(offer.id), asked, findable));
  const { municipality, urgency, domain, age } = asked;
  const narrowed = [municipality, urgency, domain, age].some((one) => one !== null);
  const fewest = findable.length > 0 ? findable.length : typed.length > 0 && !narrowed ? 1 : 0;
  const strict = sorted(all, asked, fewest);
  const nearly = strict.near.length > 0;
  if (fewest < 2 || strict.fitting.length > 0 || (nearly && municipality === null))
    return { ...strict, someWordsOnly: false };
  const loose = sorted(all, asked, 1);
  return nearly && loose.fitting.length === 0
    ? { ...strict, someWordsOnly: false }
    : { ...loose, someWordsOnly: true };
}

function sorted(all: readonly Reading[], asked: LookupCriteria, fewest: number) {
  const holding = all.filter(({ held }) => held >= fewest);
  const suiting = holding.filter(({ missed }) => missed.length === 0).sort(inOrder);
  const saying = suiting.filter(({ held, mentioned }) => held - mentioned >= fewest);
  const wordless = all.filter(({ held }) => held < fewest);
  const fitting = saying.length > 0 ? saying : suiting;
  // Words that nobody has.
  const isPassedOver = fewest === 0 && asked.text.trim() !== '';
  const isPlaced = asked.municipality !== null || (asked.near ?? []).length > 0;
  return {
    fitting,
    mentions: suiting.filter((one) => !fitting.includes(one)),
    near: holding.filter(({ missed }) => missed.length === 1).sort(byReason),
    several: holding.filter(({ missed }) => missed.length > 1).length,
    wordless: wordless.length,
    withoutWords: wordless
      .filter(({ missed, reach }) => isPlaced && missed.length === 0 && reach < nowhere)
      .sort(inOrder),
    fallback:
      !isPassedOver && fitting.some(({ group, numbers }) => group === 'fits' && numbers > 0)
        ? []
        : all.filter(({ isFallback }) => isFallback).sort((a, b) => a.reach - b.reach),
  };
}

const nowhere = 5;

/** One offer. */
function reading(
  offer: Offer,
  report: CapacityReport | undefined,
  { municipality, near = [], urgency, domain, age, at, openOnly }: LookupCriteria,
  words: readonly string[],
) {
  const [from, to] = span(openOnly ? null : urgency, at);
  const { open, maybe } = openingIntervals(offer.openingHours, from, to);
  const group = open.length > 0 ? groups[0] : maybe.length > 0 ? groups[1] : groups[2];
  const status = openingStatusAt(offer.openingHours, at);
  const isOutside = age !== null && ((offer.ageFrom ?? 0) > age || (offer.ageTo ?? 120) < age);
  const missed: (typeof reasons)[number][] = [
    ...(openOnly && group === 'later' ? (['closed'] as const) : []),
    ...(isOutside ? (['age'] as const) : []),
    ...(urgency && !offer.urgencies.includes(urgency) ? (['urgency'] as const) : []),
    ...(domain && !offer.domains.includes(domain) ? (['domain'] as const) : []),
    ...(municipality && !covers(offer, municipality) ? (['municipality'] as const) : []),
  ];
  const asked = municipality ? [municipality] : near;
  const covered = asked.length === 0 || asked.some((one) => covers(offer, one));
  const widest = offer.coverage.kind === 'region' || offer.coverage.kind === 'country';
  const found = words.map((word) => howFound(offer, word)).filter((how) => how > 0);
  const said = found.filter((how) => how > 1);
  const isReported = report && at >= report.reportedAt && at < report.expiresAt;
  return {
    slug: offer.slug,
    numbers: offer.phones.length,
    group,
    missed,
    opensIn: status.kind === 'open' ? 0 : (status.opens ?? Number.POSITIVE_INFINITY) - at,
    isAcute: offer.urgencies.length > 0,
    reach: covered ? reaches.indexOf(offer.coverage.kind) + 1 : nowhere,
    held: found.length,
    mentioned: found.length - said.length,
    lacking: Math.min(words.length - found.length, 2),
    strength: Math.min(...(said.length > 0 ? said : found.length > 0 ? found : [0])),
    isExcluded: words.some((word) => {
      const how = howFound(offer, word);
      return (how >= exactly || how === mentioned) && excludes(offer, word);
    }),
    places: !isReported ? 'unknown' : report.level === 'full' ? 'full' : 'free',
    isInCluster:
      municipality !== null &&
      (widest ||
        (offer.coverage.kind === 'clusters' && offer.coverage.ids.includes(municipality.cluster)) ||
        (offer.coverage.kind === 'municipalities' &&
          offer.coverage.codes.some((code) => clusterOf.get(code) === municipality.cluster))),
    isFallback:
      offer.fallback && status.kind !== 'closed' && (municipality ? covers(offer, municipality) : widest),
  };
}

const clusterOf = new Map(places.municipalities.map(({ code, cluster }) => [code, cluster]));

const exactly = 6;
/** As a word, where it tells of access. */
const mentioned = 0.6;

/** 0 not at all, less than 1 where it only tells of access, 2 guessed, 4 as part of a word, 6 as a word; 1 more in the name, unless the offer says it is not for it. */
function howFound(offer: Offer, typed: string): number {
  const word = slips[typed] ?? typed;
  const inName = offer.name.toLowerCase().split(' ');
  const texts = [...inName, ...offer.summary.split(' ')];
  const inAccess = (offer.access.who ?? '').split(' ');
  const as = (how: number, holds: (one: string) => boolean): number =>
    texts.some(holds) ? how + (inName.some(holds) && !(how === exactly && excludes(offer, word)) ? 1 : 0) : 0;
  const isIt = (one: string) => one === word;
  const begins = (one: string) => one.startsWith(word);
  if (word !== typed) return as(2, isIt) || (inAccess.some(isIt) ? 0.2 : 0);
  return (
    as(exactly, isIt) || as(4, begins) || (inAccess.some(isIt) ? mentioned : inAccess.some(begins) ? 0.4 : 0)
  );
}

function excludes({ exclusions }: Offer, word: string): boolean {
  return (exclusions ?? '').split(' ').includes(word);
}

/** From when, and the first minute after. */
function span(urgency: LookupCriteria['urgency'], at: number): [number, number] {
  if (urgency === null) return [at, at + 1];
  if (urgency === 'municipal') return [at, at + 12 * 60 + 1];
  if (urgency !== 'next-day') return [at, at + 60 + 1];
  const tomorrow = dateAt(at).add({ days: 1 });
  const midnight = (date: Temporal.PlainDate) => minuteOf(date.toZonedDateTime('Europe/Copenhagen'));
  return [midnight(tomorrow), midnight(tomorrow.add({ days: 1 }))];
}

function dateAt(at: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at * 60_000)
    .toZonedDateTimeISO('Europe/Copenhagen')
    .toPlainDate();
}

function covers({ coverage }: Offer, { code, cluster }: Municipality): boolean {
  if (coverage.kind === 'municipalities') return coverage.codes.includes(code);
  return coverage.kind !== 'clusters' || coverage.ids.includes(cluster);
}

/** Those in the citizen's own cluster first. The sort keeps the rest in alphabetical order. */
function byReason(a: Reading, b: Reading): number {
  const place = ({ missed: [only = 'closed'] }: Reading) => reasons.indexOf(only);
  return place(a) - place(b) || Number(b.isInCluster) - Number(a.isInCluster);
}

function inOrder(a: Reading, b: Reading): number {
  return (
    groups.indexOf(a.group) - groups.indexOf(b.group) ||
    Number(a.places === 'full') - Number(b.places === 'full') ||
    Number(a.opensIn > 0) - Number(b.opensIn > 0) ||
    a.lacking - b.lacking ||
    b.strength - a.strength ||
    Number(b.isAcute) - Number(a.isAcute) ||
    a.reach - b.reach ||
    Number(a.isExcluded) - Number(b.isExcluded) ||
    Number(b.places === 'free') - Number(a.places === 'free') ||
    (a.opensIn === b.opensIn ? 0 : a.opensIn - b.opensIn)
  );
}
