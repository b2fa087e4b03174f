/** GET and POST /glemt-adgangskode, and /adgangskode/:token, where an invitation or a reset leads. */
import { type Request, Router } from 'express';
import type { Logger } from 'pino';
import { idOfEmail, readActiveAccount } from '../../data/accounts.ts';
import {
  countResets,
  readPasswordLink,
  usePasswordLink,
  writePasswordLink,
} from '../../data/password-links.ts';
import { writePassword } from '../../data/passwords.ts';
import { endPendingSignIns } from '../../data/pending-sign-ins.ts';
import { endSessions } from '../../data/sessions.ts';
import type { Account } from '../accounts/account.ts';
import { hashOfPassword } from '../door/password-hash.ts';
import { hashOfToken, newToken } from '../door/session-cookie.ts';
import { emptyForm, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { formOf } from '../http/form-body.ts';
import type { Page } from '../http/pages.ts';
import { changedMail, resetMail } from '../mail/account-mails.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';
import type { Mailer } from '../running/mailer.ts';
import { type LinkPurpose, lifeWords, linkAddress, resetsPerHour } from './password-link.ts';
import { passwordMistake } from './password-rule.ts';
import { forgottenForm, newPasswordForm } from './sign-in-form.ts';
import { askForCode, dress, enter, type SignInTools, storedNowhere } from './sign-in-routes.ts';

export type PasswordTools = SignInTools & {
  mailer: Mailer;
  log: Logger;
  /** Where readers reach the service. */
  address(): string;
};

export function passwordRoutes(tools: PasswordTools): Router {
  const { store, now, sendPage, log } = tools;
  const { database } = store;
  const router = Router();

  router.get('/glemt-adgangskode', (request, response) => {
    storedNowhere(response);
    sendPage(request, response, forgottenPage(emptyForm));
  });

  router.post('/glemt-adgangskode', (request, response) => {
    storedNowhere(response);
    const read = readForm(formOf(response), forgottenForm);
    if (read.kind === 'wrong')
      return sendPage(request, response, { ...forgottenPage(read.form), status: 400 });
    sendPage(request, response, { ...forgottenPage(emptyForm), model: { sent: read.data.email, ...dress } });
    // Answered before anybody has looked: neither the words nor the time tell who has an account.
    sendReset(tools, read.data.email).catch((error) =>
      log.error({ err: { type: error?.name } }, 'et link til ny adgangskode kunne ikke laves'),
    );
  });

  router.get('/adgangskode/:token', async (request, response) => {
    storedNowhere(response);
    const link = await linkFrom(request);
    if (!link) return sendPage(request, response, deadLinkPage);
    sendPage(request, response, newPasswordPage(request, link, emptyForm));
  });

  router.post('/adgangskode/:token', async (request, response) => {
    storedNowhere(response);
    const link = await linkFrom(request);
    if (!link) return sendPage(request, response, deadLinkPage);
    const sent = formOf(response);
    const read = readForm(sent, newPasswordForm);
    const mistake = read.kind === 'read' ? passwordMistake(read.data.adgangskode, link.account) : undefined;
    if (read.kind === 'wrong' || mistake) {
      const form =
        read.kind === 'wrong'
          ? read.form
          : wrongForm(sent, [{ field: 'adgangskode', message: mistake ?? '' }]);
      return sendPage(request, response, { ...newPasswordPage(request, link, form), status: 400 });
    }
    const hash = await hashOfPassword(read.data.adgangskode);
    if (!(await usePasswordLink(database, link.tokenHash, now().toInstant())))
      return sendPage(request, response, deadLinkPage);
    await changePassword(tools, link.account, hash);
    const nowhere = { videre: '', indhold: '' };
    if (link.account.secondFactor)
      await askForCode(tools, request, response, { account: link.account, attempt: null }, nowhere);
    else await enter(tools, request, response, link.account, nowhere);
  });
  return router;

  async function linkFrom(request: Request<{ token: string }>): Promise<OpenLink | undefined> {
    const tokenHash = hashOfToken(request.params.token);
    const link = await readPasswordLink(database, tokenHash, now().toInstant());
    const account = link && (await readActiveAccount(database, link.accountId));
    return account && !account.demo ? { account, tokenHash, purpose: link.purpose } : undefined;
  }
}

type OpenLink = { account: Account; tokenHash: string; purpose: LinkPurpose };

/** Everybody who was signed in, or half way, has to come again with the new one; its owner is told. */
export async function changePassword(
  { store, now, mailer }: Pick<PasswordTools, 'store' | 'now' | 'mailer'>,
  account: Account,
  hash: string,
): Promise<void> {
  const moment = now();
  const instant = moment.toInstant();
  await writePassword(store.database, account.id, hash, instant);
  await endSessions(store.database, account.id, instant);
  await endPendingSignIns(store.database, account.id);
  await mailer.send(
    changedMail(account, 'adgangskoden er valgt eller ændret', fullMomentWords(minuteOf(moment))),
  );
}

async function sendReset({ store, now, mailer, address }: PasswordTools, email: string): Promise<void> {
  const { database } = store;
  const instant = now().toInstant();
  const id = await idOfEmail(database, email);
  const account = id === undefined ? undefined : await readActiveAccount(database, id);
  if (!account || account.demo) return;
  if ((await countResets(database, account.id, instant.subtract({ hours: 1 }))) >= resetsPerHour) return;
  const token = newToken();
  const link = { tokenHash: hashOfToken(token), accountId: account.id, purpose: 'reset' as const };
  await writePasswordLink(database, link, instant);
  await mailer.send(resetMail(account, linkAddress(address(), token), lifeWords.reset));
}

function forgottenPage(form: FormState): Page {
  return { view: 'sign-in/forgotten-page', title: 'Glemt adgangskode', model: { form, ...dress } };
}

function newPasswordPage(request: Request, { account, purpose }: OpenLink, form: FormState): Page {
  const invited = purpose === 'invitation';
  const model = { form, invited, name: account.name, email: account.email, action: request.path, ...dress };
  const title = invited ? 'Velkommen' : 'Vælg en ny adgangskode';
  return { view: 'sign-in/new-password-page', title, model };
}

const deadLinkPage: Page = {
  view: 'sign-in/dead-link-page',
  title: 'Linket virker ikke længere',
  status: 410,
  model: dress,
};
