/** GET /konto: who one is here, where one is signed in, and how one gets in. */
import { type Request, type Response, Router } from 'express';
import { readPassword } from '../../data/passwords.ts';
import { lastByClock, lastTo, rhythmOf } from '../../data/reminders.ts';
import { endSession, endSessions, readSessions } from '../../data/sessions.ts';
import { sessionOf, signedInAs } from '../door/guard.ts';
import { hashOfPassword, isPassword } from '../door/password-hash.ts';
import { emptyForm, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import { parseQuery } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { ownAccountPage } from './own-account-page.ts';
import { changePassword, type PasswordTools } from './password-routes.ts';
import { passwordMistake } from './password-rule.ts';
import { changePasswordForm } from './sign-in-form.ts';
import { waitWords } from './sign-in-pace.ts';
import { beginSession, dress } from './sign-in-routes.ts';

export function ownAccountRoutes(tools: PasswordTools, live: LiveCatalogue): Router {
  const { store, now, tries, sendPage } = tools;
  const { database } = store;
  const router = Router();

  router.get('/konto', (request, response) => show(request, response, emptyForm));

  router.post('/konto/adgangskode', async (request, response) => {
    const account = signedInAs(response);
    if (account.demo) return sendProblem(sendPage, request, response, 403);
    const sent = formOf(response);
    const read = readForm(sent, changePasswordForm);
    if (read.kind === 'wrong') return show(request, response, read.form);
    const { nuvaerende, adgangskode } = read.data;
    const refuse = (field: string, message: string) =>
      show(request, response, wrongForm(sent, [{ field, message }]));
    const mistake = passwordMistake(adgangskode, account);
    if (mistake) return refuse('adgangskode', mistake);
    const attempt = await tries.begin(request, account.email);
    if (attempt.kind === 'slow')
      return refuse('nuvaerende', `Vent ${waitWords(attempt.seconds)}, og prøv igen.`);
    if (!(await isPassword(nuvaerende, await readPassword(database, account.id))))
      return refuse('nuvaerende', 'Det er ikke den adgangskode, du har nu.');
    await attempt.succeeded();
    await changePassword(tools, account, await hashOfPassword(adgangskode));
    await beginSession(tools, request, response, account);
    response.redirect(303, '/konto?besked=adgangskode');
  });

  router.post('/konto/enheder/log-ud', async (_request, response) => {
    await endSessions(database, signedInAs(response).id, now().toInstant(), sessionOf(response));
    response.redirect(303, '/konto?besked=logget-ud#enheder');
  });

  router.post('/konto/enheder/:id/log-ud', async (request, response) => {
    await endSession(database, signedInAs(response).id, request.params.id, now().toInstant());
    response.redirect(303, '/konto?besked=logget-ud#enheder');
  });
  return router;

  async function show(request: Request, response: Response, form: FormState): Promise<void> {
    const account = signedInAs(response);
    const present = now();
    const sessions = await readSessions(database, account.id, present.toInstant());
    const notice = parseQuery(request.originalUrl).get('besked')?.values[0] ?? '';
    const reminded = {
      rhythm: await rhythmOf(database, account.id),
      byClock: (await lastByClock(database, present.toPlainDate())).get(account.id),
      any: await lastTo(database, account.id),
    };
    const about = { current: sessionOf(response), notice, names: live.at(present), reminded, now: present };
    const model = { ...ownAccountPage(account, sessions, about), form, ...dress };
    const status = form.mistakes.length > 0 ? 400 : 200;
    sendPage(request, response, {
      view: 'sign-in/own-account-page',
      title: 'Din konto',
      section: 'konto',
      status,
      model,
    });
  }
}
