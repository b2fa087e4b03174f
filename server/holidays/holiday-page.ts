/** What an organisation says of the holidays that are near, by date → what its page prints. */
import { compareDanish } from '../danish-text.ts';
import type { Offer } from '../offers/offer-schema.ts';
import type { Organisation } from '../offers/reference-schema.ts';
import { calendarDay, dayOfDate } from '../opening-hours/danish-calendar.ts';
import { dateWords, weekdayName } from '../opening-hours/danish-time.ts';
import { type HolidaySeason, nextRehearsal } from '../opening-hours/holiday-season.ts';
import { anchorOf, buttonValue, shownValue } from './holiday-form.ts';
import type { HolidayLine, SeasonLines } from './holiday-list.ts';

export type HolidayNotice = {
  confirmed: number;
  /** Name of an offer whose hours have just been written; empty for none. */
  written: string;
  /** Days that were sent and say something else by now, as `buttonValue` names them. */
  changed: ReadonlySet<string>;
};

/** `lines`: those of the organisations one may edit for. `organisation`: the one asked for; the first with something to confirm when it is none of them. */
export function holidayPage(
  seasons: readonly SeasonLines[],
  organisation: string,
  withoutHours: readonly Offer[],
  organisations: ReadonlyMap<string, Organisation>,
  { confirmed, written, changed }: HolidayNotice,
  today: Temporal.PlainDate,
) {
  const nameOf = (id: string) => organisations.get(id)?.name ?? id;
  const all = seasons.flatMap(({ lines }) => lines);
  const editors = [...new Set(all.map(({ editor }) => editor))].sort((a, b) =>
    compareDanish(nameOf(a), nameOf(b)),
  );
  const waiting = editors.find((id) => all.some((line) => line.editor === id && !line.confirmed));
  const chosen = editors.includes(organisation) ? organisation : (waiting ?? editors[0] ?? '');
  const next = nextRehearsal(today);
  return {
    styles: ['forms.css', 'holidays.css'],
    script: 'forms.js',
    organisation: chosen,
    organisationName: nameOf(chosen),
    organisations: editors.map((id) => ({ value: id, label: nameOf(id), chosen: id === chosen })),
    notice: noticeOf(confirmed, written),
    refused: changed.size,
    seasons: seasons
      .map(({ season, lines }) =>
        seasonOnPage(
          season,
          lines.filter(({ editor }) => editor === chosen),
          changed,
          today,
        ),
      )
      .filter(({ total }) => total > 0),
    near: seasons.map(({ season }) => season.label),
    next:
      seasons.length === 0 && next
        ? `${next.season.label} kan gennemgås fra ${dateWords(next.from, today.year)}.`
        : '',
    withoutHours: withoutHours
      .filter(({ editor }) => chosen === '' || editor === chosen)
      .map(({ name, slug }) => ({ name, href: hoursForm(slug) })),
  };
}

function noticeOf(confirmed: number, written: string): string {
  if (written !== '') return `${written} er gemt. Se dagene igennem, og tryk »Passer«.`;
  return confirmed === 0 ? '' : `${confirmed} ${confirmed === 1 ? 'dag' : 'dage'} er bekræftet. Tak.`;
}

function seasonOnPage(
  { id, label, dates }: HolidaySeason,
  lines: readonly HolidayLine[],
  changed: ReadonlySet<string>,
  { year }: Temporal.PlainDate,
) {
  const open = lines.filter(({ confirmed, stated }) => stated && !confirmed);
  const missing = lines.filter(({ stated, confirmed }) => !stated && !confirmed);
  return {
    id,
    label,
    total: lines.length,
    told: progressWords(lines.length, lines.filter(({ confirmed }) => confirmed).length, missing.length),
    button:
      open.length > 1
        ? `Alle ${open.length} passer`
        : open.length === 1
          ? 'Dagen, der mangler, passer'
          : undefined,
    shown: open.map((line) => shownValue({ ...line, offerId: line.offer.id })),
    dates: dates
      .map((date) => ({
        label: dayLabel(date, year),
        lines: lines.filter((line) => line.date === date).map((line) => printed(line, changed)),
      }))
      .filter(({ lines }) => lines.length > 0),
  };
}

function printed(line: HolidayLine, changed: ReadonlySet<string>) {
  const { offer, date, words, stated, confirmed } = line;
  const value = buttonValue({ offerId: offer.id, date });
  return {
    name: offer.name,
    words,
    href: dayForm(line),
    anchor: anchorOf({ offerId: offer.id, date }),
    state: confirmed ? 'confirmed' : stated ? 'open' : 'missing',
    about: stated ? 'Ret' : 'Skriv åbningstiden',
    changed: changed.has(value),
    value,
    done: stated ? '✓ Bekræftet' : '✓ Står som ukendt',
    unknown: shownValue({ offerId: offer.id, date, words }),
  };
}

/** The form at the rule of that day, from which saving leads back here. */
function dayForm({ offer, date, about }: HolidayLine): string {
  const { publicHoliday, specialDay } = calendarDay(dayOfDate(date));
  const form = `/redaktion/tilbud/${offer.slug}?helligdag=${date}`;
  const kind = about === 'own' ? offer.openingHours.kind : offer.phones[about]?.contactHours.kind;
  const hours = about === 'own' ? 'openingHours' : `phones.${about}.contactHours`;
  if (kind === 'weekly' && specialDay) return `${form}#${hours}.specialDays.${specialDay.name}.rule`;
  if (kind === 'weekly' && publicHoliday) return `${form}#${hours}.publicHolidays.rule`;
  return `${form}#${about === 'own' ? 'aabningstid' : `phones-${about}`}`;
}

function hoursForm(slug: string): string {
  return `/redaktion/tilbud/${slug}#aabningstid`;
}

function progressWords(total: number, confirmed: number, missing: number): string {
  if (confirmed === total) return `Alle ${total} dage er bekræftet.`;
  const unknown = missing === 0 ? '' : ` ${missing} er ikke oplyst.`;
  return `${confirmed} af ${total} er bekræftet.${unknown}`;
}

/** `Torsdag 24. december · Juleaftensdag` */
export function dayLabel(date: string, besideYear: number): string {
  const { weekday, publicHoliday, specialDay } = calendarDay(dayOfDate(date));
  const name = weekdayName(weekday);
  const day = `${name.charAt(0).toUpperCase()}${name.slice(1)} ${dateWords(date, besideYear)}`;
  const holiday = publicHoliday ?? specialDay?.danish;
  return holiday === undefined ? day : `${day} · ${holiday}`;
}
