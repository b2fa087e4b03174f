/** The form that confirms days: each carries the very words that were shown, so that nothing is confirmed unseen. */
import { z } from 'zod';

/** More days than any organisation has in a season. */
const mostDays = 5_000;
const days = z.array(z.string().max(2_000)).max(mostDays, 'Det er flere dage, end der findes');

export const holidayForm = z.object({
  organisation: z.string().max(200),
  /** Every day that was shown. */
  vist: days,
  /** Of them the offer or day whose own button was pressed. */
  passer: z.string().max(200),
  /** The day, as it was shown, that is confirmed as unknown. */
  ukendt: z.string().max(2_000),
});

export type ShownDay = { offerId: string; date: string; words: string };

const parted = ' ';

export function shownValue({ offerId, date, words }: ShownDay): string {
  return [offerId, date, words].join(parted);
}

/** Undefined for what no page of ours has written. */
export function readShown(value: string): ShownDay | undefined {
  const [offerId = '', date = '', ...words] = value.split(parted);
  return /^\d{4}-\d{2}-\d{2}$/.test(date) ? { offerId, date, words: words.join(parted) } : undefined;
}

/** Where on the page a day stands: its button, or the link to write it. */
export function anchorOf({ offerId, date }: Pick<ShownDay, 'offerId' | 'date'>): string {
  return `dag-${offerId}-${date}`;
}

/** The value of the button that stands beside one day. */
export function buttonValue({ offerId, date }: Pick<ShownDay, 'offerId' | 'date'>): string {
  return [offerId, date].join(parted);
}
