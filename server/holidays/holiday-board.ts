/** Who has confirmed the holidays and who has not: organisations × dates. */
import { type Catalogue, offersAt } from '../catalogue/catalogue.ts';
import { compareDanish } from '../danish-text.ts';
import type { Offer } from '../offers/offer-schema.ts';
import type { Organisation } from '../offers/reference-schema.ts';
import { calendarDay, dayOfDate, minuteOf } from '../opening-hours/danish-calendar.ts';
import { dateWords, shortDateWords } from '../opening-hours/danish-time.ts';
import { nextRehearsal } from '../opening-hours/holiday-season.ts';
import type { Places } from '../places/places-schema.ts';
import type { ReminderNote, ReminderNotes } from '../reminder-notes.ts';
import type { SeasonLines } from './holiday-list.ts';

/** Those that are for a cluster or some municipality of it; offers for the whole region are nobody's in particular. */
export function concernsCluster({ coverage }: Offer, cluster: string, { municipalities }: Places): boolean {
  if (coverage.kind === 'clusters') return coverage.ids.includes(cluster);
  if (coverage.kind !== 'municipalities') return false;
  return municipalities.some((one) => one.cluster === cluster && coverage.codes.includes(one.code));
}

/** The organisations of a coordinator's municipalities, also of those that keep no offer yet. An organisation is a municipality's by its name. */
export function municipalitiesOf(
  clusters: 'all' | readonly string[],
  { organisations, places }: Pick<Catalogue, 'organisations' | 'places'>,
): string[] {
  const names = places.municipalities
    .filter(({ cluster }) => clusters === 'all' || clusters.includes(cluster))
    .map(({ name }) => `${name} Kommune`);
  return [...organisations.values()]
    .filter(({ kind, name }) => kind === 'municipality' && names.includes(name))
    .map(({ id }) => id);
}

/** The offers that somebody coordinates. */
export function followedOffers(
  catalogue: Catalogue,
  clusters: 'all' | readonly string[],
  now: Temporal.ZonedDateTime,
): Offer[] {
  return offersAt(catalogue, minuteOf(now)).filter((offer) => isFollowed(offer, clusters, catalogue.places));
}

export function isFollowed(offer: Offer, clusters: 'all' | readonly string[], places: Places): boolean {
  return clusters === 'all' || clusters.some((one) => concernsCluster(offer, one, places));
}

/**
 * `offers`: those one follows; `municipal`: the municipalities one follows, whether they keep any or not. Who has nothing to confirm is told too
 * and why, so that nobody wonders where they are; dates without anything are not.
 */
export function holidayBoard(
  seasons: readonly SeasonLines[],
  offers: readonly Offer[],
  municipal: readonly string[],
  organisations: ReadonlyMap<string, Organisation>,
  { notes, notice }: ReminderNotes,
  today: Temporal.PlainDate,
) {
  const told = seasons.map(({ season, lines }) => {
    const dates = season.dates.filter((date) => lines.some((line) => line.date === date));
    return { label: season.label, dates, lines };
  });
  const byEditor = Map.groupBy(offers, ({ editor }) => editor);
  const rows = [...new Set([...municipal, ...byEditor.keys()])]
    .map((id) => ({
      id,
      name: organisations.get(id)?.name ?? id,
      municipal: organisations.get(id)?.kind === 'municipality',
    }))
    .sort((a, b) => Number(b.municipal) - Number(a.municipal) || compareDanish(a.name, b.name))
    .map(({ id, name }) => {
      const lines = seasons.flatMap((one) => one.lines.filter(({ editor }) => editor === id));
      return {
        id,
        name,
        nothing: lines.length > 0 ? undefined : nothingWords(byEditor.get(id) ?? []),
        all: cellOf(lines),
        reminder: lines.some(({ confirmed }) => !confirmed) ? shortNote(notes.get(id)) : undefined,
        cells: told.flatMap(({ dates }) =>
          dates.map((date) => ({
            label: shortDateWords(date, today.year),
            ...cellOf(lines.filter((line) => line.date === date)),
          })),
        ),
      };
    });
  const next = nextRehearsal(today);
  const all = cellOf(seasons.flatMap(({ lines }) => lines));
  return {
    styles: ['forms.css', 'holidays.css'],
    script: 'forms.js',
    seasons: told
      .filter(({ dates }) => dates.length > 0)
      .map(({ label, dates }) => ({ label, span: dates.length })),
    dates: told.flatMap(({ dates }) =>
      dates.map((date) => {
        const { publicHoliday, specialDay } = calendarDay(dayOfDate(date));
        return {
          label: shortDateWords(date, today.year),
          holiday: publicHoliday ?? specialDay?.danish,
        };
      }),
    ),
    rows,
    reminds: notes.size > 0,
    someWithoutAccount: rows.some(({ reminder }) => reminder?.nobody),
    notice,
    told: all.total === 0 ? '' : `${all.words} dage er bekræftet.`,
    next:
      seasons.length === 0 && next
        ? `${next.season.label} kan gennemgås fra ${dateWords(next.from, today.year)}.`
        : '',
  };
}

/** Why there is nothing to confirm. */
function nothingWords(offers: readonly Offer[]): string {
  if (offers.length === 0) return 'Ingen tilbud endnu';
  return offers.every(({ openingHours }) => openingHours.kind === 'unknown')
    ? 'Ingen åbningstider oplyst'
    : 'Intet er anderledes';
}

/** What to do about it is told once, above. */
function shortNote(note: ReminderNote | undefined): ReminderNote | undefined {
  return note?.nobody ? { ...note, words: 'Ingen konto' } : note;
}

/** `state` is drawn as a shape, so that no colour must be told apart. */
function cellOf(lines: readonly { confirmed: boolean }[]) {
  const total = lines.length;
  const confirmed = lines.filter((line) => line.confirmed).length;
  if (total === 0) return { total, state: 'nothing', words: 'intet at bekræfte' };
  const state = confirmed === total ? 'all' : confirmed === 0 ? 'none' : 'some';
  return { total, state, words: `${confirmed} af ${total}` };
}
