/** Reports and answers as their owner reads them. */
import type { FaultKind, FaultOutcome } from '../offers/caution.ts';
import { numberWords } from '../offers/offer-words.ts';
import { minuteOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';

const kindWords: Record<FaultKind, string> = {
  'no-answer': 'Ingen svarede',
  number: 'Nummeret er forkert',
  hours: 'Åbningstiden er forkert',
  'target-group': 'Målgruppen er forkert',
  access: 'Man kommer ind på en anden måde',
  closed: 'Tilbuddet findes ikke længere',
  other: 'Noget andet',
};

const outcomeWords: Record<FaultOutcome, string> = {
  mended: 'Rettet',
  'was-right': 'Undersøgt: oplysningen passer',
  withdrawn: 'Taget tilbage af den, der meldte',
};

export type ReportLine = {
  id: number;
  what: string;
  /** `torsdag den 3. december 2026 kl. 14.05` */
  when: string;
  text: string;
  contact: string | null;
  answer: { what: string; when: string; text: string } | undefined;
};

export type FaultReport = {
  id: number;
  kind: FaultKind;
  /** The number that was not answered or was wrong, as E.164. */
  number: string | null;
  /** The reader's own words; may be empty. */
  text: string;
  recordedAt: Temporal.Instant;
  contact: string | null;
  answer: { outcome: FaultOutcome; text: string; recordedAt: Temporal.Instant } | undefined;
};

export function reportLine(report: FaultReport): ReportLine {
  const { id, kind, number, text, contact, answer } = report;
  return {
    id,
    what: number === null ? kindWords[kind] : `${kindWords[kind]} (${numberWords(number)})`,
    when: momentWords(report.recordedAt),
    text,
    contact,
    answer: answer && {
      what: outcomeWords[answer.outcome],
      when: momentWords(answer.recordedAt),
      text: answer.text,
    },
  };
}

function momentWords(instant: Temporal.Instant): string {
  return fullMomentWords(minuteOf(instant.toZonedDateTimeISO(timeZone)));
}
