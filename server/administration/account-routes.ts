/** /administration/konti: who may sign in, and what they may do. */
import { randomUUID } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { readAccounts } from '../../data/account-list.ts';
import {
  changeAccount,
  createAccount,
  EmailTaken,
  LastAdministrator,
  readActiveAccount,
  sameEmail,
} from '../../data/accounts.ts';
import { deactivateAccount, erasePerson, reactivateAccount } from '../../data/leaving.ts';
import { writePasswordLink } from '../../data/password-links.ts';
import { readPassword } from '../../data/passwords.ts';
import { removeSecondFactor } from '../../data/second-factors.ts';
import { endSessions } from '../../data/sessions.ts';
import type { Account } from '../accounts/account.ts';
import { signedInAs } from '../door/guard.ts';
import { hashOfToken, newToken } from '../door/session-cookie.ts';
import { emptyForm, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import { changedMail, invitationMail } from '../mail/account-mails.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';
import { parseQuery } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { lifeWords, linkAddress } from '../sign-in/password-link.ts';
import type { PasswordTools } from '../sign-in/password-routes.ts';
import { accountList, accountPage, grantChoices, type ListedAccount } from './account-page.ts';
import { accountForm, filledForm, type GrantRow, readGrants, rowsOf, sentRows } from './grant-form.ts';
import { dress, noticeIn } from './notices.ts';

const path = '/administration/konti';
const section = 'administration';

export function accountRoutes(tools: PasswordTools, live: LiveCatalogue): Router {
  const { store, now, sendPage, mailer, address, log } = tools;
  const { database } = store;
  const router = Router();

  router.get(path, async (request, response) => {
    const present = now();
    const accounts = accountList(await readAccounts(database), live.at(present), present);
    const model = { accounts, notice: noticeOf(request), ...dress };
    sendPage(request, response, { view: 'administration/accounts-page', title: 'Konti', section, model });
  });

  router.get(`${path}/ny`, (request, response) => showNew(request, response, emptyForm, rowsOf([])));

  router.post(path, async (request, response) => {
    const read = readAccountForm(response);
    if (read.kind === 'wrong') return showNew(request, response, read.form, read.rows);
    const { name, email, grants } = read;
    if (grants.length === 0) {
      const message = 'Vælg en rolle. Uden den kan kontoen ingenting.';
      return showNew(
        request,
        response,
        wrongForm(formOf(response), [{ field: 'rolle', message }]),
        read.rows,
      );
    }
    const account = { id: randomUUID(), name, email, grants, demo: false };
    try {
      await createAccount(database, account, now().toInstant());
    } catch (error) {
      if (!(error instanceof EmailTaken)) throw error;
      return showNew(request, response, emailTaken(response), read.rows);
    }
    await invite(account);
    done(response, 'invited', account.id, 'inviteret');
  });

  router.get(`${path}/:id`, (request, response) => showOne(request, response));

  router.post(`${path}/:id`, async (request, response) => {
    const read = readAccountForm(response);
    if (read.kind === 'wrong') return showOne(request, response, read.form, read.rows);
    const { id } = request.params;
    const before = await readActiveAccount(database, id);
    if (!before) return sendProblem(sendPage, request, response, 404);
    try {
      await changeAccount(database, id, read);
    } catch (error) {
      if (error instanceof EmailTaken) return showOne(request, response, emailTaken(response), read.rows);
      if (!(error instanceof LastAdministrator)) throw error;
      const mistake = { field: 'rolle', message: lastAdministrator };
      return showOne(request, response, wrongForm(formOf(response), [mistake]), read.rows);
    }
    const moved = sameEmail(read.email) !== before.email;
    if (moved) await tellOfMove(before, read);
    done(response, 'changed', id, moved ? 'flyttet' : 'gemt');
  });

  router.post(`${path}/:id/invitation`, async (request, response) => {
    const account = await readActiveAccount(database, request.params.id);
    if (!account || account.demo) return sendProblem(sendPage, request, response, 404);
    await invite(account);
    done(response, 'invited again', account.id, 'inviteret');
  });

  router.post(`${path}/:id/totrin`, async (request, response) => {
    const account = await readActiveAccount(database, request.params.id);
    if (!account) return sendProblem(sendPage, request, response, 404);
    const moment = now();
    await removeSecondFactor(database, account.id);
    await endSessions(database, account.id, moment.toInstant());
    const what = 'en administrator har nulstillet koden fra din app';
    await mailer.send(changedMail(account, what, fullMomentWords(minuteOf(moment))));
    done(response, 'second factor removed', account.id, 'nulstillet');
  });

  router.post(`${path}/:id/luk`, async (request, response) => {
    const { id } = request.params;
    if (!(await readActiveAccount(database, id))) return sendProblem(sendPage, request, response, 404);
    try {
      await deactivateAccount(database, id, now().toInstant());
    } catch (error) {
      if (!(error instanceof LastAdministrator)) throw error;
      return showOne(request, response, wrongForm(new Map(), [{ field: 'luk', message: lastAdministrator }]));
    }
    done(response, 'closed', id, 'lukket');
  });

  router.post(`${path}/:id/aabn`, async (request, response) => {
    const account = await listed(request.params.id);
    if (!account?.deactivatedAt || account.email === '') return sendProblem(sendPage, request, response, 404);
    await reactivateAccount(database, account.id);
    await invite(account);
    done(response, 'opened', account.id, 'inviteret');
  });

  router.post(`${path}/:id/slet`, async (request, response) => {
    const { id } = request.params;
    if (formOf(response).get('bekraeft')?.values[0] !== 'ja') {
      const message = 'Sæt kryds ved, at det ikke kan fortrydes.';
      return showOne(request, response, wrongForm(new Map(), [{ field: 'bekraeft', message }]));
    }
    const person = await listed(id);
    if (!(await erasePerson(database, id))) return sendProblem(sendPage, request, response, 404);
    if (person) await mailer.forget(person.email);
    done(response, 'erased', id, 'slettet');
  });
  return router;

  type Read =
    | { kind: 'read'; name: string; email: string; grants: Account['grants']; rows: GrantRow[] }
    | { kind: 'wrong'; form: FormState; rows: GrantRow[] };

  function readAccountForm(response: Response): Read {
    const sent = formOf(response);
    const rows = sentRows({ rolle: sent.get('rolle')?.values ?? [], sted: sent.get('sted')?.values ?? [] });
    const read = readForm(sent, accountForm);
    if (read.kind === 'wrong') return { kind: 'wrong', form: read.form, rows };
    const { organisations, places } = live.at(now());
    const known = {
      organisations: new Set(organisations.keys()),
      clusters: new Set(places.clusters.map(({ id }) => id)),
    };
    const { grants, mistake } = readGrants(read.data.rolle, read.data.sted, known);
    if (mistake)
      return { kind: 'wrong', form: wrongForm(sent, [{ field: 'rolle', message: mistake }]), rows };
    return { kind: 'read', name: read.data.navn, email: read.data.email, grants, rows };
  }

  async function listed(id: string): Promise<ListedAccount | undefined> {
    return (await readAccounts(database)).find((account) => account.id === id);
  }

  function showNew(request: Request, response: Response, form: FormState, rows: GrantRow[]): void {
    const model = { form, grants: grantChoices(live.at(now()), rows), ...dress };
    const status = form.mistakes.length > 0 ? 400 : 200;
    const page = { view: 'administration/new-account-page', title: 'Inviter', section, status } as const;
    sendPage(request, response, { ...page, model });
  }

  async function showOne(
    request: Request<{ id: string }>,
    response: Response,
    form?: FormState,
    rows?: GrantRow[],
  ): Promise<void> {
    const present = now();
    const account = await listed(request.params.id);
    if (!account) return sendProblem(sendPage, request, response, 404);
    const isSaved = form === undefined || form.entered.navn === undefined;
    const model = {
      ...accountPage(account, present),
      form: {
        ...(form ?? emptyForm),
        entered: isSaved ? filledForm({ navn: account.name, email: account.email }).entered : form.entered,
      },
      grants: grantChoices(live.at(present), rows ?? rowsOf(account.grants)),
      isSelf: account.id === signedInAs(response).id,
      notice: noticeOf(request),
      mailsWait: !mailer.sends,
      ...dress,
    };
    const status = form && form.mistakes.length > 0 ? 400 : 200;
    const page = { view: 'administration/account-page', title: model.name, section, status } as const;
    sendPage(request, response, { ...page, model });
  }

  async function invite(account: Pick<Account, 'id' | 'name' | 'email'>): Promise<void> {
    const token = newToken();
    const link = { tokenHash: hashOfToken(token), accountId: account.id, purpose: 'invitation' as const };
    await writePasswordLink(database, link, now().toInstant());
    await mailer.send(invitationMail(account, linkAddress(address(), token), lifeWords.invitation));
  }

  /**
   * What waits for the old address is taken back, and it is told, so that nobody loses an account without a word. Somebody who has never been
   * in is invited anew where they are; the old address was a mistake and learns nothing more.
   */
  async function tellOfMove(before: Account, after: { name: string; email: string }): Promise<void> {
    await mailer.forget(before.email);
    if ((await readPassword(database, before.id)) === undefined)
      return before.demo ? undefined : invite({ id: before.id, ...after });
    const what = 'en administrator har flyttet kontoen til en anden e-mail';
    await mailer.send(changedMail(before, what, fullMomentWords(minuteOf(now()))));
  }

  /** Who did what to whom, by number; the names stand in one table only. */
  function done(response: Response, what: string, id: string, notice: string): void {
    log.info({ administration: what, account: id, by: signedInAs(response).id });
    response.redirect(303, `${path}/${id}?besked=${notice}`);
  }

  function emailTaken(response: Response): FormState {
    const message = 'Der er allerede en konto med den e-mail. Find den på listen.';
    return wrongForm(formOf(response), [{ field: 'email', message }]);
  }
}

const lastAdministrator = 'Det er den sidste administrator. Giv først en anden rollen.';

function noticeOf(request: Request): string | undefined {
  return noticeIn(parseQuery(request.originalUrl));
}
