/** Stands before every route: finds out who is asking and lets through what the access table allows them. */
import { type Request, type RequestHandler, type Response, Router } from 'express';
import {
  type AccessRule,
  editedOrganisations,
  isAboutOffer,
  type OfferSubject,
  readsStaffNumbers,
  weigh,
} from '../access/access-rule.ts';
import { type AccessRow, accessTable } from '../access/access-table.ts';
import type { Account } from '../accounts/account.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { staffView } from '../catalogue/staff-view.ts';
import type { Clock } from '../clock.ts';
import { notFound, sendProblem } from '../http/error-pages.ts';
import type { SendPage } from '../http/pages.ts';
import { type PaceKind, paces } from '../limits.ts';
import { isByItself } from '../news/news-routes.ts';
import { createPace, type Pace, sendTooFast } from './pace.ts';
import { sentSession } from './session-cookie.ts';

/** What the guard asks the store. */
export type Identities = {
  /** Who holds the session token with this hash; what a page asks by itself keeps no session alive. */
  signedIn(
    tokenHash: string,
    asked: { byItself: boolean },
  ): Promise<{ account: Account; sessionId: string } | undefined>;
  /** The offer at this address, published or not. */
  offer(slug: string): Promise<OfferSubject | undefined>;
};

/** Who asks; undefined for everybody who has not signed in. */
export function accountOf(response: Response): Account | undefined {
  return response.locals.account;
}

/** The catalogue as whoever asks may read it. */
export function readableBy(response: Response, catalogue: Catalogue): Catalogue {
  return readsStaffNumbers(accountOf(response)) ? staffView(catalogue) : catalogue;
}

/** For routes that only signed-in people reach. */
export function signedInAs(response: Response): Account {
  const account = accountOf(response);
  if (!account) throw new Error('a route that needs an account was reached without one');
  return account;
}

/** Whether who asks may do something; `offer` where the rule is about one. */
export function allows(response: Response, rule: AccessRule, offer?: OfferSubject): boolean {
  return weigh(rule, accountOf(response), offer) === 'allowed';
}

/** What the access table says of the form that is sent; undefined on a way that is in no row. */
export function formRuleOf(response: Response): Pick<AccessRow, 'fromAnywhere' | 'fields'> | undefined {
  return response.locals.formRule;
}

/** Which of the account's sessions asks. */
export function sessionOf(response: Response): string {
  return response.locals.sessionId;
}

/** Only those with a session cookie cost a look in the database; when it cannot be read, they are nobody where anybody may come, and told elsewhere. */
export function recognise(identities: Identities): RequestHandler {
  return async (request, response, next) => {
    const tokenHash = sentSession(request);
    if (tokenHash !== undefined) {
      const known = await identities.signedIn(tokenHash, { byItself: isByItself(request) }).catch((error) => {
        response.locals.unrecognised = error;
        return undefined;
      });
      if (known) {
        response.locals.account = known.account;
        response.locals.sessionId = known.sessionId;
      }
    }
    next();
  };
}

/** What stands in for what was refused. */
export type Door = {
  now: Clock;
  sendPage: SendPage;
  /** Answers a form sent by somebody no longer signed in, or who cannot be known now. */
  keepForm: RequestHandler;
};

/** Deny by default: what a row of the table allows goes on to the routes after this, the rest ends here. */
export function guard(identities: Identities, door: Door, rows = accessTable): Router {
  const router = Router();
  const paceOf = new Map<PaceKind, Pace>();
  const kindOf = ({ method, pace }: AccessRow) => pace ?? (method === 'post' ? 'write' : undefined);
  for (const row of rows) {
    const kind = kindOf(row);
    const pace = kind && paceOf.getOrInsertComputed(kind, () => createPace(paces[kind], door.now));
    router[row.method](row.path, check(row, pace, identities, door));
  }
  router.use(notFound(door.sendPage));
  return router;
}

/** `pace`: together with the other rows of its kind. */
function check(
  row: AccessRow,
  pace: Pace | undefined,
  identities: Identities,
  { sendPage, keepForm }: Door,
): RequestHandler {
  const { rule } = row;
  return async (request, response, next) => {
    const wait = pace?.(request, accountOf(response)?.id) ?? 0;
    if (wait > 0) return sendTooFast(sendPage, wait)(request, response, next);
    response.locals.formRule = row;
    const unread = (error: unknown) => {
      response.locals.unrecognised = error;
      return undefined;
    };
    const slug = request.params.slug;
    const aboutOffer = isAboutOffer(rule);
    const offer = aboutOffer && slug ? await identities.offer(String(slug)).catch(unread) : undefined;
    const verdict = weigh(rule, accountOf(response), offer);
    if (verdict === 'allowed') return next('router');
    const { unrecognised } = response.locals;
    if (unrecognised)
      return request.method === 'POST' ? keepForm(request, response, next) : next(unrecognised);
    // Somebody signed in is told that there is no such offer: which offers there are is no secret.
    if (verdict === 'refused')
      return sendProblem(
        sendPage,
        request,
        response,
        aboutOffer && !offer ? 404 : 403,
        offer && slug ? ofOthers(String(slug), accountOf(response)) : {},
      );
    if (verdict === 'second-factor-first')
      return response.redirect(303, `/konto/totrin${request.method === 'GET' ? onwards(request) : ''}`);
    if (request.path.startsWith('/api/')) return sendProblem(sendPage, request, response, 401);
    if (request.method === 'POST') return keepForm(request, response, next);
    response.redirect(303, `/log-ind${onwards(request)}`);
  };
}

function ofOthers(slug: string, account: Account | undefined) {
  const edits = account !== undefined && editedOrganisations(account).length > 0;
  return {
    text: 'Tilbuddet rettes af en anden organisation end din. Er noget forkert, kan du melde det fra kortet.',
    links: [
      { href: `/tilbud/${slug}`, label: 'Se kortet' },
      ...(edits ? [{ href: '/redaktion', label: 'Mine tilbud' }] : []),
    ],
  };
}

/** Where one was going is where one goes on to from the door. */
function onwards({ originalUrl }: Request): string {
  return `?videre=${encodeURIComponent(originalUrl)}`;
}
