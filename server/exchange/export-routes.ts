/** GET /eksport/… gives everybody the published offers as a file, or with the query of a lookup those it lists; below /redaktion/udveksling those of one's organisations, with every number. */
import { type Request, type Response, Router } from 'express';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../clock.ts';
import { signedInAs } from '../door/guard.ts';
import { sendProblem } from '../http/error-pages.ts';
import type { SendPage } from '../http/pages.ts';
import { readLookup } from '../lookup/lookup-criteria.ts';
import { lookupLink } from '../lookup/lookup-link.ts';
import { answerOf } from '../lookup/matches.ts';
import { matchOffers } from '../lookup/offer-matching.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { readableOffer } from '../offers/phone-choice.ts';
import { momentOf } from '../opening-hours/danish-calendar.ts';
import { parseQuery } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { exchangePage, ownOffers, referencesOf } from './exchange-page.ts';
import { sheetCsv, sheetWorkbook } from './offer-sheet.ts';

const kinds = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  json: 'application/json; charset=utf-8',
} as const;
type Kind = keyof typeof kinds;

const wholeList = { shown: Number.POSITIVE_INFINITY, nearMisses: 0 };

/** The file is the same to everybody, also to those who may see more. */
function publicly(offer: Offer): Offer {
  return readableOffer(offer, {});
}

export function exportRoutes({
  live,
  now,
  sendPage,
}: {
  live: LiveCatalogue;
  now: Clock;
  sendPage: SendPage;
}): Router {
  const router = Router();
  /** The files of one catalogue, made when first asked for. */
  const publicFiles = new WeakMap<Catalogue, Map<Kind, Buffer>>();

  router.get('/eksport/tilbud.:kind', (request, response) => {
    const kind = kindOf(request);
    if (!kind) return sendProblem(sendPage, request, response, 404);
    const present = now();
    const asked = readLookup(parseQuery(request.originalUrl), live.at(present), present);
    if (asked.errors.length > 0) return sendProblem(sendPage, request, response, 400);
    if (lookupLink(asked.entered) !== '/') {
      const then = live.at(momentOf(asked.criteria.at));
      const matches = matchOffers(then, asked.criteria, wholeList);
      const offers = [...answerOf(matches).shown, ...matches.mentions.shown].map(({ offer }) => offer);
      response.set('Cache-Control', 'no-cache');
      return sendFile(
        response,
        kind,
        'akutoverblik-opslag',
        offersFile(kind, offers.map(publicly), then, present),
      );
    }
    const catalogue = live.at(present);
    const made = publicFiles.get(catalogue) ?? new Map<Kind, Buffer>();
    publicFiles.set(catalogue, made);
    const file = made.get(kind) ?? offersFile(kind, catalogue.offers.map(publicly), catalogue, present);
    made.set(kind, file);
    response.set('Cache-Control', 'no-cache');
    sendFile(response, kind, 'akutoverblik-tilbud', file);
  });

  router.get('/redaktion/udveksling', (request, response) => {
    sendPage(request, response, exchangePage(live.at(now()), signedInAs(response)));
  });

  router.get('/redaktion/udveksling/tilbud.:kind', (request, response) => {
    const kind = kindOf(request);
    if (!kind) return sendProblem(sendPage, request, response, 404);
    const catalogue = live.at(now());
    const own = ownOffers(catalogue, signedInAs(response));
    sendFile(stored(response), kind, 'akutoverblik-egne-tilbud', offersFile(kind, own, catalogue, now()));
  });

  router.get('/redaktion/udveksling/skabelon.:kind', (request, response) => {
    const kind = kindOf(request);
    if (!kind || kind === 'json') return sendProblem(sendPage, request, response, 404);
    const catalogue = live.at(now());
    const { versions } = catalogue;
    const offers = ownOffers(catalogue, signedInAs(response));
    const sheet = { offers, versions, references: referencesOf(catalogue, now()) };
    const file = kind === 'csv' ? sheetCsv(sheet) : sheetWorkbook(sheet);
    sendFile(stored(response), kind, 'akutoverblik-skabelon', file);
  });
  return router;
}

function kindOf(request: Request): Kind | undefined {
  const kind = String(request.params.kind);
  return Object.hasOwn(kinds, kind) ? (kind as Kind) : undefined;
}

function offersFile(
  kind: Kind,
  offers: readonly Offer[],
  catalogue: Catalogue,
  now: Temporal.ZonedDateTime,
): Buffer {
  const references = referencesOf(catalogue, now);
  if (kind === 'csv') return sheetCsv({ offers, references });
  if (kind === 'xlsx') return sheetWorkbook({ offers, references });
  return Buffer.from(JSON.stringify({ exportedAt: now.toString({ timeZoneName: 'never' }), offers }));
}

/** With numbers for staff in it: kept nowhere. */
function stored(response: Response): Response {
  return response.set('Cache-Control', 'no-store');
}

function sendFile(response: Response, kind: Kind, name: string, file: Buffer): void {
  response
    .set({ 'Content-Type': kinds[kind], 'Content-Disposition': `attachment; filename="${name}.${kind}"` })
    .send(file);
}
