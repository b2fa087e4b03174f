/** A lookup → what the page prints. */

import { lineInMinute } from '../offers/line-memory.ts';
import type { MarkedText } from '../offers/marked-text.ts';
import type { OfferLine } from '../offers/offer-line.ts';
import type { References } from '../offers/offer-references.ts';
import { printedWords } from '../offers/printed-words.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { alsoAsked, type Question, questionAsked, setAsideWords } from './answer-questions.ts';
import { announcement, noNumberWords, nothingOpenWords, othersWords, summaryWords } from './answer-words.ts';
import { type Chip, criteriaChips, momentChip } from './criteria-chips.ts';
import { nearMissReasons } from './criteria-misses.ts';
import { foundIn, foundWords, markAll, matchLabels } from './found-in.ts';
import { isNow, type LookupRequest } from './lookup-criteria.ts';
import { type LookupForm, lookupForm, shownInFields } from './lookup-form.ts';
import { lookupLink, showingAll } from './lookup-link.ts';
import { answerOf, countOf, hasNoWord, type Limits, type Match, type Matches } from './matches.ts';
import { type MomentBand, momentBand } from './moment-words.ts';
import { type NearMissGroup, nearMissGroups, wordlessGroup } from './near-miss-groups.ts';
import { withNextDay } from './next-day-words.ts';
import { elsewhere, type ResultSection, resultSections } from './result-sections.ts';
import { listed, wordsNotice } from './words-notice.ts';

/** A line with the searched words marked, how it was found, and where when that is not in what the line shows. */
export type ResultLine = OfferLine & {
  marks: { name: MarkedText; summary: MarkedText };
  how: string | undefined;
  found: { label: string; parts: MarkedText }[];
};

export type LookupPage = {
  form: LookupForm;
  chips: Chip[];
  /** What the fields hold, for the form to show while a line is typed. */
  mirror: string;
  /** Small words that were not searched for; empty when there were none. */
  passedOver: string;
  /** The words of the call before, which a new one does not search for, and the address that does. */
  setAside: { words: string; href: string | undefined } | undefined;
  /** What was done when not all words could be found together. */
  wordsNotice: string | undefined;
  band: MomentBand | undefined;
  /** A postcode or town in several municipalities, or two of them: which one? */
  question: Question | undefined;
  /** Neighbours that a small part of the postcode lies in. */
  alsoIn: { text: string; choices: { name: string; href: string }[] } | undefined;
  /** `2 åbne · 1 med ukendt åbningstid`, and how many more exist: `3 mere findes`. */
  summary: string;
  /** Where they stand on the page. */
  moreExist: { words: string; href: string } | undefined;
  /** What is said to those who do not see the page: what could not be read, what is asked, what was done instead, and how many there are. */
  announced: string;
  /** For a page on paper. */
  printed: string;
  /** What there is when nothing is open. `isFirst`: nobody has the words, so it stands before the rest, which has nothing to do with them. */
  nothingOpen: { words: string; isFirst: boolean; lines: ResultLine[] } | undefined;
  sections: ResultSection<ResultLine>[];
  /** Everything, when only the first are shown. */
  more: { words: string; href: string } | undefined;
  /** `open`: they are not folded away when some are open now and none above are. */
  nearMisses: { words: string; open: boolean; groups: NearMissGroup[] } | undefined;
  /** How many are neither above nor among the near misses, and why. */
  others: string;
  /** What is listed, as files; none when nothing is. */
  files: { name: string; href: string }[];
};

/** What a page holds at first; the rest is one link away. */
export const firstShown: Limits = { shown: 60, nearMisses: 150 };

