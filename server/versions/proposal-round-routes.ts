/**
 * Each minute: those who can approve are mailed about what has come in, and those who proposed about what became of it. An import of forty offers is one
 * mail: the first comes at once, the next an hour later at the soonest, with all that has come since.
 */
import { lastProposalMails, noteProposalMail, type ProposalReader } from '../../data/proposal-mails.ts';
import { awaitedNow, readDecisions, readOpenProposals } from '../../data/proposals.ts';
import { approversOf, personsOf } from '../../data/recipients.ts';
import type { Database } from '../../data/tables.ts';
import type { Mail } from '../mail/mail.ts';
import { decidedMail, waitingMail } from '../mail/proposal-mails.ts';
import type { Mailer } from '../running/mailer.ts';

/** What is older was decided before anybody was told by mail, or the mail was away for long: the page tells it. */
const told = { hours: 24 };
const pause = { hours: 1 };

type Tools = {
  database: Database;
  mailer: Mailer;
  address: () => string;
  /** Invented people are mailed too: no mail leaves a demo. */
  demo: boolean;
};

export async function tellOfProposals(tools: Tools, now: Temporal.ZonedDateTime): Promise<void> {
  const instant = now.toInstant();
  await tellApprovers(tools, instant);
  await tellAuthors(tools, instant);
}

async function tellApprovers(tools: Tools, now: Temporal.Instant): Promise<void> {
  const open = await awaitedNow(tools.database, await readOpenProposals(tools.database), now);
  if (open.length === 0) return;
  const lasts = await lastProposalMails(tools.database, 'approver');
  const approvers = await approversOf(
    tools.database,
    new Set(open.map(({ organisation }) => organisation)),
    tools,
  );
  for (const { id, organisations, ...person } of approvers) {
    const own = open.filter(({ organisation }) => organisations.includes(organisation));
    const fresh = own.filter(({ recordedAt }) => isAfter(recordedAt, lasts.get(id)));
    if (fresh.length === 0 || !hasPaused(lasts.get(id), now)) continue;
    const offers = [...new Set(fresh.map(({ offer }) => offer.name))];
    await send(tools, id, 'approver', now, waitingMail(person, offers, own.length, approvals(tools)));
  }
}

async function tellAuthors(tools: Tools, now: Temporal.Instant): Promise<void> {
  const decisions = await readDecisions(tools.database, now.subtract(told));
  if (decisions.length === 0) return;
  const lasts = await lastProposalMails(tools.database, 'author');
  const byAuthor = Map.groupBy(decisions, ({ author }) => author);
  for (const { id, ...person } of await personsOf(tools.database, byAuthor.keys(), tools)) {
    const fresh = (byAuthor.get(id) ?? []).filter(({ decidedAt }) => isAfter(decidedAt, lasts.get(id)));
    if (fresh.length === 0 || !hasPaused(lasts.get(id), now)) continue;
    const decided = fresh.map(({ offer, outcome, answer }) => ({
      offer: offer.name,
      outcome,
      reason: answer,
    }));
    await send(tools, id, 'author', now, decidedMail(person, decided, approvals(tools)));
  }
}

/** Noted first: rather one mail too few than one every minute. */
async function send(
  { database, mailer }: Tools,
  account: string,
  reader: ProposalReader,
  now: Temporal.Instant,
  mail: Mail,
): Promise<void> {
  await noteProposalMail(database, account, reader, now);
  await mailer.send(mail);
}

function approvals({ address }: Tools): string {
  return `${address()}/redaktion/godkend`;
}

function isAfter(moment: Temporal.Instant, last: Temporal.Instant | undefined): boolean {
  return last === undefined || Temporal.Instant.compare(moment, last) > 0;
}

function hasPaused(last: Temporal.Instant | undefined, now: Temporal.Instant): boolean {
  return last === undefined || Temporal.Instant.compare(last.add(pause), now) <= 0;
}
