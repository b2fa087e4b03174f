/** What is said where an organisation is reminded by hand: when it last was, to whom it went, and why it cannot be. */
import type { Account } from '../accounts/account.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { clockWords, dateWords } from '../opening-hours/danish-time.ts';
import { listWords } from '../opening-hours/hours-wording.ts';
import type { ReminderNote } from '../reminder-notes.ts';

export const nobodyThere = 'Ingen redaktør har en konto endnu. Giv administrator besked.';

type Organisation = { id: string; name: string };

export function reminderNote(
  { id, name }: Organisation,
  {
    keepers,
    today,
    last,
  }: { keepers: number; today: Temporal.Instant | undefined; last: Temporal.Instant | undefined },
  now: Temporal.ZonedDateTime,
): ReminderNote {
  const note = { organisation: id, name, mayAsk: false, nobody: keepers === 0 };
  if (keepers === 0) return { ...note, words: nobodyThere };
  const local = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(now.timeZoneId);
  if (today) return { ...note, words: `Påmindet i dag kl. ${clockWords(minuteOf(local(today)))}` };
  const day = last && dateWords(local(last).toPlainDate().toString(), now.year);
  return { ...note, mayAsk: true, words: day ? `Sidst påmindet ${day}` : '' };
}

/** Roles and how many, no names. */
export function sentNotice({ id, name }: Organisation, readers: readonly Pick<Account, 'grants'>[]): string {
  const approvers = readers.filter(({ grants }) =>
    grants.some((grant) => grant.role === 'approver' && grant.organisation === id),
  ).length;
  const editors = readers.length - approvers;
  const parts = [
    editors > 0 ? `${editors} ${editors === 1 ? 'redaktør' : 'redaktører'}` : '',
    approvers > 0 ? `${approvers} ${approvers === 1 ? 'godkender' : 'godkendere'}` : '',
  ].filter((part) => part !== '');
  return `${name} er påmindet: ${listWords(parts)} får en mail om det, der venter.`;
}

/** Why nothing was sent, and what to do. */
export const notSent = {
  nobody: (name: string) => `${name} kan ikke påmindes. ${nobodyThere}`,
  today: (name: string) => `${name} er allerede påmindet i dag. Det sker højst én gang om dagen.`,
  nothing: (name: string) => `Der er intet at minde ${name} om. Alt, en redaktør kan gøre, er gjort.`,
  unsent: (name: string) =>
    `Påmindelsen til ${name} kunne ikke lægges i udbakken. Sig det til en administrator, og prøv igen i morgen.`,
};
