/** GET and POST /log-ind, and POST /log-ud. */
import { randomUUID } from 'node:crypto';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import { idOfEmail, readActiveAccount } from '../../data/accounts.ts';
import { readPassword, writePassword } from '../../data/passwords.ts';
import { startPendingSignIn } from '../../data/pending-sign-ins.ts';
import { endSessionOf, startSession } from '../../data/sessions.ts';
import type { Store } from '../../data/store.ts';
import { firstPageOf } from '../access/menu.ts';
import type { Account } from '../accounts/account.ts';
import { deviceWords } from '../accounts/device-words.ts';
import type { Clock } from '../clock.ts';
import { accountOf } from '../door/guard.ts';
import { hashOfPassword, isOutdated, isPassword } from '../door/password-hash.ts';
import {
  clearSessionCookie,
  hashOfToken,
  newToken,
  sentSession,
  setSessionCookie,
} from '../door/session-cookie.ts';
import type { Tries } from '../door/sign-in-tries.ts';
import { emptyForm, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formBody, formOf } from '../http/form-body.ts';
import { type Page, type SendPage, wantsFragment } from '../http/pages.ts';
import { parseQuery, type Query } from '../query-string.ts';
import { demoAccounts } from './demo-accounts.ts';
import { keptForm, longestKept, mayBeKept, sealed } from './kept-form.ts';
import { localPath } from './local-path.ts';
import { signInForm, wrongPair } from './sign-in-form.ts';
import { waitWords } from './sign-in-pace.ts';

export type SignInTools = { store: Store; now: Clock; tries: Tries; demo: boolean; sendPage: SendPage };

/** What the page carries along: where to go on, and a form that was being sent. */
export type Carried = { videre: string; indhold: string };

export function signInRoutes(tools: SignInTools): Router {
  const { store, now, tries, demo, sendPage } = tools;
  const { database } = store;
  const router = Router();

  router.get('/log-ind', (request, response) => {
    const videre = localPath(parseQuery(request.originalUrl).get('videre')?.values[0]) ?? '';
    const account = accountOf(response);
    if (account) return response.redirect(303, videre || firstPageOf(account));
    storedNowhere(response);
    sendPage(request, response, signInPage(tools, { videre, indhold: '' }));
  });

  router.post('/log-ind', async (request, response) => {
    storedNowhere(response);
    const sent = formOf(response);
    const carried = carriedIn(sent);
    const read = readForm(sent, signInForm);
    if (read.kind === 'wrong')
      return sendPage(request, response, { ...signInPage(tools, carried, read.form), status: 400 });
    const { email, adgangskode } = read.data;
    const attempt = await tries.begin(request, email);
    if (attempt.kind === 'slow')
      return sendSlow(tools, request, response, { seconds: attempt.seconds, carried, sent });

    const id = await idOfEmail(database, email);
    const account = id === undefined ? undefined : await readActiveAccount(database, id);
    const hash = account && (await readPassword(database, account.id));
    const right = await isPassword(adgangskode, hash);
    if (!account || !hash || !right || account.demo) {
      response.locals.failedSignIn = 'wrong';
      const form = wrongForm(sent, [{ field: 'email', message: wrongPair }]);
      return sendPage(request, response, { ...signInPage(tools, carried, form), status: 400 });
    }
    if (isOutdated(hash))
      await writePassword(database, account.id, await hashOfPassword(adgangskode), now().toInstant());
    if (account.secondFactor)
      return askForCode(tools, request, response, { account, attempt: attempt.id }, carried);
    await attempt.succeeded();
    await enter(tools, request, response, account, carried);
  });

  router.post('/log-ind/demo', async (request, response) => {
    const id = formOf(response).get('konto')?.values[0] ?? '';
    const account = demo ? await readActiveAccount(database, id) : undefined;
    if (!account?.demo) return sendProblem(sendPage, request, response, 404);
    await enter(tools, request, response, account, carriedIn(formOf(response)));
  });

  router.post('/log-ud', async (request, response) => {
    const tokenHash = sentSession(request);
    if (tokenHash !== undefined) await endSessionOf(database, tokenHash, now().toInstant());
    clearSessionCookie(response);
    response.redirect(303, '/');
  });
  return router;
}

