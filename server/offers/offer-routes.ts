/** GET /tilbud/:slug and GET /api/tilbud/:slug: one offer, now or at `?tid=`. */
import { type Request, type Response, Router } from 'express';
import { visitationReports } from '../../data/capacity.ts';
import { ownNoAnswerSince } from '../../data/faults.ts';
import { clustersOf } from '../../data/places.ts';
import type { Store } from '../../data/store.ts';
import type { Clock } from '../clock.ts';
import { accountOf, allows, readableBy } from '../door/guard.ts';
import { sendProblem } from '../http/error-pages.ts';
import { sendJson } from '../http/json-answer.ts';
import { type SendPage, wantsFragment } from '../http/pages.ts';
import { minuteOf, momentOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { dateWords } from '../opening-hours/danish-time.ts';
import { readMoment } from '../opening-hours/moment-query.ts';
import { openingStatusAt } from '../opening-hours/opening-status.ts';
import { parseQuery } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { sameCallMinutes } from './caution.ts';
import { wholeOfferJson } from './offer-json.ts';
import { offerMovedTo, offerPage } from './offer-page.ts';
import type { Offer } from './offer-schema.ts';

export function offerRoutes(live: LiveCatalogue, store: Store, now: Clock, sendPage: SendPage): Router {
  const read = (request: Request, response: Response) => {
    const present = now();
    const asked = readMoment(parseQuery(request.originalUrl).get('tid'), present);
    const catalogue = readableBy(response, live.at(momentOf(asked.at)));
    return { present, asked, catalogue, offer: catalogue.bySlug.get(String(request.params.slug)) };
  };
  /** An offer that is no longer here may live on in another. */
  const missing = (request: Request, response: Response, folder: '/tilbud' | '/api/tilbud') => {
    const slug = String(request.params.slug);
    const to = offerMovedTo(slug, live.at(now()));
    if (to === undefined) return sendProblem(sendPage, request, response, 404, withdrawnWords(slug, live));
    const [, ...query] = request.originalUrl.split('?');
    response.set('Cache-Control', 'no-cache').redirect(301, [`${folder}/${to}`, ...query].join('?'));
  };
  const router = Router();
  /** For those who may say during a call that nobody answered: whether they just have. */
  const noAnswerOf = async (response: Response, { id: offerId }: Offer, present: Temporal.ZonedDateTime) => {
    const account = accountOf(response);
    if (!account || !allows(response, 'reports-no-answer')) return undefined;
    const since = present.subtract({ minutes: sameCallMinutes }).toInstant();
    const said = await ownNoAnswerSince(store.database, { offerId, accountId: account.id }, since);
    return { said: said !== undefined };
  };
  /** Where whoever may report its free places does so: its owner, or the visitation it lets. */
  const placesHrefOf = async (response: Response, { slug, editor, coverage }: Offer) => {
    if (!accountOf(response)) return undefined;
    const [clusters, capacityByVisitation] = await Promise.all([
      clustersOf(store.database, coverage),
      visitationReports(store.database, editor),
    ]);
    const may = allows(response, 'reports-capacity', { editor, clusters, capacityByVisitation });
    return may ? `/redaktion/tilbud/${slug}/pladser` : undefined;
  };
  router.get('/tilbud/:slug', async (request, response) => {
    const { present, asked, catalogue, offer } = read(request, response);
    if (!offer) return missing(request, response, '/tilbud');
    const isNow = asked.at === minuteOf(present);
    const noAnswer = isNow ? await noAnswerOf(response, offer, present) : undefined;
    const placesHref = await placesHrefOf(response, offer);
    const own = { inPlace: wantsFragment(request), noAnswer, placesHref };
    sendPage(request, response, offerPage(offer, asked, present, catalogue, own));
  });
  router.get('/api/tilbud/:slug', (request, response) => {
    const { present, asked, catalogue, offer } = read(request, response);
    if (asked.error)
      return void response.status(400).json({ errors: [{ field: 'tid', message: asked.error }] });
    if (!offer) return missing(request, response, '/api/tilbud');
    const status = openingStatusAt(offer.openingHours, asked.at);
    sendJson(request, response, wholeOfferJson(offer, status, asked.at, present, catalogue));
  });
  return router;
}

/** An old link to an offer that was withdrawn says so, and why; nothing of one that never was. */
function withdrawnWords(slug: string, live: LiveCatalogue) {
  const last = live.withdrawal(slug);
  if (!last) return {};
  const date = last.effectiveFrom.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return {
    title: `${last.offer.name} er trukket tilbage`,
    text: `Trukket tilbage ${dateWords(date)}: ${last.reason}`,
    links: [{ href: `/tilbud/${slug}/historik`, label: 'Historik' }],
  };
}
