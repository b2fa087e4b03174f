/** An offer's codes in Danish: the only home of these words. */
import { dateWords } from '../opening-hours/danish-time.ts';
import type { Domain, Offer, Phone, Source, Urgency } from './offer-schema.ts';
import type { Verification } from './verification.ts';

export const urgencyLabels: Record<Urgency, string> = {
  admission: 'Indlæggelse',
  'next-day': 'Næste dag',
  municipal: 'Kommunalt',
  advice: 'Rådgivning',
};

export const domainLabels: Record<Domain, string> = { psychiatric: 'Psykiatri', somatic: 'Somatik' };

export const audienceLabels: Record<Phone['audience'], string> = {
  staff: 'kun visitationen',
  doctors: 'for læger',
  everyone: 'for alle',
};

/** `96 84 84 20`, in pairs; short numbers as they are said: `112`, `1888`, `116 111`. */
export function numberWords(number: string): string {
  const national = number.replace(/^\+45/, '');
  if (national.length === 6) return national.replace(/(\d{3})(?=\d)/g, '$1 ');
  return national.length === 8 ? national.replace(/(\d{2})(?=\d)/g, '$1 ') : national;
}

/** `18-64 år`, `fra 18 år`, `til og med 17 år`; empty when everybody. */
export function ageWords({ ageFrom, ageTo }: { ageFrom: number | null; ageTo: number | null }): string {
  const from = ageFrom || null;
  if (from === null && ageTo === null) return '';
  if (from === null) return `til og med ${ageTo} år`;
  if (ageTo === null) return `fra ${from} år`;
  return from === ageTo ? `${from} år` : `${from}–${ageTo} år`;
}

/** How far an entry can be trusted, since when, and whose word it is (`confirmer`), in one line. */
export function trustWords(
  verification: Verification,
  sources: readonly Source[],
  confirmer: string,
): string {
  switch (verification.kind) {
    case 'verified':
      return `Bekræftet ${dateWords(verification.on)} af ${confirmer}`;
    case 'overdue':
      return `Forfalden: sidst bekræftet ${dateWords(verification.on)} af ${confirmer}`;
    case 'unverified': {
      const unconfirmed = `ikke bekræftet af tilbuddet · ${newestSourceWords(sources)}`;
      return verification.doubtful ? `Usikker oplysning, ${unconfirmed}` : `I${unconfirmed.slice(1)}`;
    }
  }
}

function newestSourceWords(sources: readonly Source[]): string {
  if (sources.length === 0) return 'skrevet af redaktøren';
  const newest = newestDate(sources);
  return newest === undefined ? 'udateret kilde' : `kilde fra ${newest.slice(0, 4)}`;
}

function newestDate(sources: readonly Source[]): string | undefined {
  return sources
    .flatMap(({ pageDate }) => (pageDate === null ? [] : [pageDate]))
    .sort()
    .at(-1);
}

/** How many places there are and what is said of them, and how old that is. */
export function placeCountWords(
  { places, note }: NonNullable<Offer['capacity']>,
  sources: readonly Source[],
  today: Temporal.PlainDate,
): string {
  const count = places === null ? null : `${places} ${places === 1 ? 'plads' : 'pladser'}`;
  const said = [count, note?.replace(/\.$/, '')].filter((part) => part != null);
  return [...said, reportWords(newestDate(sources), today)].join('. ');
}

function reportWords(reported: string | undefined, today: Temporal.PlainDate): string {
  if (reported === undefined) return 'Oplyst på en udateret side';
  const { years, months } = today.since(reported, { largestUnit: 'years', smallestUnit: 'months' });
  const age =
    years > 0
      ? `${years} år gammelt`
      : months > 0
        ? `${months} ${months === 1 ? 'måned' : 'måneder'} gammelt`
        : 'under en måned gammelt';
  return `Oplyst ${dateWords(reported)}, ${age}`;
}

/** `offentlig side fra 12. februar 2024` or that the page had no date. */
export function sourceWords(source: Source): string {
  const page =
    source.pageDate === null ? 'udateret offentlig side' : `offentlig side fra ${dateWords(source.pageDate)}`;
  return `${page}, indlæst ${dateWords(source.recordedOn)}`;
}
