/** POST /log-ind/kode: the second factor, once the password was right. */
import { Router } from 'express';
import { readActiveAccount } from '../../data/accounts.ts';
import { endPendingSignIns, readPendingSignIn } from '../../data/pending-sign-ins.ts';
import { formOf } from '../form-body.ts';
import { readForm, wrongForm } from '../form-fields.ts';
import { hashOfToken } from '../session-cookie.ts';
import { usesUpCode } from './second-factor-routes.ts';
import { codeForm, tooSlow, wrongCode } from './sign-in-form.ts';
import {
  carriedIn,
  codePage,
  enter,
  type SignInTools,
  sendSlow,
  signInPage,
  storedNowhere,
} from './sign-in-routes.ts';

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
    const id = await readPendingSignIn(database, hashOfToken(trin), now().toInstant());
    const account = id === undefined ? undefined : await readActiveAccount(database, id);
    if (read.kind === 'wrong' || !account) {
      const form = wrongForm(new Map(), [{ field: 'email', message: tooSlow }]);
      return sendPage(request, response, { ...signInPage(tools, carried, form), status: 400 });
    }
    const attempt = await tries.begin(request, account.email);
    if (attempt.kind === 'slow')
      return sendSlow(tools, request, response, { seconds: attempt.seconds, carried, sent });
    if (!(await usesUpCode(database, account.id, read.data, now().toInstant()))) {
      const field = read.data.engangskode === '' ? 'kode' : 'engangskode';
      const form = wrongForm(sent, [{ field, message: wrongCode }]);
      return sendPage(request, response, { ...codePage(carried, trin, form), status: 400 });
    }
    await attempt.succeeded();
    await endPendingSignIns(database, account.id);
    await enter(tools, request, response, account, carried);
  });

  return router;
}
