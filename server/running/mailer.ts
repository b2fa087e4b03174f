/** Sends mails. It never fails whoever asks: what cannot be sent waits in the outbox, is tried again, and is told in the log. */
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import type { Mail } from '../mail/mail.ts';
import { hasCome } from '../retry-wait.ts';
import type { StandingSource } from '../status/standing.ts';
import type { Outbox, StoredMail } from './outbox.ts';

export type Mailer = {
  /** False when it could not even be put into the outbox. */
  send(mail: Mail): Promise<boolean>;
  /** Tries what is due, and forgets what is too old to be of use. */
  deliver(): Promise<void>;
  /** The oldest first. */
  waiting(): Promise<StoredMail[]>;
  /** Takes back what waits for an address: nobody is there any more. What is being sent this moment goes. */
  forget(email: string): Promise<void>;
  /** Since when mails cannot be sent, or not even kept; undefined while all is well. */
  trouble(): { since: Temporal.Instant; why: string } | undefined;
  /** There is a mail server; without one, mails wait to be passed on by hand. */
  sends: boolean;
};

/** After a failure, then after the next; the last for ever. */
const longestWaitMinutes = 60;
const waitsMinutes = [1, 5, 15, longestWaitMinutes];
/** Longer than any link in a mail lasts. */
const keptDays = 14;

type Trial = { failures: number; next: Temporal.Instant };

export function createMailer(
  outbox: Outbox,
  { smtpUrl, from }: { smtpUrl: string | undefined; from: string | undefined },
  now: Clock,
  log: Logger,
): Mailer {
  const transport = smtpUrl === undefined ? undefined : createTransport(smtpUrl);
  const trials = new Map<string, Trial>();
  const underway = new Set<string>();
  let trouble: ReturnType<Mailer['trouble']>;
  const failed = (error: unknown) => {
    trouble = { since: trouble?.since ?? now().toInstant(), why: codeOf(error) };
  };

  async function post(mail: StoredMail): Promise<void> {
    if (!transport || underway.has(mail.id)) return;
    underway.add(mail.id);
    try {
      const { to, subject, text } = mail;
      await transport.sendMail({ from, to, subject, text, headers: headersOf(mail) });
      await outbox.remove(mail.id);
      trials.delete(mail.id);
      trouble = undefined;
    } catch (error) {
      failed(error);
      const failures = (trials.get(mail.id)?.failures ?? 0) + 1;
      const minutes = waitsMinutes[Math.min(failures, waitsMinutes.length) - 1] ?? longestWaitMinutes;
      trials.set(mail.id, { failures, next: now().toInstant().add({ minutes }) });
      log.error(
        { mail: 'not sent', failures, why: codeOf(error) },
        'en mail kunne ikke sendes; den prøves igen',
      );
    } finally {
      underway.delete(mail.id);
    }
  }

  return {
    sends: transport !== undefined,
    waiting: () => outbox.list(),
    trouble: () => trouble,
    async forget(email) {
      for (const { id, to } of await outbox.list()) if (isSame(to, email)) await outbox.remove(id);
    },
    async send(mail) {
      try {
        const stored = await outbox.put(mail, now().toInstant());
        // Whoever asked does not wait for the mail server.
        void post(stored);
        return true;
      } catch (error) {
        failed(error);
        log.error({ mail: 'not kept', why: codeOf(error) }, 'en mail kunne ikke lægges i udbakken');
        return false;
      }
    },
    async deliver() {
      const instant = now().toInstant();
      const old = instant.subtract({ hours: 24 * keptDays });
      const mails = await outbox.list();
      // What could not be sent has been, or is too old to be.
      if (mails.length === 0) trouble = undefined;
      for (const mail of mails) {
        const trial = trials.get(mail.id);
        if (Temporal.Instant.compare(mail.at, old) < 0) await outbox.remove(mail.id);
        else if (!trial || hasCome(trial.next, 60 * longestWaitMinutes, instant)) await post(mail);
      }
    },
  };
}

/** What `/status` tells of it. */
export function mailStanding({ sends, trouble }: Pick<Mailer, 'sends' | 'trouble'>): StandingSource {
  return {
    lines: () => [
      { label: 'Mails', value: sends ? 'Sendes' : 'Gives videre i hånden: SMTP_URL er ikke sat' },
    ],
    alarms() {
      const open = trouble();
      return open ? [{ key: 'mail', since: open.since, detail: open.why }] : [];
    },
  };
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A program wrote it, so that absence is not answered. RFC 8058: one press in the mail program posts to the address, which must be TLS. */
function headersOf({ stop }: Mail): Record<string, string> {
  const headers = { 'Auto-Submitted': 'auto-generated' };
  if (stop === undefined) return headers;
  const listed = { ...headers, 'List-Unsubscribe': `<${stop}>` };
  return stop.startsWith('https:')
    ? { ...listed, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
    : listed;
}

/** What went wrong without the words of the mail server: those may quote the address. */
function codeOf(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  return [code, responseCode].filter((part) => part !== undefined).join(' ') || 'unknown';
}
