/** How often somebody is reminded: POST /konto/paamindelser, and /paamindelser/:token, which stands in every mail that comes by the clock. */
import { type Response, Router } from 'express';
import { accountOfStop, chooseRhythm, rhythmOf } from '../../data/reminders.ts';
import type { Store } from '../../data/store.ts';
import type { Clock } from '../clock.ts';
import { signedInAs } from '../door/guard.ts';
import { hashOfToken } from '../door/session-cookie.ts';
import { readForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { Page, SendPage } from '../http/pages.ts';
import { parseQuery } from '../query-string.ts';
import { choiceForm, rhythmChoices, stopForm } from './reminder-form.ts';
import type { Rhythm } from './rhythm.ts';

export function reminderChoiceRoutes(store: Store, now: Clock, sendPage: SendPage): Router {
  const { database } = store;
  const router = Router();

  router.post('/konto/paamindelser', async (request, response) => {
    const read = readForm(formOf(response), choiceForm);
    if (read.kind === 'wrong') return sendProblem(sendPage, request, response, 400);
    await chooseRhythm(database, signedInAs(response).id, read.data.hyppighed, now().toInstant());
    response.redirect(303, '/konto?besked=paamindelser#paamindelser');
  });

  router.get('/paamindelser/:token', async (request, response) => {
    const account = await holder(response, request.params.token);
    if (account === undefined) return sendPage(request, response, deadLinkPage);
    const saved = parseQuery(request.originalUrl).has('gemt');
    sendPage(request, response, choicePage(await rhythmOf(database, account), saved));
  });

  router.post('/paamindelser/:token', async (request, response) => {
    const account = await holder(response, request.params.token);
    if (account === undefined) return sendPage(request, response, deadLinkPage);
    const sent = formOf(response);
    const read = readForm(sent, stopForm);
    if (read.kind === 'wrong') return sendProblem(sendPage, request, response, 400);
    const { hyppighed } = read.data;
    await chooseRhythm(database, account, hyppighed, now().toInstant());
    // Mail programs do not follow where a form leads.
    if (sent.has('hyppighed')) return response.redirect(303, `/paamindelser/${request.params.token}?gemt`);
    sendPage(request, response, choicePage(hyppighed, true));
  });
  return router;

  function holder(response: Response, token: string): Promise<string | undefined> {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    return accountOfStop(database, hashOfToken(token));
  }
}

const dress = { styles: 'forms.css', script: 'forms.js' };

function choicePage(rhythm: Rhythm, saved: boolean): Page {
  const model = { choices: rhythmChoices(rhythm), saved, stopped: rhythm === 'never', ...dress };
  return { view: 'reminders/choice-page', title: 'Påmindelser', model };
}

const deadLinkPage: Page = {
  view: 'reminders/dead-link-page',
  title: 'Linket virker ikke',
  status: 410,
  model: dress,
};
