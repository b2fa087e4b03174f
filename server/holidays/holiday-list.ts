/** Every day of a season that something must be confirmed about, as the entries in force on that day say. */
import { nothingSaid, type Published } from '../catalogue/catalogue.ts';
import { type OfferVersion, versionsAt } from '../catalogue/offer-version.ts';
import { compareDanish } from '../danish-text.ts';
import { type HolidayHours, holidayHours, isConfirmed } from '../offers/holiday-hours.ts';
import type { Offer } from '../offers/offer-schema.ts';
import type { Signals } from '../offers/signals.ts';
import { timeZone } from '../opening-hours/danish-calendar.ts';
import { type HolidaySeason, seasonsNear } from '../opening-hours/holiday-season.ts';

export type HolidayLine = HolidayHours & {
  /** As it will be on the day. */
  offer: Offer;
  /** The organisation that edits it today, and so can confirm it. */
  editor: string;
  confirmed: boolean;
};

export type SeasonLines = { season: HolidaySeason; lines: readonly HolidayLine[] };

/** Of the seasons that are rehearsed now. */
export function linesNear({ versions, signals }: Published, now: Temporal.ZonedDateTime): SeasonLines[] {
  return seasonsNear(now.toPlainDate()).map((season) => ({
    season,
    lines: holidayLines(versions, season, signals ?? nothingSaid, now),
  }));
}

/** By date, then by name. */
export function holidayLines(
  versions: readonly OfferVersion[],
  { dates }: HolidaySeason,
  signals: Signals,
  now: Temporal.ZonedDateTime,
): HolidayLine[] {
  const known = now.toInstant();
  const editors = new Map(
    versionsAt(versions, known, known).map(({ offerId, offer }) => [offerId, offer.editor]),
  );
  return dates.flatMap((date) => {
    const noon = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: '12:00' });
    return versionsAt(versions, noon.toInstant(), known)
      .filter(({ offer }) => isInForce(offer, date))
      .flatMap(({ offer }) => {
        const hours = holidayHours(offer, date);
        if (!hours) return [];
        const confirmed = isConfirmed(hours, signals.get(offer.id)?.holidays ?? {});
        return [{ ...hours, offer, editor: editors.get(offer.id) ?? offer.editor, confirmed }];
      })
      .sort((a, b) => compareDanish(a.offer.name, b.offer.name));
  });
}

function isInForce({ validFrom, validTo }: Offer, date: string): boolean {
  return (validFrom === null || validFrom <= date) && (validTo === null || date <= validTo);
}

/** The next day, after this one or from the top, that the same button is for; undefined when none is left. */
export function nextToConfirm(
  seasons: readonly SeasonLines[],
  editor: string,
  pressed: (line: HolidayLine) => boolean,
): HolidayLine | undefined {
  const lines = seasons.flatMap((season) => season.lines.filter((line) => line.editor === editor));
  const at = lines.findIndex(pressed);
  return [...lines.slice(at + 1), ...lines.slice(0, at + 1)].find(
    ({ stated, confirmed }) => stated === lines[at]?.stated && !confirmed,
  );
}
