/** The service: what every request passes, in order, and what answers it. The table of contents. */
import express, { type Express, type RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Store } from '../data/store.ts';
import { aboutRoutes } from './about/about-routes.ts';
import { type Contact, contactWays } from './about/contact.ts';
import { accountRoutes } from './administration/account-routes.ts';
import { organisationRoutes } from './administration/organisation-routes.ts';
import { outboxRoutes } from './administration/outbox-routes.ts';
import { placeRoutes } from './administration/place-routes.ts';
import { capacityRoutes } from './capacity/capacity-routes.ts';
import { capacityLinkRoutes } from './capacity/link-routes.ts';
import { fallbacksAt } from './catalogue/catalogue.ts';
import type { Clock } from './clock.ts';
import { clusterRoutes } from './clusters/cluster-routes.ts';
import { confirmationRoutes } from './confirmations/confirmation-routes.ts';
import { refuseCpr } from './door/cpr-refusal.ts';
import { guard, type Identities, recognise } from './door/guard.ts';
import { insideRule } from './door/inside.ts';
import { paced } from './door/pace.ts';
import { securityHeaders } from './door/security-headers.ts';
import { createTries, type TryStore } from './door/sign-in-tries.ts';
import { duplicateRoutes } from './duplicates/duplicate-routes.ts';
import { editingRoutes } from './editing/editing-routes.ts';
import { emergencyCopyRoutes } from './emergency-copies/emergency-copy-routes.ts';
import { exportRoutes } from './exchange/export-routes.ts';
import { importRoutes } from './exchange/import-routes.ts';
import { faultRoutes } from './faults/fault-routes.ts';
import { noAnswerRoutes } from './faults/no-answer-routes.ts';
import { unansweredRoutes } from './faults/unanswered-routes.ts';
import { holidayRoutes } from './holidays/holiday-routes.ts';
import { loadAssets } from './http/assets.ts';
import { unexpectedError } from './http/error-pages.ts';
import { formBody } from './http/form-body.ts';
import { createPages } from './http/pages.ts';
import { requestLog } from './http/request-log.ts';
import { installedRoutes } from './installed/installed-routes.ts';
import { paces } from './limits.ts';
import { lookupRoutes } from './lookup/lookup-routes.ts';
import { createMetrics } from './metrics/metrics-routes.ts';
import { newsRoutes } from './news/news-routes.ts';
import { offerRoutes } from './offers/offer-routes.ts';
import { outOfHoursNumber } from './offers/out-of-hours.ts';
import { minuteOf } from './opening-hours/danish-calendar.ts';
import { qualityRoutes } from './quality/quality-routes.ts';
import { reminderChoiceRoutes } from './reminders/reminder-choice-routes.ts';
import { reminderNotes, reminderRoutes } from './reminders/reminder-routes.ts';
import type { EmergencyCopies } from './running/emergency-copies.ts';
import type { LiveCatalogue } from './running/live-catalogue.ts';
import type { Mailer } from './running/mailer.ts';
import { codeRoutes } from './sign-in/code-routes.ts';
import { ownAccountRoutes } from './sign-in/own-account-routes.ts';
import { passwordRoutes } from './sign-in/password-routes.ts';
import { secondFactorRoutes } from './sign-in/second-factor-routes.ts';
import { keepForm, signInRoutes } from './sign-in/sign-in-routes.ts';
import type { Standing } from './status/standing.ts';
import { statusRoutes } from './status/status-routes.ts';
import { approvalRoutes } from './versions/approval-routes.ts';
import { handoverRoutes } from './versions/handover-routes.ts';
import { pastRoutes } from './versions/past-routes.ts';
import { versionRoutes } from './versions/version-routes.ts';

export type Service = {
  catalogue: LiveCatalogue;
  store: Store;
  identities: Identities;
  tries: TryStore;
  mailer: Mailer;
  emergencyCopies: EmergencyCopies;
  /** Where readers reach the service, for links in mails: never what a request says. */
  address: () => string;
  now: Clock;
  log: Logger;
  /** What it knows of itself, for those who run it. */
  standing: Standing;
  /** Shows whoever sends it what is for those who run the service. */
  metricsToken?: string | undefined;
  /** Whose word is taken for where a request comes from. */
  trustedProxies?: readonly string[];
  /** Readers may keep the lookup on their computers. Left out: they may. */
  installedPage?: boolean;
  /** One account per role is open to everybody. */
  demo?: boolean;
  /** Shown at the bottom of every page. */
  contact?: Contact;
  /** Where `/was` leads. */
  accessibilityStatement?: string | undefined;
  /** Templates are read again for each page. */
  development?: boolean;
};

