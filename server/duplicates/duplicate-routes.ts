/** GET /administration/dubletter: offers that look the same; a pair has a page where it is merged or said to be two. */
import { type Request, type Response, Router } from 'express';
import {
  mergeOffersIntoOne,
  readMoves,
  readSetAside,
  sayDistinct,
  takeBackDistinct,
} from '../../data/duplicates.ts';
import type { Store } from '../../data/store.ts';
import type { Clock } from '../clock.ts';
import { signedInAs } from '../door/guard.ts';
import { referencesOf } from '../exchange/exchange-page.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { SendPage } from '../http/pages.ts';
import { parseQuery, type Query } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { dress, duplicatesPage, pairPage } from './duplicate-page.ts';
import { type Choice, unitedOffer } from './offer-union.ts';

type DuplicateTools = { live: LiveCatalogue; store: Store; now: Clock; sendPage: SendPage };

const notices: ReadonlyMap<string, string> = new Map([
  ['slaaet', 'De to tilbud er slået sammen. Den gamle adresse fører til det tilbud, der er tilbage.'],
  ['to', 'Det er husket: de to tilbud er to, og foreslås ikke igen.'],
  ['fortrudt', 'Det er fortrudt: de to tilbud kan igen foreslås som dubletter.'],
]);
const overtaken =
  'Et af tilbuddene er rettet, mens du så på siden. Intet er gemt; her er de, som de er nu. Se dem igennem igen.';

export function duplicateRoutes({ live, store, now, sendPage }: DuplicateTools): Router {
  const { database } = store;
  const router = Router();

  router.get('/administration/dubletter', async (request, response) => {
    const [setAside, moves] = await Promise.all([readSetAside(database), readMoves(database)]);
    const told = parseQuery(request.originalUrl).get('besked')?.values[0] ?? '';
    sendPage(request, response, {
      view: 'duplicates/duplicates-page',
      title: 'Dubletter',
      section: 'administration',
      model: { ...duplicatesPage(live.at(now()), setAside, moves), notice: notices.get(told), ...dress },
    });
  });

  router.get('/administration/dubletter/:kept/:other', (request, response) => {
    sendPair(request, response, { status: 200, form: new Map(), mistakes: [] });
  });

  router.post('/administration/dubletter/:kept/:other/to', async (request, response) => {
    const pair = pairOf(request);
    if (!pair) return sendProblem(sendPage, request, response, 404);
    const by = { author: signedInAs(response).id, now: now().toInstant() };
    await sayDistinct(database, [pair.kept.id, pair.other.id], by);
    response.redirect(303, '/administration/dubletter?besked=to');
  });

  router.post('/administration/dubletter/:kept/:other/fortryd', async (request, response) => {
    const { kept, other } = request.params;
    if (!(await takeBackDistinct(database, [kept, other])))
      return sendProblem(sendPage, request, response, 404);
    response.redirect(303, '/administration/dubletter?besked=fortrudt');
  });

  router.post('/administration/dubletter/:kept/:other', async (request, response) => {
    const pair = pairOf(request);
    if (!pair) return sendProblem(sendPage, request, response, 404);
    const form = formOf(response);
    const { kept, other, references } = pair;
    const united = unitedOffer(kept, other, choiceIn(form), references);
    if ('mistakes' in united)
      return sendPair(request, response, { status: 400, form, mistakes: united.mistakes });
    const by = { author: signedInAs(response).id, now: now().toInstant() };
    const version = (name: string) => Number(form.get(name)?.values.at(-1));
    const merge = {
      kept: { offer: united.offer, base: version('versionBehold') },
      gone: { offer: other, base: version('versionAnden') },
    };
    const outcome = await mergeOffersIntoOne(database, merge, by);
    await store.publish();
    if (outcome === 'overtaken')
      return sendPair(request, response, { status: 409, form, mistakes: [overtaken] });
    response.redirect(303, '/administration/dubletter?besked=slaaet');
  });

  function pairOf(request: Request) {
    const catalogue = live.at(now());
    const kept = catalogue.bySlug.get(String(request.params.kept));
    const other = catalogue.bySlug.get(String(request.params.other));
    if (!kept || !other || kept === other) return undefined;
    const versionOf = ({ slug }: { slug: string }) => catalogue.versions.get(slug) ?? 0;
    return {
      kept,
      other,
      versions: { kept: versionOf(kept), other: versionOf(other) },
      references: referencesOf(catalogue, now()),
    };
  }

  function sendPair(
    request: Request,
    response: Response,
    { status, form, mistakes }: { status: number; form: Query; mistakes: readonly string[] },
  ) {
    const pair = pairOf(request);
    if (!pair) return sendProblem(sendPage, request, response, 404);
    const { kept, other, versions, references } = pair;
    sendPage(request, response, {
      view: 'duplicates/pair-page',
      title: 'Slå sammen',
      section: 'administration',
      status,
      model: {
        ...pairPage(kept, other, versions, references, { choice: choiceIn(form), mistakes }),
        ...dress,
      },
    });
  }
  return router;
}

const choices: ReadonlyMap<string, Choice> = new Map([
  ['behold', 'kept'],
  ['anden', 'other'],
  ['begge', 'both'],
]);

/** What has not been chosen stays as it is in the kept offer. */
function choiceIn(form: Query): (column: string) => Choice {
  return (column) => choices.get(form.get(`felt/${column}`)?.values.at(-1) ?? '') ?? 'kept';
}
