/** An address → the page a browser makes by itself from its copy: the same as the service would send to somebody who has not signed in. */
import { fallbacksAt } from '../catalogue/catalogue.ts';
import { clusterAnswer, clustersAnswer } from '../clusters/cluster-answer.ts';
import { fieldsWithCpr, queryWithoutCpr } from '../cpr-in-query.ts';
import { lookupAnswer, lookupMovedTo } from '../lookup/lookup-answer.ts';
import { offerMovedTo, offerPage } from '../offers/offer-page.ts';
import { outOfHoursNumber } from '../offers/out-of-hours.ts';
import { minuteOf, momentOf } from '../opening-hours/danish-calendar.ts';
import { readMoment } from '../opening-hours/moment-query.ts';
import { ownPath } from '../own-path.ts';
import type { Page } from '../page.ts';
import { problemPage } from '../problem.ts';
import { parseQuery } from '../query-string.ts';
import type { CopiedCatalogues } from './copied-catalogues.ts';
import { installedPage } from './installed-page.ts';

/** The templates that are needed. */
export const installedViews = [
  'lookup/lookup-page',
  'lookup/lookup-answer',
  'offers/offer-page',
  'clusters/clusters-page',
  'clusters/cluster-page',
  'clusters/wall-page',
  'installed/installed-page',
  'problem',
];

const offerPath = /^\/tilbud\/([^/]+)$/;
const clusterPath = /^\/klynge\/([^/]+)$/;

/** Whether a copy holds the page at a path. All else only the service has. */
export function isInCopy(path: string): boolean {
  return ['/', '/klynger', '/gem'].includes(path) || offerPath.test(path) || clusterPath.test(path);
}

export type InstalledAnswer = { page: Page } | { movedTo: string };

/** `sent`: path and query. `partial`: only what changes on a page that is open is asked for. */
export function installedAnswer(
  sent: string,
  partial: boolean,
  catalogues: CopiedCatalogues,
  now: Temporal.ZonedDateTime,
  size: string,
): InstalledAnswer {
  const address = ownPath(sent);
  const query = parseQuery(address);
  const [path = '/', ...search] = address.split('?');
  const catalogueAt = (moment: Temporal.ZonedDateTime) => catalogues(moment, now);
  if (fieldsWithCpr(query).length > 0) return { movedTo: `${path}?${queryWithoutCpr(query)}` };
  if (path === '/') {
    const movedTo = lookupMovedTo(query, catalogueAt(now), now, partial);
    return movedTo === undefined ? { page: lookupAnswer(query, catalogueAt, now, partial) } : { movedTo };
  }
  if (path === '/klynger') return { page: clustersAnswer(catalogueAt(now), now) };
  if (path === '/gem') return { page: installedPage(size) };
  const [, clusterId] = clusterPath.exec(path) ?? [];
  if (clusterId !== undefined) {
    const cluster = catalogueAt(now).places.clusters.find(({ id }) => id === clusterId);
    return { page: cluster ? clusterAnswer(cluster, query, catalogueAt(now), now) : problemPage(404) };
  }
  const [, slug] = offerPath.exec(path) ?? [];
  if (slug === undefined) return { page: onlyFromService(address) };
  const asked = readMoment(query.get('tid'), now);
  const catalogue = catalogueAt(momentOf(asked.at));
  const offer = catalogue.bySlug.get(slug);
  if (offer) return { page: offerPage(offer, asked, now, catalogue, { inPlace: partial }) };
  const to = offerMovedTo(slug, catalogueAt(now));
  return to === undefined
    ? { page: problemPage(404, { text: notInCopy }) }
    : { movedTo: [`/tilbud/${to}`, ...search].join('?') };
}

const notInCopy = 'Tilbuddet er ikke i kopien på denne computer. Søg efter det i opslaget.';

/** Where the browser would only say that nobody answers. */
function onlyFromService(address: string): Page {
  return problemPage(503, {
    title: 'Siden kræver forbindelse',
    text: 'Akutoverblik svarer ikke lige nu, og denne side er ikke gemt på computeren. Opslag, kort, klynger og tavler virker: de viser det, der stod sidst, der var forbindelse. Øverst står, hvor gammelt det er.',
    links: [{ href: address, label: 'Prøv igen' }],
  });
}

/** The lægevagt's number, as the frame of every page has it. */
export function outOfHoursIn(catalogues: CopiedCatalogues, now: Temporal.ZonedDateTime) {
  return outOfHoursNumber(fallbacksAt(catalogues(now, now), minuteOf(now)));
}