export function createApp(service: Service): Express {
  const {
    catalogue,
    mailer,
    address,
    now,
    log,
    identities,
    metricsToken,
    trustedProxies = [],
    standing,
    installedPage = true,
    demo = false,
    contact = {},
    accessibilityStatement,
    development = false,
  } = service;
  const assets = loadAssets();
  const frame = { demo, contact: contactWays(contact) };
  const sendPage = createPages(
    assets,
    () => outOfHoursNumber(fallbacksAt(catalogue.at(now()), minuteOf(now()))),
    { cache: !development, frame },
  );
  const isBehindProxy = () => trustedProxies.length > 0 || address().startsWith('https:');
  const isInside = insideRule(metricsToken, isBehindProxy);
  const told = { live: catalogue, standing, now, sendPage, isInside };
  const metrics = createMetrics(told);
  const store = metrics.countedStore(service.store);
  const tries = createTries(metrics.countedTries(service.tries), now, log);
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', false);
  app.set('etag', false);
  app.set('trust proxy', trustedProxies.length > 0 ? trustedProxies : false);
  app.use(securityHeaders(address));
  app.use(assets.serve);
  app.use(requestLog(log));
  app.use(metrics.count);
  app.use('/api', storedNowhere);
  app.use(dated(catalogue));
  app.use(refuseCpr);
  app.use(paced(paces.request, now, sendPage));
  app.use(recognise(identities));
  app.use(guard(identities, { now, sendPage, keepForm: keepForm(sendPage, demo) }));
  app.use(formBody(sendPage));
  app.use(statusRoutes(told));
  app.use(metrics.routes);
  app.use(newsRoutes(catalogue.news));
  app.use(lookupRoutes(catalogue, now, sendPage));
  app.use(offerRoutes(catalogue, store, now, sendPage));
  app.use(clusterRoutes(catalogue, now, sendPage));
  app.use(emergencyCopyRoutes(service.emergencyCopies, catalogue, now, sendPage));
  app.use(installedRoutes({ live: catalogue, assets, frame, isOffered: installedPage, now, sendPage }));
  app.use(exportRoutes({ live: catalogue, now, sendPage }));
  app.use(importRoutes({ live: catalogue, store, now, sendPage, log }));
  app.use(versionRoutes({ live: catalogue, store, now, sendPage }));
  app.use(approvalRoutes({ live: catalogue, store, now, sendPage }));
  app.use(handoverRoutes({ live: catalogue, store, now, sendPage }));
  app.use(pastRoutes({ live: catalogue, store, now, sendPage }));
  app.use(duplicateRoutes({ live: catalogue, store, now, sendPage }));
  app.use(aboutRoutes({ live: catalogue, accessibilityStatement, now, sendPage }));
  app.use(editingRoutes({ live: catalogue, store, now, sendPage }));
  const reminding = { database: store.database, live: catalogue, mailer, address, log, demo };
  const reminders = reminderNotes(reminding, now);
  app.use(reminderRoutes(reminding, now, sendPage));
  app.use(reminderChoiceRoutes(store, now, sendPage));
  app.use(qualityRoutes({ live: catalogue, store, reminders, now, sendPage }));
  app.use(holidayRoutes({ live: catalogue, store, reminders, now, sendPage }));
  const faults = { live: catalogue, store, mailer, address, now, sendPage };
  app.use(faultRoutes(faults));
  app.use(noAnswerRoutes(faults));
  app.use(unansweredRoutes(catalogue, now, sendPage));
  app.use(confirmationRoutes({ live: catalogue, store, now, sendPage }));
  app.use(capacityRoutes({ live: catalogue, store, now, address, sendPage }));
  app.use(capacityLinkRoutes({ live: catalogue, store, now, sendPage }));
  const door = { store, mailer, address, now, log, tries, demo, sendPage };
  app.use(signInRoutes(door));
  app.use(codeRoutes(door));
  app.use(passwordRoutes(door));
  app.use(ownAccountRoutes(door, catalogue));
  app.use(secondFactorRoutes(door));
  app.use(accountRoutes(door, catalogue));
  app.use(organisationRoutes(store, now, sendPage));
  app.use(placeRoutes(store, now, sendPage));
  app.use(outboxRoutes(mailer, now, sendPage));
  app.use(unexpectedError(sendPage, log));
  return app;
}

/** What stood when it was asked: a page that is made later says too little of itself, and asks once too often. */
function dated({ news }: LiveCatalogue): RequestHandler {
  return (_request, response, next) => {
    response.locals.news = news.latest();
    next();
  };
}

/** What JSON answers is for the moment it was asked. */
const storedNowhere: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
