/** What `/konto` prints. */
import type { Account } from '../accounts/account.ts';
import { allGrantWords, type GrantNames } from '../accounts/grant-words.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';
import { isReminded, rhythmChoices } from '../reminders/reminder-form.ts';
import { type Rhythm, rhythmWords } from '../reminders/rhythm.ts';

/** How often one is, and the days of the newest. */
type Reminded = {
  rhythm: Rhythm;
  byClock: Temporal.PlainDate | undefined;
  any: Temporal.PlainDate | undefined;
};
type Session = { id: string; device: string; createdAt: Temporal.Instant; lastUsedAt: Temporal.Instant };

const notices: ReadonlyMap<string, string> = new Map([
  ['adgangskode', 'Adgangskoden er ændret, og du er logget ud alle andre steder.'],
  ['logget-ud', 'Der er logget ud.'],
  ['paamindelser', 'Dit valg af påmindelser er gemt.'],
  ['totrin-fra', 'Der bliver ikke længere spurgt om en kode fra en app.'],
]);

export function ownAccountPage(
  account: Account,
  sessions: readonly Session[],
  {
    current,
    notice,
    names,
    reminded,
    now,
  }: {
    current: string;
    notice: string;
    names: GrantNames;
    reminded: Reminded;
    now: Temporal.ZonedDateTime;
  },
) {
  const words = (instant: Temporal.Instant) =>
    fullMomentWords(minuteOf(instant.toZonedDateTimeISO(now.timeZoneId)));
  return {
    notice: notices.get(notice),
    person: { name: account.name, email: account.email, roles: allGrantWords(account, names) },
    reminders: isReminded(account) && {
      words: rhythmWords(reminded.rhythm, reminded, now),
      choices: rhythmChoices(reminded.rhythm),
    },
    secondFactor: account.secondFactor,
    isDemo: account.demo,
    sessions: sessions.map(({ id, device, createdAt, lastUsedAt }) => ({
      device,
      started: words(createdAt),
      used: words(lastUsedAt),
      isThis: id === current,
      action: `/konto/enheder/${id}/log-ud`,
    })),
    hasOthers: sessions.some(({ id }) => id !== current),
  };
}
