/** POST /redaktion/paamindelse: whoever follows an organisation has those who keep its entries reminded; and what the boards say of it. */
import { type Request, type Response, Router } from 'express';
import { draftsKept } from '../../data/drafts.ts';
import { type Caretaker, caretakers } from '../../data/recipients.ts';
import { claimReminders, lastReminded, requestedOn } from '../../data/reminders.ts';
import { coordinatedClusters, isAdministrator } from '../access/access-rule.ts';
import type { Account } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import { allows, signedInAs } from '../door/guard.ts';
import { readForm } from '../form-fields.ts';
import { followedOffers } from '../holidays/holiday-board.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { SendPage } from '../http/pages.ts';
import { parseQuery } from '../query-string.ts';
import type { ReminderNotes } from '../reminder-notes.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { countsOf, digestFor } from './digest.ts';
import { notSent, reminderNote, sentNotice } from './reminder-board.ts';
import { boards, requestForm } from './reminder-form.ts';
import { reminderMail } from './reminder-mail.ts';
import { type Reminding, readUpkeep } from './reminder-round-routes.ts';

/** What the boards say to whoever asks; nothing to those who remind nobody. */
export function reminderNotes(
  { database, live, demo }: Pick<Reminding, 'database' | 'live' | 'demo'>,
  now: Clock,
): (request: Request, response: Response) => Promise<ReminderNotes> {
  return async (request, response) => {
    if (!allows(response, 'coordinates')) return { notes: new Map(), notice: '' };
    const present = now();
    const { organisations } = live.at(present);
    const people = await caretakers(database, { demo });
    const last = await lastReminded(database);
    const today = await requestedOn(database, present.toPlainDate());
    const notes = remindable(live, signedInAs(response), present).map((id) => {
      const about = { keepers: keepersOf(id, people).length, today: today.get(id)?.at, last: last.get(id) };
      return reminderNote({ id, name: organisations.get(id)?.name ?? id }, about, present);
    });
    const byId = new Map(notes.map((note) => [note.organisation, note]));
    const asked = byId.get(parseQuery(request.originalUrl).get('paamindet')?.values[0] ?? '');
    const sent = asked && today.get(asked.organisation);
    const readers = people.filter(({ id }) => sent?.accounts.includes(id));
    const notice = sent ? sentNotice({ id: asked.organisation, name: asked.name }, readers) : '';
    return { notes: byId, notice };
  };
}

export function reminderRoutes(reminding: Reminding, now: Clock, sendPage: SendPage): Router {
  const { database, live, mailer, address, log, demo } = reminding;
  const router = Router();

  router.post('/redaktion/paamindelse', async (request, response) => {
    const read = readForm(formOf(response), requestForm);
    if (read.kind === 'wrong') return sendProblem(sendPage, request, response, 400);
    const { organisation, tilbage } = read.data;
    const account = signedInAs(response);
    const present = now();
    const names = live.at(present);
    const name = names.organisations.get(organisation)?.name;
    if (name === undefined) return sendProblem(sendPage, request, response, 404);
    if (!remindable(live, account, present).includes(organisation))
      return sendProblem(sendPage, request, response, 403);
    const refuse = (why: keyof typeof notSent, status = 409) =>
      sendPage(request, response, {
        view: 'reminders/not-sent-page',
        title: 'Påmindelsen er ikke sendt',
        status,
        model: { text: notSent[why](name), back: boards[tilbage], styles: 'forms.css', script: 'forms.js' },
      });
    const keepers = keepersOf(organisation, await caretakers(database, { demo }));
    if (keepers.length === 0) return refuse('nobody');
    const upkeep = await readUpkeep(reminding, present);
    const drafts = await draftsKept(database);
    const digests = keepers
      .map((reader) => {
        const own = drafts.get(reader.id) ?? new Map();
        return { reader, sections: digestFor({ ...reader, drafts: own }, organisation, upkeep) };
      })
      .filter(({ sections }) => sections.length > 0);
    if (digests.length === 0) return refuse('nothing');
    const to = digests.map(({ reader, sections }) => ({ accountId: reader.id, counts: countsOf(sections) }));
    if (!(await claimReminders(database, { organisation, by: account.id, to }, present)))
      return refuse('today');
    const by = isAdministrator(account) ? 'administrator' : 'coordinator';
    const kept = await Promise.all(
      digests.map(({ reader, sections }) =>
        mailer.send(reminderMail(reader, sections, { by }, { names, address: address() })),
      ),
    );
    log.info({ reminded: organisation, by: account.id, mails: kept.filter(Boolean).length });
    if (!kept.includes(true)) return refuse('unsent', 503);
    const query = new URLSearchParams({ organisation, paamindet: organisation });
    response.redirect(303, `${boards[tilbage]}?${query}`);
  });
  return router;
}

/** The organisations whose offers somebody follows; all there are, for administrators. */
function remindable(live: LiveCatalogue, account: Account, now: Temporal.ZonedDateTime): string[] {
  const catalogue = live.at(now);
  const clusters = coordinatedClusters(account);
  if (clusters === 'all') return [...catalogue.organisations.keys()];
  return [...new Set(followedOffers(catalogue, clusters, now).map(({ editor }) => editor))];
}

function keepersOf(organisation: string, people: readonly Caretaker[]): Caretaker[] {
  return people.filter(({ grants }) =>
    grants.some((grant) => 'organisation' in grant && grant.organisation === organisation),
  );
}
