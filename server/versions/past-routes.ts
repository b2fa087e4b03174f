/** GET /som-det-var and /som-det-var/tilbud/:slug: the lookup and a card at a moment of the past, as known then or as known since. */
import { type Request, type Response, Router } from 'express';
import { readSignals } from '../../data/signals.ts';
import type { Store } from '../../data/store.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { OfferVersion } from '../catalogue/offer-version.ts';
import type { Clock } from '../clock.ts';
import { sendProblem } from '../http/error-pages.ts';
import type { SendPage } from '../http/pages.ts';
import { readLookup } from '../lookup/lookup-criteria.ts';
import { lookupLink } from '../lookup/lookup-link.ts';
import { firstShown, lookupPage } from '../lookup/lookup-page.ts';
import { isForAddress, momentInWords } from '../lookup/moment-field.ts';
import { matchOffers } from '../lookup/offer-matching.ts';
import { offerCard } from '../offers/offer-card.ts';
import { momentOf } from '../opening-hours/danish-calendar.ts';
import { momentWords } from '../opening-hours/danish-time.ts';
import { parseQuery, type Query } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { createPastCatalogues } from '../running/past-catalogues.ts';
import { pastCardLink, pastLookupLink } from './past-link.ts';
import { inThePast } from './past-lookup.ts';
import { type PastMoment, pastBand, readPastMoment } from './past-moment.ts';
import { styles } from './version-routes.ts';

type Tools = { live: LiveCatalogue; store: Store; now: Clock; sendPage: SendPage };

const everything = { shown: Number.POSITIVE_INFINITY, nearMisses: Number.POSITIVE_INFINITY };

export function pastRoutes({ live, store, now, sendPage }: Tools): Router {
  const router = Router();
  const past = createPastCatalogues(live, (moment) => readSignals(store.database, moment));
  const asked = async (request: Request, response: Response) => {
    const present = now();
    const query = parseQuery(request.originalUrl);
    const moment = readPastMoment(query, present);
    const catalogue = await catalogueOf(moment, present);
    if (catalogue) return { present, query, moment, catalogue };
    response.set('Retry-After', '5');
    sendProblem(sendPage, request, response, 503);
    return undefined;
  };
  /** As known now: to the second, not the minute. */
  const catalogueOf = ({ at, knownAt, kendt }: PastMoment, present: Temporal.ZonedDateTime) =>
    past.at(momentOf(at), kendt === 'nu' ? present : momentOf(knownAt));

  router.get('/som-det-var', async (request, response) => {
    const found = await asked(request, response);
    if (!found) return;
    const { query, moment, catalogue } = found;
    const then = momentOf(moment.at);
    const lookup = readLookup(withMoment(query, moment), catalogue, then);
    const all = query.get('vis')?.values[0] === 'alle';
    const matches = matchOffers(catalogue, lookup.criteria, all ? everything : firstShown);
    const model = lookupPage(catalogue, lookup, matches, then);
    const link = lookupLink(lookup.entered);
    if (!isForAddress(query.get('tid')?.values[0]?.trim() ?? '') && moment.mistakes.length === 0)
      return response.redirect(303, pastLookupLink(link, moment.tid, moment.kendt));
    const mistakes = [...moment.mistakes, ...lookup.errors.filter(({ field }) => field !== 'tid')];
    sendPage(request, response, {
      view: 'versions/past-page',
      title: 'Som det var',
      section: 'opslag',
      status: mistakes.length > 0 ? 400 : 200,
      model: {
        ...inThePast(model, moment),
        unrecorded: catalogue.offers.length === 0 ? beginning(live.published().versions) : undefined,
        mistakes,
        moment,
        wrongMoment: moment.mistakes.find(({ field }) => field === 'tid')?.message ?? '',
        knownWords: momentInWords(moment.knownAt),
        past: pastBand(moment, (kendt) => pastLookupLink(link, moment.tid, kendt)),
        nowHref: lookupLink(lookup.entered, { tid: null }),
        styles,
      },
    });
  });

  router.get('/som-det-var/tilbud/:slug', async (request, response) => {
    const slug = String(request.params.slug);
    if (!live.published().versions.some(({ offer }) => offer.slug === slug))
      return sendProblem(sendPage, request, response, 404);
    const found = await asked(request, response);
    if (!found) return;
    const { moment, catalogue } = found;
    const offer = catalogue.bySlug.get(slug);
    const title = offer ? `${offer.name}, som det var` : 'Fandtes ikke dengang';
    sendPage(request, response, {
      view: 'versions/past-card-page',
      title,
      status: moment.mistakes.length > 0 ? 400 : offer ? 200 : 404,
      model: {
        card: offer && pastCard(catalogue, slug, moment),
        mistakes: moment.mistakes,
        past: pastBand(moment, (kendt) => pastCardLink(slug, moment.tid, kendt)),
        nowHref: `/tilbud/${slug}`,
        historyHref: `/tilbud/${slug}/historik`,
        styles,
      },
    });
  });
  return router;
}

/** Before that, silence tells nothing of what was open. */
function beginning(versions: readonly OfferVersion[]): string {
  const [first] = versions.map(({ recordedAt }) => recordedAt).sort(Temporal.Instant.compare);
  return first ? `Kataloget begynder ${momentWords(first)}.` : 'Kataloget er tomt.';
}

function pastCard(catalogue: Catalogue, slug: string, { at, tid, kendt }: PastMoment) {
  const offer = catalogue.bySlug.get(slug);
  if (!offer) return undefined;
  const card = offerCard(offer, at, momentOf(at), catalogue, tid);
  const seeAlso = card.seeAlso.map((other) => ({
    ...other,
    href: pastCardLink(other.href.replace(/^\/tilbud\/|\?.*$/g, ''), tid, kendt),
  }));
  return { ...card, seeAlso };
}

/** The moment that is shown is the one that is looked up, also when it could not be read. */
function withMoment(query: Query, { tid }: PastMoment): Query {
  return new Map([...query, ['tid', { values: [tid], broken: false }]]);
}
