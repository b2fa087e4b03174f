/**
 * GET /metrics, in Prometheus' text: how much, how fast and how old. Counted by route and outcome only; never by offer, person or what was asked.
 * Who may read it stands in inside.ts.
 */
import { performance } from 'node:perf_hooks';
import { type RequestHandler, Router } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Store } from '../../data/store.ts';
import type { TryStore } from '../door/sign-in-tries.ts';
import { notFound } from '../http/error-pages.ts';
import { signalsOf } from '../offers/offer-references.ts';
import { verificationAt } from '../offers/verification.ts';
import { alarmWords } from '../status/alarm.ts';
import { openAlarms } from '../status/standing.ts';
import { catalogueStanding, type StatusTools } from '../status/status-routes.ts';

export type Metrics = {
  /** Stands before every route. */
  count: RequestHandler;
  /** The same stores, their use counted. */
  countedStore(store: Store): Store;
  countedTries(tries: TryStore): TryStore;
  routes: Router;
};

/** From a lookup out of memory to a page that waited for the disk; the aim is .05. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

export function createMetrics(tools: StatusTools): Metrics {
  const { sendPage, isInside } = tools;
  const registry = new Registry();
  const registers = [registry];
  const name = (what: string) => `akutoverblik_${what}`;
  const counter = (what: string, help: string, labelNames: string[] = []) =>
    new Counter({ name: name(what), help, labelNames, registers });

  gauges(tools, registry);
  const durations = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer, by route of the access table',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  });
  const open = new Gauge({
    name: 'http_open_requests',
    help: 'Requests and streams not answered yet',
    registers,
  });
  const refused = counter('refused_requests_total', 'Requests answered with 4xx or 5xx', ['status']);
  const lookups = counter('lookups_total', 'Lookups by the best that was found', ['outcome']);
  const tries = counter('sign_in_tries_total', 'Tries of a password or a code, by how far they came', [
    'step',
  ]);
  const failedSignIns = counter(
    'failed_sign_ins_total',
    'Tries to sign in that were wrong, or came too often to be weighed',
    ['why'],
  );
  const saves = counter('saves_total', 'Changes that were saved and shown');

  const count: RequestHandler = (request, response, next) => {
    const started = performance.now();
    open.inc();
    response.once('close', () => {
      open.dec();
      const route: unknown = request.route?.path;
      const status = response.statusCode;
      const labels = {
        method: request.method,
        route: typeof route === 'string' ? route : 'none',
        status: `${Math.floor(status / 100)}xx`,
      };
      const { isStream, lookupOutcome, failedSignIn } = response.locals;
      // How long somebody had a page open is nothing of how fast it answered.
      if (!isStream) durations.observe(labels, (performance.now() - started) / 1_000);
      if (status >= 400) refused.inc({ status: String(status) });
      if (lookupOutcome) lookups.inc({ outcome: lookupOutcome });
      if (failedSignIn) failedSignIns.inc({ why: failedSignIn });
    });
    next();
  };

  const routes = Router();
  let measuresProcess = false;
  routes.get('/metrics', async (request, response) => {
    if (!isInside(request)) return notFound(sendPage)(request, response, () => undefined);
    // Measuring the event loop costs something, and is only done for somebody who reads.
    if (!measuresProcess) collectDefaultMetrics({ register: registry });
    measuresProcess = true;
    response.set({ 'Cache-Control': 'no-store', 'Content-Type': registry.contentType });
    response.end(await registry.metrics());
  });

  return {
    count,
    routes,
    countedStore: (store) => ({
      ...store,
      async publish() {
        await store.publish();
        saves.inc();
      },
    }),
    countedTries: (store) => ({
      async begin(keys, weigh, at) {
        const begun = await store.begin(keys, weigh, at);
        tries.inc({ step: 'wait' in begun ? 'slowed' : 'begun' });
        return begun;
      },
      async succeed(id) {
        await store.succeed(id);
        tries.inc({ step: 'succeeded' });
      },
    }),
  };
}

/** What is asked when somebody reads. */
function gauges({ live, standing, now }: StatusTools, registry: Registry): void {
  const gauge = (what: string, help: string, value: () => number | undefined) =>
    new Gauge({
      name: `akutoverblik_${what}`,
      help,
      registers: [registry],
      collect() {
        const read = value();
        if (read === undefined) this.remove();
        else this.set(read);
      },
    });
  const secondsSince = (at: Temporal.Instant) => now().toInstant().since(at).total('seconds');
  gauge('catalogue_age_seconds', 'Since the catalogue in use was built', () =>
    secondsSince(catalogueStanding(live, now).builtAt),
  );
  gauge('catalogue_version', 'The newest version in use', () => catalogueStanding(live, now).version);
  gauge('offers', 'Published offers', () => live.at(now()).offers.length);
  gauge('overdue_offers', 'Offers whose confirmation is overdue', () => {
    const present = now();
    const catalogue = live.at(present);
    return catalogue.offers.filter(
      (offer) => verificationAt(offer, present, signalsOf(offer, catalogue).confirmations).kind === 'overdue',
    ).length;
  });
  gauge('open_streams', 'Open pages that hear of changes', () => live.news.listeners());
  gauge('database_usable', '1 when it can be written to', () => (standing.database() ? 0 : 1));
  gauge('backup_age_seconds', 'Since the newest backup was taken', () => {
    const { last } = standing.backups();
    return last && secondsSince(last.takenAt);
  });
  new Gauge({
    name: 'akutoverblik_alarm',
    help: '1 while it is open; docs/drift.md says what to do',
    labelNames: ['key'],
    registers: [registry],
    collect() {
      this.reset();
      const alarms = openAlarms(standing, live.troubles(), now().toInstant());
      for (const key of Object.keys(alarmWords))
        this.set({ key }, alarms.some((alarm) => alarm.key === key) ? 1 : 0);
    },
  });
}
