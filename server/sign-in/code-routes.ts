/** POST /log-ind/kode: the second factor, once the password was right. */
import { Router } from 'express';
import { readActiveAccount } from '../../data/accounts.ts';
import { countCode, endPendingSignIns, readPendingSignIn } from '../../data/pending-sign-ins.ts';
import { hashOfToken } from '../door/session-cookie.ts';
import { readForm, wrongForm } from '../form-fields.ts';
import { formOf } from '../http/form-body.ts';
import { usesUpCode } from './second-factor-routes.ts';
import { codeForm, tooManyCodes, tooSlow, wrongCode } from './sign-in-form.ts';
import {
  carriedIn,
  codePage,
  enter,
  type SignInTools,
  sendSlow,
  signInPage,
  storedNowhere,
} from './sign-in-routes.ts';

/** Whoever came by a link waits for nobody's guesses elsewhere; their own are few, and links are few an hour. */
const codesPerLink = 5;

export function codeRoutes(tools: SignInTools): Router {
  const { store, now, tries, sendPage } = tools;
  const { database } = store;
  const router = Router();

  router.post('/log-ind/kode', async (request, response) => {
    storedNowhere(response);
    const sent = formOf(response);
    const carried = carriedIn(sent);
    const read = readForm(sent, codeForm);
    const trin = read.kind === 'read' ? read.data.trin : '';
    const pending = await readPendingSignIn(database, hashOfToken(trin), now().toInstant());
    const account = pending && (await readActiveAccount(database, pending.accountId));
    const fromStart = (message: string) => {
      const form = wrongForm(new Map(), [{ field: 'email', message }]);
      return sendPage(request, response, { ...signInPage(tools, carried, form), status: 400 });
    };
    if (read.kind === 'wrong' || !account) return fromStart(tooSlow);
    const byLink = pending.attempt === null;
    if (byLink && !(await countCode(database, hashOfToken(trin), codesPerLink))) {
      response.locals.failedSignIn = 'slowed';
      return fromStart(tooManyCodes);
    }
    const attempt = byLink ? undefined : await tries.begin(request, account.email);
    if (attempt?.kind === 'slow')
      return sendSlow(tools, request, response, { seconds: attempt.seconds, carried, sent });
    if (!(await usesUpCode(database, account.id, read.data, now().toInstant()))) {
      response.locals.failedSignIn = 'wrong';
      const field = read.data.engangskode === '' ? 'kode' : 'engangskode';
      const form = wrongForm(sent, [{ field, message: wrongCode }]);
      return sendPage(request, response, { ...codePage(carried, trin, form), status: 400 });
    }
    await attempt?.succeeded(pending.attempt ?? undefined);
    await endPendingSignIns(database, account.id);
    await enter(tools, request, response, account, carried);
  });

  return router;
}
