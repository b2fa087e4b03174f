/** The card as the unsaved form would look, at any moment, and the drawings that change with it. */
import { momentAsked, momentExample, momentInField } from '../lookup/moment-field.ts';
import { offerCard } from '../offers/offer-card.ts';
import type { References } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { readablePhones } from '../offers/phone-choice.ts';
import {
  calendarDay,
  dayOfMinute,
  type Minute,
  minuteOf,
  timeZone,
} from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';

export type LiveCard = ReturnType<typeof liveCard>;

const choicesShown = 4;
const horizon = 200;

/** `seen`: the moment as typed, empty for now. */
export function liveCard(offer: Offer, seen: string, now: Temporal.ZonedDateTime, references: References) {
  const asked = momentAsked({ values: [seen], broken: false }, now);
  const present = minuteOf(now);
  return {
    card: offerCard(offer, asked.at, now, references, ''),
    seen: asked.at === present ? undefined : fullMomentWords(asked.at),
    typed: seen,
    error: asked.error,
    example: momentExample,
    choices: momentChoices(present).map(({ at, label }) => ({ value: momentInField(at), label })),
    staffNumbers: offer.phones.length - readablePhones(offer, {}).length,
  };
}

/** `Juleaftensdag kl. 18`: the next days on which hours are most often wrong. */
function momentChoices(now: Minute): { at: Minute; label: string }[] {
  const today = dayOfMinute(now);
  const days = Array.from({ length: horizon }, (_, i) => calendarDay(today + i + 1));
  const special = days.flatMap((day) => {
    const name = day.publicHoliday ?? day.specialDay?.danish;
    return name ? [{ at: clockOn(day.date, 18), label: `${name} kl. 18` }] : [];
  });
  const night = { at: clockOn(calendarDay(today + 1).date, 2), label: 'I nat kl. 2' };
  return [night, ...special.slice(0, choicesShown)];
}

function clockOn(date: string, hour: number): Minute {
  return minuteOf(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: { hour } }));
}
