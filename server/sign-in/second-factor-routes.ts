/** /konto/totrin: putting up, renewing and taking down the second factor; and the weighing of its codes. */
import { type Request, type Response, Router } from 'express';
import { renderSVG } from 'uqr';
import { readPassword } from '../../data/passwords.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  countRecoveryCodes,
  readSecondFactor,
  removeSecondFactor,
  replaceRecoveryCodes,
  type SecondFactor,
  useRecoveryCode,
  useStep,
} from '../../data/second-factors.ts';
import type { Database } from '../../data/tables.ts';
import { isAdministrator } from '../access/access-rule.ts';
import { firstPageOf } from '../access/menu.ts';
import type { Account } from '../accounts/account.ts';
import { sessionOf, signedInAs } from '../door/guard.ts';
import { isPassword } from '../door/password-hash.ts';
import {
  keyAddress,
  newRecoveryCodes,
  newSecret,
  sameRecoveryCode,
  stepOfCode,
} from '../door/second-factor-code.ts';
import { hashOfToken } from '../door/session-cookie.ts';
import { emptyForm, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import { changedMail } from '../mail/account-mails.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { fullMomentWords } from '../opening-hours/danish-time.ts';
import { parseQuery } from '../query-string.ts';
import { localPath } from './local-path.ts';
import type { PasswordTools } from './password-routes.ts';
import { confirmForm, enrolForm, factorOffForm, wrongCode } from './sign-in-form.ts';
import { waitWords } from './sign-in-pace.ts';
import { beginSession, dress } from './sign-in-routes.ts';

const path = '/konto/totrin';

export function secondFactorRoutes(tools: PasswordTools): Router {
  const { store, now, tries, sendPage, mailer } = tools;
  const { database } = store;
  const router = Router();

  router.get(path, async (request, response) => {
    const videre = localPath(parseQuery(request.originalUrl).get('videre')?.values[0]) ?? '';
    const begun = { secret: newSecret(), sessionId: sessionOf(response) };
    await beginSecondFactor(database, signedInAs(response).id, begun);
    return show(request, response, { ...emptyForm, entered: { videre } });
  });

  router.get(`${path}/qr.svg`, async (request, response) => {
    const account = signedInAs(response);
    const factor = await ownFactor(response);
    if (!factor || factor.confirmed) return sendProblem(sendPage, request, response, 404);
    response.set('Cache-Control', 'no-store').type('image/svg+xml');
    response.send(renderSVG(keyAddress(factor.secret, account.email), { border: 4 }));
  });

  router.post(path, async (request, response) => {
    const account = signedInAs(response);
    const factor = await ownFactor(response);
    if (account.demo || !factor || factor.confirmed) return response.redirect(303, path);
    const sent = formOf(response);
    const read = readForm(sent, enrolForm);
    if (read.kind === 'wrong') return show(request, response, read.form);
    const attempt = await tries.begin(request, account.email);
    if (attempt.kind === 'slow') return show(request, response, slowForm(attempt.seconds));
    if (!(await isPassword(read.data.adgangskode, await readPassword(database, account.id)))) {
      const mistakes = [{ field: 'adgangskode', message: 'Adgangskoden passer ikke.' }];
      return show(request, response, wrongForm(sent, mistakes));
    }
    const instant = now().toInstant();
    const step = stepOfCode(factor.secret, read.data.kode, instant);
    if (step === undefined || !(await useStep(database, account.id, step)))
      return show(request, response, wrongForm(sent, [{ field: 'kode', message: wrongCode }]));
    await attempt.succeeded();
    await confirmSecondFactor(database, account.id, instant);
    tell(account, 'kode fra app ved log ind er slået til');
    await beginSession(tools, request, response, account);
    response.locals.account = { ...account, secondFactor: true };
    await giveCodes(request, response, account, localPath(read.data.videre));
  });

  router.post(`${path}/koder`, async (request, response) => {
    const account = signedInAs(response);
    const sent = formOf(response);
    const read = readForm(sent, confirmForm);
    if (read.kind === 'wrong') return show(request, response, read.form);
    const attempt = await tries.begin(request, account.email);
    if (attempt.kind === 'slow') return show(request, response, slowForm(attempt.seconds));
    if (
      !(await usesUpCode(database, account.id, { kode: read.data.kode, engangskode: '' }, now().toInstant()))
    )
      return show(request, response, wrongForm(sent, [{ field: 'kode', message: wrongCode }]));
    await attempt.succeeded();
    await giveCodes(request, response, account);
  });

  router.post(`${path}/fra`, async (request, response) => {
    const account = signedInAs(response);
    if (isAdministrator(account)) return sendProblem(sendPage, request, response, 403);
    const sent = formOf(response);
    const read = readForm(sent, factorOffForm);
    if (read.kind === 'wrong') return show(request, response, emptyForm, read.form);
    const attempt = await tries.begin(request, account.email);
    if (attempt.kind === 'slow') return show(request, response, emptyForm, slowForm(attempt.seconds));
    const { adgangskode, kode } = read.data;
    const right = await isPassword(adgangskode, await readPassword(database, account.id));
    if (!right || !(await usesUpCode(database, account.id, { kode, engangskode: '' }, now().toInstant()))) {
      const message = 'Adgangskoden eller koden passer ikke.';
      return show(request, response, emptyForm, wrongForm(sent, [{ field: 'kode', message }]));
    }
    await attempt.succeeded();
    await removeSecondFactor(database, account.id);
    tell(account, 'kode fra app ved log ind er slået fra');
    response.redirect(303, '/konto?besked=totrin-fra');
  });
  return router;

  /** One that is put up, or was begun in this session: what another has seen is not put up here. */
  async function ownFactor(response: Response): Promise<SecondFactor | undefined> {
    const factor = await readSecondFactor(database, signedInAs(response).id);
    return factor?.confirmed || factor?.sessionId === sessionOf(response) ? factor : undefined;
  }

  async function show(
    request: Request,
    response: Response,
    form: FormState,
    offForm = emptyForm,
  ): Promise<void> {
    const account = signedInAs(response);
    if (account.demo) return sendProblem(sendPage, request, response, 403);
    const factor = await ownFactor(response);
    if (!factor) return response.redirect(303, path);
    const left = await countRecoveryCodes(database, account.id);
    const required = isAdministrator(account);
    const secret = factor.confirmed ? '' : (factor.secret.match(/.{1,4}/g)?.join(' ') ?? '');
    const model = { form, offForm, left, required, secret, ...dress };
    const view = factor.confirmed ? 'sign-in/second-factor-page' : 'sign-in/enrol-page';
    const status = form.mistakes.length + offForm.mistakes.length > 0 ? 400 : 200;
    sendPage(request, response, { view, title: 'Kode fra app', section: 'konto', status, model });
  }

  /** Shown this once: only their hashes are kept. */
  async function giveCodes(
    request: Request,
    response: Response,
    account: Account,
    videre?: string,
  ): Promise<void> {
    const codes = newRecoveryCodes();
    const hashes = codes.map((code) => hashOfToken(sameRecoveryCode(code)));
    await replaceRecoveryCodes(database, account.id, hashes);
    const model = { codes, onwards: videre ?? firstPageOf({ ...account, secondFactor: true }), ...dress };
    const page = {
      view: 'sign-in/recovery-codes-page',
      title: 'Dine engangskoder',
      section: 'konto',
    } as const;
    sendPage(request, response, { ...page, model });
  }

  function tell(account: Account, what: string): void {
    void mailer.send(changedMail(account, what, fullMomentWords(minuteOf(now()))));
  }
}

function slowForm(seconds: number): FormState {
  const message = `Der er prøvet for mange gange. Vent ${waitWords(seconds)}, og prøv igen.`;
  return wrongForm(new Map(), [{ field: 'kode', message }]);
}

/** Whether one of the two is right and unused; then it is used. */
export async function usesUpCode(
  database: Database,
  accountId: string,
  { kode, engangskode }: { kode: string; engangskode: string },
  now: Temporal.Instant,
): Promise<boolean> {
  if (engangskode !== '')
    return useRecoveryCode(database, accountId, hashOfToken(sameRecoveryCode(engangskode)), now);
  const factor = await readSecondFactor(database, accountId);
  const step = factor?.confirmed ? stepOfCode(factor.secret, kode, now) : undefined;
  return step !== undefined && useStep(database, accountId, step);
}
