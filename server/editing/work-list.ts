/**
 * What an editor has to do: per offer the tasks that somebody must clear, each with the one button that does it. A new kind of task is one
 * function more in `taskKinds`, over plain data that `EditedOffer` holds.
 */
import { compareDanish } from '../danish-text.ts';
import type { SeasonLines } from '../holidays/holiday-list.ts';
import { cautionWords } from '../offers/caution.ts';
import { verifiedBy } from '../offers/confirmation.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { trustWords } from '../offers/offer-words.ts';
import type { OfferSignals } from '../offers/signals.ts';
import { verificationAt } from '../offers/verification.ts';
import { minuteOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { dateWords } from '../opening-hours/danish-time.ts';
import type { HolidaySeason } from '../opening-hours/holiday-season.ts';
import type { Rejection } from './rejections.ts';
import { pastWords } from './told-words.ts';

export type EditedOffer = {
  offer: Offer;
  /** Name of the organisation that edits it. */
  organisation: string;
  state: 'published' | 'draft' | 'withdrawn';
  /** When the reader's own unsaved draft was kept. */
  draftKeptAt: Temporal.Instant | undefined;
  /** Changes that have been saved and wait for their date. */
  waiting: readonly { effectiveFrom: Temporal.Instant; reason: string }[];
  /** What awaits approval, as the reader sees it. */
  proposals: { forReader: number; forOthers: number };
  /** What the reader proposed and somebody declined, the newest first, until it is put away or written anew. */
  declined: readonly Pick<Rejection, 'id' | 'reason' | 'answer'>[];
  /** Its days around the holidays that are near. */
  holidays: readonly SeasonLines[];
  /** What is said about it besides its entry. */
  signals: OfferSignals;
  /** The reader speaks for the organisation; an administrator does not. */
  mayConfirm: boolean;
};

export type Task = {
  words: string;
  button: string;
  href: string;
  /** Where a button leads that says it has been read. */
  putAway?: string;
};

export type TaskKind = {
  /** In the address of a filtered list. */
  id: string;
  /** Of the filter. */
  label: string;
  taskOf(edited: EditedOffer, now: Temporal.ZonedDateTime): Task | undefined;
};

/** Whoever may not confirm is shown what is not. */
const confirming = ({ offer, mayConfirm }: EditedOffer) => ({
  button: mayConfirm ? 'Bekræft' : 'Se',
  href: `/redaktion/tilbud/${offer.slug}/bekraeft`,
});
const formOf = ({ offer }: EditedOffer) => `/redaktion/tilbud/${offer.slug}`;

/** The most urgent first: its button is the one of the row. */
export const taskKinds: readonly TaskKind[] = [
  {
    id: 'fejl',
    label: 'Meldte fejl',
    taskOf: ({ offer, signals }, now) =>
      signals.faults.length > 0
        ? {
            words: cautionWords(signals.faults, minuteOf(now)).join(' · '),
            button: 'Svar',
            href: `/redaktion/tilbud/${offer.slug}/fejl`,
          }
        : undefined,
  },
  {
    id: 'afviste',
    label: 'Afviste forslag',
    taskOf: (edited) => {
      const [newest] = edited.declined;
      if (!newest) return undefined;
      const more = edited.declined.length > 1 ? `, og ${edited.declined.length - 1} til` : '';
      return {
        words: `Afvist: ${newest.reason} »${newest.answer}«${more}`,
        button: 'Ret',
        href: formOf(edited),
        putAway: `${formOf(edited)}/afvist/${newest.id}`,
      };
    },
  },
  {
    id: 'forslag',
    label: 'Til godkendelse',
    taskOf: ({ offer, proposals: { forReader } }) =>
      forReader > 0
        ? {
            words: `${forReader} forslag venter på din godkendelse`,
            button: 'Godkend',
            href: `/redaktion/tilbud/${offer.slug}/godkend`,
          }
        : undefined,
  },
  {
    id: 'helligdage',
    label: 'Helligdage',
    taskOf: ({ offer, state, holidays }, now) => {
      const today = now.toPlainDate().toString();
      const open = holidays
        .map(({ season, lines }) => ({
          season,
          days: lines.filter(({ date, confirmed }) => !confirmed && date >= today),
        }))
        .filter(({ days }) => days.length > 0);
      if (state !== 'published' || open.length === 0) return undefined;
      const words = open.map(({ season, days }) => unconfirmedDays(season, days)).join(' · ');
      return { words, button: 'Gennemgå', href: `/redaktion/helligdage?organisation=${offer.editor}` };
    },
  },
  {
    id: 'kladder',
    label: 'Kladder, ikke gemt',
    taskOf: (edited, now) =>
      edited.draftKeptAt && {
        words: `Din kladde fra ${pastWords(edited.draftKeptAt, now)} er ikke gemt`,
        button: 'Fortsæt',
        href: formOf(edited),
      },
  },
  {
    id: 'ikke-offentliggjort',
    label: 'Gemt, ikke offentliggjort',
    taskOf: (edited) =>
      edited.state === 'draft'
        ? { words: 'Kan kun ses her', button: 'Gør færdig', href: formOf(edited) }
        : undefined,
  },
  {
    id: 'forfaldne',
    label: 'Forfaldne',
    taskOf: (edited, now) =>
      edited.state === 'published' &&
      verificationAt(edited.offer, now, edited.signals.confirmations).kind === 'overdue'
        ? { words: trustOf(edited, now), ...confirming(edited) }
        : undefined,
  },
  {
    id: 'ubekraeftede',
    label: 'Aldrig bekræftet',
    taskOf: (edited, now) =>
      edited.state === 'published' &&
      verificationAt(edited.offer, now, edited.signals.confirmations).kind === 'unverified'
        ? { words: trustOf(edited, now), ...confirming(edited) }
        : undefined,
  },
  {
    id: 'planlagte',
    label: 'Planlagte ændringer',
    taskOf: (edited) => {
      const [next] = edited.waiting;
      if (!next) return undefined;
      const date = next.effectiveFrom.toZonedDateTimeISO(timeZone).toPlainDate().toString();
      const more = edited.waiting.length > 1 ? `, og ${edited.waiting.length - 1} til` : '';
      return { words: `${dateWords(date)}: ${next.reason}${more}`, button: 'Se', href: formOf(edited) };
    },
  },
  {
    // Somebody else's to clear: never before what the reader can do.
    id: 'foreslaaet',
    label: 'Venter på godkender',
    taskOf: ({ proposals: { forOthers } }) =>
      forOthers > 0
        ? { words: `${forOthers} forslag venter på en godkender`, button: 'Se', href: '/redaktion/godkend' }
        : undefined,
  },
];

/** Some part of the entry as it reads is unconfirmed, or was confirmed too long ago, and the reader can do it. */
export function mayConfirmMore(
  { offer, state, signals, mayConfirm }: EditedOffer,
  now: Temporal.ZonedDateTime,
): boolean {
  return (
    mayConfirm &&
    state === 'published' &&
    verificationAt(offer, now, signals.confirmations).kind !== 'verified'
  );
}

/** `Julen 2026: 3 dage er ikke bekræftet`, `Julen 2026: 3 dage er ikke bekræftet, 1 af dem ikke oplyst` */
function unconfirmedDays({ label }: HolidaySeason, days: SeasonLines['lines']): string {
  const missing = days.filter(({ stated }) => !stated).length;
  const count = `${days.length} ${days.length === 1 ? 'dag' : 'dage'}`;
  if (missing === days.length) return `${label}: ${count} er ikke oplyst`;
  return `${label}: ${count} er ikke bekræftet${missing > 0 ? `, ${missing} af dem ikke oplyst` : ''}`;
}

export type WorkRow = EditedOffer & { tasks: (Task & { kind: string })[]; trust: string };

/** By the most urgent task of each, then the least fresh first: never confirmed by the age of its source, then by the last confirmation. */
export function workList(
  offers: readonly EditedOffer[],
  now: Temporal.ZonedDateTime,
  kinds: readonly TaskKind[] = taskKinds,
): WorkRow[] {
  const order = kinds.map(({ id }) => id);
  const urgencyOf = ({ tasks: [first] }: WorkRow) => (first ? order.indexOf(first.kind) : order.length);
  return offers
    .map((edited) => ({
      ...edited,
      trust: edited.state === 'withdrawn' ? 'Trukket tilbage' : trustOf(edited, now),
      tasks: kinds.flatMap((kind) => {
        const task = kind.taskOf(edited, now);
        return task ? [{ ...task, kind: kind.id }] : [];
      }),
    }))
    .sort(
      (a, b) =>
        lastOf(a) - lastOf(b) ||
        urgencyOf(a) - urgencyOf(b) ||
        (freshness(a) < freshness(b) ? -1 : freshness(a) > freshness(b) ? 1 : 0) ||
        compareDanish(a.offer.name, b.offer.name),
    );
}

function lastOf({ state }: EditedOffer): number {
  return state === 'withdrawn' ? 1 : 0;
}

/** Sorts as text: never confirmed before confirmed, an undated source before a dated one. */
function freshness({ offer, signals }: EditedOffer): string {
  const verified = verifiedBy(offer, signals.confirmations);
  if (verified) return `1 ${verified.at}`;
  const dates = offer.sources.map(({ pageDate }) => pageDate ?? '').sort();
  return `0 ${dates.at(-1) ?? ''}`;
}

function trustOf({ offer, organisation, signals }: EditedOffer, now: Temporal.ZonedDateTime): string {
  return trustWords(verificationAt(offer, now, signals.confirmations), offer.sources, organisation);
}
