/** The only reading of the system clock. */
import { timeZone } from './opening-hours/danish-calendar.ts';

export type Clock = () => Temporal.ZonedDateTime;

export const danishNow: Clock = () => Temporal.Now.zonedDateTimeISO(timeZone);
