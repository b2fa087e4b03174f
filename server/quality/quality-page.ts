/** The quality of each organisation's entries, and how it has gone, as a table, a picture and a file. */
import { compareDanish } from '../danish-text.ts';
import { csvOf } from '../exchange/csv.ts';
import { harmless } from '../exchange/spreadsheet-text.ts';
import type { Organisation } from '../offers/reference-schema.ts';
import { dateWords } from '../opening-hours/danish-time.ts';
import type { ReminderNotes } from '../reminder-notes.ts';
import { type Quality, qualityTogether } from './quality.ts';

export type QualityRow = Quality & { id: string; name: string };
export type TrendPoint = { at: Temporal.ZonedDateTime; quality: ReadonlyMap<string, Quality> };

/** In Danish order of name. */
export function qualityRows(
  quality: ReadonlyMap<string, Quality>,
  organisations: ReadonlyMap<string, Organisation>,
): QualityRow[] {
  return [...quality]
    .map(([id, one]) => ({ id, name: organisations.get(id)?.name ?? id, ...one }))
    .sort((a, b) => compareDanish(a.name, b.name));
}

/** `organisation`: the one whose trend is shown; all together when it is none of them. */
export function qualityPage(
  rows: readonly QualityRow[],
  trend: readonly TrendPoint[],
  organisation: string,
  { notes, notice }: ReminderNotes,
) {
  const chosen = rows.find(({ id }) => id === organisation);
  const year = trend.at(-1)?.at.year;
  const points = trend.map(({ at, quality }) => {
    const own = chosen ? [quality.get(chosen.id)].filter((one) => one !== undefined) : quality.values();
    return {
      label: dateWords(at.toPlainDate().toString(), year),
      ...qualityTogether(own),
    };
  });
  const begin = Math.max(
    0,
    points.findIndex(({ offers }) => offers > 0),
  );
  return {
    styles: ['forms.css', 'quality.css'],
    script: 'forms.js',
    rows: rows.map((row) => ({
      ...row,
      age: ageWords(row.medianAge),
      current: row.id === chosen?.id,
      href: `/redaktion/kvalitet?${new URLSearchParams({ organisation: row.id })}#udvikling`,
    })),
    all: qualityTogether(rows),
    chosen: chosen?.name,
    reminder: chosen && hasWork(chosen) ? notes.get(chosen.id) : undefined,
    notice,
    // Before the first entry there was nothing to be good or bad.
    points: points.slice(begin),
    begins: begin > 0 ? points[begin]?.label : undefined,
    picture: trendPicture(points),
  };
}

/** Something its editors can clear. */
function hasWork({ overdue, unverified, openFaults }: Quality): boolean {
  return overdue + unverified + openFaults > 0;
}

type Counted = { label: string; offers: number; verified: number; overdue: number; unverified: number };

/** Of the picture, in its own units. */
const height = 160;
const step = 40;
const barWidth = 28;

/** A bar a week: confirmed at the bottom, then overdue, then never confirmed. */
function trendPicture(points: readonly Counted[]) {
  const most = Math.max(1, ...points.map(({ offers }) => offers));
  const tall = (count: number) => Math.round((count / most) * height);
  return {
    width: points.length * step,
    height,
    most,
    bars: points.flatMap(({ label, verified, overdue, unverified }, i) => {
      const kinds = [
        { kind: 'verified', count: verified },
        { kind: 'overdue', count: overdue },
        { kind: 'unverified', count: unverified },
      ];
      let top = height;
      return kinds
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => {
          top -= tall(count);
          return {
            kind,
            x: i * step + (step - barWidth) / 2,
            y: top,
            width: barWidth,
            height: tall(count),
            label,
          };
        });
    }),
  };
}

function ageWords(days: number | null): string {
  if (days === null) return 'aldrig bekræftet';
  return `${days} ${days === 1 ? 'dag' : 'dage'}`;
}

export function qualityCsv(rows: readonly QualityRow[]): string {
  const head = [
    'Organisation',
    'Tilbud',
    'Bekræftet',
    'Forfalden',
    'Aldrig bekræftet',
    'Uden nummer for læger',
    'Uden åbningstid',
    'Ubesvarede fejl',
    'Median, dage siden bekræftet',
  ];
  return csvOf([
    head,
    ...rows.map((row) =>
      [
        row.name,
        row.offers,
        row.verified,
        row.overdue,
        row.unverified,
        row.withoutNumber,
        row.withoutHours,
        row.openFaults,
        row.medianAge ?? '',
      ].map((cell) => harmless(String(cell))),
    ),
  ]);
}
