/** A lookup → what the page prints. */
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type OfferLine, offerHref, offerLine } from '../offers/offer-line.ts';
import { type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import { dayName } from '../opening-hours/opening-wording.ts';
import { type Chip, criteriaChips, momentChip } from './criteria-chips.ts';
import { type LookupRequest, lookupLink } from './lookup-criteria.ts';
import { type LookupForm, lookupForm } from './lookup-form.ts';
import { windowFor } from './lookup-window.ts';
import { groupWords, type MomentBand, momentBand } from './moment-words.ts';
import { nearMissHeadings, nearMissWords } from './near-miss-words.ts';
import {
  type Group,
  groups,
  type Match,
  type Matches,
  type NearMissReason,
  nearMissReasons,
} from './offer-matching.ts';

export type LookupPage = {
  form: LookupForm;
  chips: Chip[];
  band: MomentBand | undefined;
  /** A postcode or town in several municipalities: which one? */
  question: { text: string; choices: { name: string; href: string }[] } | undefined;
  /** Neighbours that a small part of the postcode lies in. */
  alsoIn: { text: string; choices: { name: string; href: string }[] } | undefined;
  /** `3 passer · 2 med ukendt åbningstid · 1 senere` */
  summary: string;
  nothingOpen: { words: string; lines: OfferLine[] } | undefined;
  groups: { id: Group; heading: string; explained: string; count: number; lines: OfferLine[] }[];
  /** Everything, when only the first are shown. */
  more: { words: string; href: string } | undefined;
  nearMisses: { words: string; groups: NearMissGroup[] } | undefined;
};

type NearMissGroup = {
  heading: string;
  count: number;
  lines: { name: string; href: string; words: string }[];
  rest: number;
};

export function lookupPage(
  catalogue: Catalogue,
  request: LookupRequest,
  matches: Matches,
  now: Temporal.ZonedDateTime,
): LookupPage {
  const { criteria, entered } = request;
  const moment = momentChip(request) ? entered.tid : '';
  const line = ({ offer, status }: Match) => offerLine(offer, status, criteria.at, now, catalogue, moment);
  const total = matches.counts.fits + matches.counts.unknown + matches.counts.later;
  return {
    form: lookupForm(catalogue.places, request, now),
    chips: criteriaChips(request),
    band: momentChip(request) ? momentBand(request) : undefined,
    ...placeQuestions(request),
    summary: summaryWords(matches),
    nothingOpen:
      matches.counts.fits > 0
        ? undefined
        : { words: nothingOpenWords(request), lines: matches.fallback.map(line) },
    groups: groups
      .filter((group) => matches.counts[group] > 0)
      .map((group) => ({
        id: group,
        ...groupWords(group, criteria),
        count: matches.counts[group],
        lines: matches.shown.filter((match) => match.group === group).map(line),
      }))
      .filter(({ lines }) => lines.length > 0),
    more:
      matches.shown.length < total
        ? {
            words: `Vis alle ${total} tilbud`,
            href: `${lookupLink(entered)}${lookupLink(entered) === '/' ? '?' : '&'}vis=alle`,
          }
        : undefined,
    nearMisses: nearMissList(catalogue, request, matches, minuteOf(now), moment),
  };
}

function placeQuestions({ ambiguous, alsoIn, entered }: LookupRequest) {
  const choices = (municipalities: { code: string; name: string }[]) =>
    municipalities.map(({ code, name }) => ({ name, href: lookupLink(entered, { kommune: code }) }));
  const [question] = ambiguous;
  return {
    question: question && {
      text:
        question.choices.length > 1
          ? `»${question.text}« ligger i flere kommuner. Hvor bor borgeren?`
          : `»${question.text}« ligger mest uden for regionen. Bor borgeren her?`,
      choices: choices(question.choices),
    },
    alsoIn:
      alsoIn.length > 0
        ? { text: `»${entered.kommune}« ligger også lidt i`, choices: choices(alsoIn) }
        : undefined,
  };
}

function summaryWords({ counts }: Matches): string {
  const parts = [
    `${counts.fits} passer`,
    ...(counts.unknown > 0 ? [`${counts.unknown} med ukendt åbningstid`] : []),
    ...(counts.later > 0 ? [`${counts.later} åbner senere`] : []),
  ];
  return parts.join(' · ');
}

function nothingOpenWords({ criteria: { urgency, at, openOnly } }: LookupRequest): string {
  if (urgency !== 'next-day' || openOnly) return 'Ingen tilbud, der passer, har oplyst, at de er åbne.';
  const holiday = dayName(windowFor(urgency, at, openOnly).from);
  return `Ingen tilbud har oplyst, at de er åbne næste dag${holiday ? ` (${holiday})` : ''}.`;
}

function nearMissList(
  catalogue: Catalogue,
  { criteria }: LookupRequest,
  { nearMisses, nearMissCounts }: Matches,
  now: Minute,
  moment: string,
): LookupPage['nearMisses'] {
  const total = nearMissReasons.reduce((sum, reason) => sum + nearMissCounts[reason], 0);
  if (total === 0) return undefined;
  const group = (reason: NearMissReason): NearMissGroup => {
    const lines = nearMisses
      .filter((miss) => miss.reason === reason)
      .map((miss) => ({
        name: miss.offer.name,
        href: offerHref(miss.offer.slug, moment),
        words: nearMissWords(miss, criteria.at, now, catalogue),
      }));
    const count = nearMissCounts[reason];
    return { heading: nearMissHeadings[reason], count, lines, rest: count - lines.length };
  };
  const order: NearMissReason[] = ['closed', 'age', 'urgency', 'domain', 'municipality'];
  return {
    words: `${total} mere findes, men passer ikke på ét punkt`,
    groups: order.map(group).filter(({ count }) => count > 0),
  };
}