/** Too many tries: what was typed stays, but for the secrets. */
export function sendSlow(
  tools: SignInTools,
  request: Request,
  response: Response,
  { seconds, carried, sent }: { seconds: number; carried: Carried; sent: Query },
): void {
  const message = `Der er prøvet for mange gange. Vent ${waitWords(seconds)}, og prøv igen.`;
  const form = wrongForm(sent, [{ field: 'email', message }]);
  response.locals.failedSignIn = 'slowed';
  response.set('Retry-After', String(seconds));
  tools.sendPage(request, response, { ...signInPage(tools, carried, form), status: 429 });
}

/** The right password has been given, or a link has been used, which no try leads to; what remains is the code. */
export async function askForCode(
  { store, now, sendPage }: SignInTools,
  request: Request,
  response: Response,
  { account, attempt }: { account: Account; attempt: number | null },
  carried: Carried,
): Promise<void> {
  const token = newToken();
  const pending = { tokenHash: hashOfToken(token), accountId: account.id, attempt };
  await startPendingSignIn(store.database, pending, now().toInstant());
  sendPage(request, response, codePage(carried, token, emptyForm));
}

/** Signs in, and goes on to where it was asked for. */
export async function enter(
  tools: SignInTools,
  request: Request,
  response: Response,
  account: Account,
  { videre, indhold }: Carried,
): Promise<void> {
  await beginSession(tools, request, response, account);
  const kept = keptForm(videre, indhold);
  if (!kept) return response.redirect(303, localPath(videre) ?? firstPageOf(account));
  response.locals.account = account;
  const page = { view: 'sign-in/kept-form-page', title: 'Du er logget ind igen' };
  tools.sendPage(request, response, { ...page, model: { kept, ...dress } });
}

/** A new token each time: one that somebody has seen or planted before is worth nothing after. */
export async function beginSession(
  { store, now }: Pick<SignInTools, 'store' | 'now'>,
  request: Request,
  response: Response,
  account: Account,
): Promise<void> {
  const token = newToken();
  const instant = now().toInstant();
  const earlier = sentSession(request);
  if (earlier !== undefined) await endSessionOf(store.database, earlier, instant);
  const device = deviceWords(request.get('User-Agent'));
  const session = { tokenHash: hashOfToken(token), id: randomUUID(), accountId: account.id, device };
  await startSession(store.database, session, instant);
  setSessionCookie(response, token);
}

/** Answers a form sent by somebody who is no longer signed in, or of whom that cannot be known. */
export function keepForm(sendPage: SendPage, demo: boolean): RequestHandler {
  const router = Router();
  router.use(formBody(sendPage));
  router.use((request, response, next) => {
    if (response.locals.unrecognised) return next(response.locals.unrecognised);
    if (wantsFragment(request)) return sendProblem(sendPage, request, response, 401);
    const body = typeof request.body === 'string' ? request.body : '';
    // A button alone is pressed again; a file, or too much, cannot be carried.
    const kept = body !== '' && mayBeKept(request.originalUrl, body);
    const isLost = body.length > longestKept || !request.is('application/x-www-form-urlencoded');
    const carried = kept
      ? { videre: request.originalUrl, indhold: sealed(body) }
      : { videre: '', indhold: '' };
    storedNowhere(response);
    const page = signInPage({ demo }, carried);
    sendPage(request, response, { ...page, status: 401, model: { ...page.model, isLost } });
  });
  return router;
}

/** What the pages at the door are dressed in. */
export const dress = { styles: 'forms.css', script: 'forms.js' };

export function signInPage({ demo }: { demo: boolean }, carried: Carried, form: FormState = emptyForm): Page {
  const model = {
    form,
    carried,
    holdsForm: carried.indhold !== '',
    demoAccounts: demo ? demoAccounts : [],
    ...dress,
  };
  return { view: 'sign-in/sign-in-page', title: 'Log ind', model };
}

export function codePage(carried: Carried, trin: string, form: FormState): Page {
  const model = { form, carried, trin, ...dress };
  return { view: 'sign-in/code-page', title: 'Kode fra din app', model };
}

export function carriedIn(sent: Query): Carried {
  return { videre: sent.get('videre')?.values[0] ?? '', indhold: sent.get('indhold')?.values[0] ?? '' };
}

/** A page at the door is not to be found by pressing back. */
export function storedNowhere(response: Response): void {
  response.set('Cache-Control', 'no-store');
}
