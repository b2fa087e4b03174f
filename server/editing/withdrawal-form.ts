/** Withdrawing an offer: why, and from when. It is never deleted. */
import { z } from 'zod';
import { dateMistake, readDate } from '../lookup/date-field.ts';
import { timeZone } from '../opening-hours/danish-calendar.ts';
import { longestReason } from '../versions/change-form.ts';

/** `seen`: the last version there was when the page was shown. An empty date is now. */
export const withdrawalSchema = (today: string) =>
  z.object({
    seen: z.string(),
    reason: z
      .string()
      .trim()
      .min(1, 'Skriv hvorfor, fx »Lukket, opgaven er flyttet til Korttidsafsnittet«')
      .max(longestReason, `Højst ${longestReason} tegn`),
    date: z.string().superRefine((typed, ctx) => {
      if (typed.trim() !== '' && readDate(typed, today) === undefined)
        ctx.addIssue({ code: 'custom', message: dateMistake(typed, today) });
    }),
  });

/** From the midnight that begins the date; now when none is given or it has begun. */
export function withdrawnFrom(date: string, now: Temporal.ZonedDateTime): Temporal.Instant {
  const today = now.toPlainDate().toString();
  const read = readDate(date, today);
  if (read === undefined || read <= today) return now.toInstant();
  return Temporal.PlainDate.from(read).toZonedDateTime(timeZone).toInstant();
}
