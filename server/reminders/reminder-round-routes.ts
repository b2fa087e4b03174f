/** The round that reminds everybody by the clock, and what every digest is read from. It answers no route; like them it asks, computes and tells. */
import type { Logger } from 'pino';
import { draftsKept } from '../../data/drafts.ts';
import { awaitedNow, readOpenProposals } from '../../data/proposals.ts';
import { type Caretaker, caretakers } from '../../data/recipients.ts';
import { claimReminder, lastByClock, readRhythms, toldByHand } from '../../data/reminders.ts';
import type { Database } from '../../data/tables.ts';
import { hashOfToken, newToken } from '../door/session-cookie.ts';
import { editedOffers } from '../editing/edited-offers.ts';
import { linesNear } from '../holidays/holiday-list.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import type { Mailer } from '../running/mailer.ts';
import { countsOf, digestOf, type Upkeep } from './digest.ts';
import { reminderMail } from './reminder-mail.ts';
import { dueAt, isReminderTime, stillFresh, usualRhythm } from './rhythm.ts';

export type Reminding = {
  database: Database;
  live: LiveCatalogue;
  mailer: Mailer;
  address: () => string;
  log: Logger;
  /** Its invented people are reminded too: no mail leaves a demo. */
  demo: boolean;
};

/**
 * Called as often as one likes: reminds everybody whose turn it is, once a morning. It claims before it sends, so that neither a restart nor a
 * second process sends twice; a mail that cannot even be put into the outbox is not tried again.
 */
export function reminderRound(reminding: Reminding): (now: Temporal.ZonedDateTime) => Promise<void> {
  let done = '';
  return async (now) => {
    const today = now.toPlainDate();
    if (done === today.toString() || !isReminderTime(now)) return;
    const { database, demo, log } = reminding;
    const last = await lastByClock(database, today);
    const rhythms = await readRhythms(database);
    const due = (await caretakers(database, { demo })).filter(({ id }) => {
      const at = dueAt(last.get(id), rhythms.get(id) ?? usualRhythm, now);
      return at !== undefined && Temporal.ZonedDateTime.compare(at, now) <= 0;
    });
    if (due.length > 0) log.info({ reminded: 'by the clock', mails: await remind(reminding, due, now) });
    done = today.toString();
  };
}

/** Returns how many mails were kept. */
async function remind(
  reminding: Reminding,
  readers: readonly Caretaker[],
  now: Temporal.ZonedDateTime,
): Promise<number> {
  const { database, live, mailer, address } = reminding;
  const upkeep = await readUpkeep(reminding, now);
  const drafts = await draftsKept(database);
  const told = await toldByHand(database, stillFresh(now.toPlainDate()));
  let mails = 0;
  for (const reader of readers) {
    const own = drafts.get(reader.id) ?? new Map();
    const sections = digestOf({ ...reader, drafts: own }, upkeep, told.get(reader.id) ?? new Set());
    if (sections.length === 0) continue;
    const token = newToken();
    const claim = { accountId: reader.id, stopHash: hashOfToken(token), counts: countsOf(sections) };
    if (!(await claimReminder(database, claim, now))) continue;
    const cause = { by: 'clock', choice: `${address()}/paamindelser/${token}` } as const;
    const about = { names: live.at(now), address: address() };
    if (await mailer.send(reminderMail(reader, sections, cause, about))) mails += 1;
  }
  return mails;
}

export async function readUpkeep(
  { database, live }: Pick<Reminding, 'database' | 'live'>,
  now: Temporal.ZonedDateTime,
): Promise<Upkeep> {
  const catalogue = live.at(now);
  // Whoever is reminded of an organisation speaks for it.
  const anybody = { mayEdit: () => true, mayConfirm: () => true, drafts: new Map() };
  return {
    now,
    catalogue,
    edited: editedOffers(live.published(), catalogue, anybody, now),
    seasons: linesNear(live.published(), now),
    proposals: await awaitedNow(database, await readOpenProposals(database), now.toInstant()),
  };
}