export function lookupPage(
  references: References,
  request: LookupRequest,
  matches: Matches,
  now: Temporal.ZonedDateTime,
): LookupPage {
  const { criteria, entered } = request;
  const otherMoment = !isNow(entered) && momentChip(request) !== null;
  const moment = otherMoment ? entered.tid : '';
  const marks = matches.text?.marks ?? [];
  const answer = answerOf(matches);
  const { mentions } = matches;
  const found = new Map(
    [...answer.shown, ...mentions.shown].map(({ offer }) => [
      offer,
      foundIn(offer, matches.text, references),
    ]),
  );
  const line = (match: Match): ResultLine => {
    const { offer, status, textMatch } = match;
    const plain = lineInMinute(offer, status, criteria.at, now, references, moment);
    return {
      ...plain,
      said: withNextDay(plain.said, match, criteria),
      marks: { name: markAll(plain.name, marks), summary: markAll(plain.summary, marks) },
      how:
        [textMatch ? matchLabels[textMatch] : '', notHeldWords(match), outsideWords(match, request)]
          .filter(Boolean)
          .join(', ') || undefined,
      found: foundWords(found.get(offer) ?? []),
    };
  };
  const total = countOf(answer) + countOf(mentions);
  const nearMissTotal = nearMissReasons.reduce((sum, reason) => sum + matches.nearMissCounts[reason], 0);
  const wordlessTotal = answer === matches ? countOf(matches.wordless) : 0;
  const moreTotal = nearMissTotal + wordlessTotal;
  const open = answer.shown.filter(({ group }) => group === 'fits');
  const isHelped =
    open.length > 0 && (matches.fallback.length === 0 || open.some(({ offer }) => offer.phones.length > 0));
  const isWordMissed = hasNoWord(matches) && matches.fallback.length > 0;
  const around = {
    before: isWordMissed ? matches.fallback : [],
    after: isHelped || isWordMissed ? [] : matches.fallback,
  };
  const question = questionAsked(request);
  const notice = wordsNotice(matches, request);
  const setAside = setAsideWords(request);
  const summary = summaryWords(request, answer);
  const beyond = countOf(mentions) + moreTotal;
  const moreExist =
    beyond > 0
      ? {
          words: `${beyond} mere findes`,
          href: moreTotal > 0 ? '#naesten' : mentions.shown.length > 0 ? '#gruppe-mentions' : '#flere',
        }
      : undefined;
  return {
    form: lookupForm(references.places, request, now),
    chips: criteriaChips(request, matches.text?.words ?? [], [...found.values()]),
    mirror: JSON.stringify({
      ...shownInFields(request),
      kommune: criteria.municipality?.code ?? entered.kommune,
      fromLine: request.fromLine,
    }),
    passedOver: request.passedOver.length > 0 ? `Ikke søgt på: ${request.passedOver.join(', ')}` : '',
    setAside,
    wordsNotice: notice,
    band: otherMoment ? momentBand(request, now) : undefined,
    question,
    alsoIn: alsoAsked(request),
    summary,
    moreExist,
    announced: announcement(
      [...request.errors.map(({ message }) => message), setAside?.words, question?.text, notice],
      [summary, moreExist?.words ?? ''],
    ),
    printed: printedWords(criteria.at, now),
    nothingOpen:
      isHelped && !isWordMissed
        ? undefined
        : {
            words: isHelped ? '' : answer.counts.fits > 0 ? noNumberWords : nothingOpenWords(request),
            isFirst: isWordMissed,
            lines: (isWordMissed ? matches.fallback : elsewhere(matches.fallback, answer.shown)).map(line),
          },
    sections: resultSections(request, answer, mentions, around, line),
    more:
      answer.shown.length + mentions.shown.length < total
        ? {
            words: `Vis alle ${total} tilbud`,
            href: showingAll(lookupLink(entered)),
          }
        : undefined,
    nearMisses:
      moreTotal > 0
        ? {
            words: `${moreTotal} tilbud mere passer på nær ét punkt`,
            open:
              matches.wordless.open > 0 &&
              !answer.shown.some(({ status, coversNone }) => status.kind === 'open' && !coversNone),
            groups: [
              ...(wordlessTotal > 0 ? [wordlessGroup(request, matches, minuteOf(now), moment)] : []),
              ...nearMissGroups(references, request, matches, minuteOf(now), moment),
            ],
          }
        : undefined,
    others: othersWords(matches),
    files: total > 0 ? filesOf(lookupLink(entered)) : [],
  };
}

function notHeldWords({ textMatch, lacks }: Match): string {
  return textMatch && lacks.length > 0 ? `nævner ikke ${listed(lacks, 'eller')}` : '';
}

/** While it is asked where somebody lives, of an offer that covers none of the answers. */
function outsideWords({ coversNone }: Match, { ambiguous }: LookupRequest): string {
  const choices = ambiguous
    .filter(({ field }) => field === 'kommune')
    .flatMap((one) => one.choices.map(({ name }) => name));
  return coversNone ? `dækker ikke ${choices.join(' eller ')}` : '';
}

/** The addresses of the same lookup as a sheet or as data. */
function filesOf(link: string): LookupPage['files'] {
  const file = (name: string, kind: string) => ({ name, href: `/eksport/tilbud.${kind}${link.slice(1)}` });
  return [file('CSV', 'csv'), file('Excel', 'xlsx'), file('JSON', 'json')];
}
