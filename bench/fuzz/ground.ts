/** What there is to ask about: what pages of the service lead to and hold, as people of every role are shown them. */
import type { RealService } from '../real-service.ts';
import { prepare, type Visit, visit } from './prepared.ts';
import { type RouteName, routeOf } from './routes.ts';
import { decoded, formsOn, type ShownForm } from './shown-forms.ts';

/** `role`: of somebody it was shown to; undefined when it was to those who have not signed in. */
export type RoleForm = ShownForm & { role?: number | undefined };

export type Ground = {
  slugs: readonly string[];
  addresses: ReadonlyMap<RouteName, readonly string[]>;
  forms: ReadonlyMap<RouteName, readonly RoleForm[]>;
  allForms: readonly RoleForm[];
  /** Cookie headers of those who are signed in, by role. */
  cookies: readonly (readonly string[])[];
  /** An export of some offers, by ending. */
  files: Readonly<Record<string, Buffer>>;
};

const pages = [
  '/ /log-ind /glemt-adgangskode /konto /konto/totrin /redaktion /redaktion/nyt /redaktion/helligdage /redaktion/helligdage/oversigt',
  '/redaktion/myndighed /redaktion/myndighed?operator=kommune-horsens /redaktion/udveksling /redaktion/godkend /redaktion/planlagt /redaktion/kvalitet /redaktion/fejl',
  '/administration /administration/udbakke /administration/konti /administration/konti/ny /administration/konti/person-0-3',
  '/administration/konti/person-1-3 /administration/organisationer /administration/organisationer/ny',
  '/administration/organisationer/kommune-odder /administration/geografi /administration/geografi/klynge/horsens',
  '/administration/geografi/kommune/0615 /administration/dubletter /klynger /klynge/horsens /tilbud/struer-visitation',
].flatMap((line) => line.split(' '));
/** Of an offer that somebody edits. */
const ofOffer = ['', '/bekraeft', '/pladser', '/traek-tilbage', '/fejl', '/godkend', '/gendan', '/planlagt'];
const mostOffers = 5;
/** Of each route, with a query. */
const mostAsked = 3;
/** Alike enough; the first that are seen. */
const mostOfRoute = 60;
/** Tried by chance only, or soon nobody would be signed in. */
const endsSession = /\/log-ud$/;

export async function look(service: RealService, links: readonly string[]): Promise<Ground> {
  const { cookies } = service;
  const { offers } = JSON.parse((await visit(service, '/api/opslag', 0)).html) as {
    offers: { slug: string }[];
  };
  const file = async (path: string, role: number) => {
    const answer = await fetch(new URL(path, service.origin), {
      headers: { Cookie: cookies[role]?.[0] ?? '' },
    });
    return Buffer.from(await answer.arrayBuffer());
  };
  const files = {
    csv: await file('/redaktion/udveksling/tilbud.csv', 1),
    xlsx: await file('/redaktion/udveksling/tilbud.xlsx', 1),
    json: await file('/redaktion/udveksling/tilbud.json', 1),
  };
  const prepared = await prepare(service, files.csv);
  const work = await visit(service, '/redaktion', 1);
  const own = linksOn(work).flatMap((to) => /^\/redaktion\/tilbud\/([a-z0-9-]+)$/.exec(to)?.[1] ?? []);
  const paths = [
    ...pages,
    ...prepared.links,
    ...links,
    ...['struer-visitation', ...own]
      .slice(0, mostOffers)
      .flatMap((slug) => [
        ...ofOffer.map((part) => `/redaktion/tilbud/${slug}${part}`),
        ...['', '/fejl', '/historik'].map((part) => `/tilbud/${slug}${part}`),
      ]),
  ];
  const visits: Visit[] = [...prepared.visits];
  for (const path of paths)
    for (const role of [undefined, ...cookies.keys()]) visits.push(await visit(service, path, role));
  // Pages that are about something by their query are shown to the administrator, who may see all.
  const more = [...byRoute(visits.flatMap(linksOn).filter(isAsking), (to) => routeOf('GET', to)).values()];
  for (const path of new Set(more.flatMap((some) => some.slice(0, mostAsked))))
    visits.push(await visit(service, path, 0));
  const forms = visits.flatMap(({ html, path, role }) =>
    formsOn(html, path)
      .filter(({ action }) => !endsSession.test(action))
      .map((form) => ({ ...form, role })),
  );
  const allForms = unlike(forms, (form) => JSON.stringify([form.action, form.fields, form.buttons]));
  return {
    slugs: offers.map(({ slug }) => slug),
    addresses: byRoute([...new Set([...paths, ...visits.flatMap(linksOn)])], (to) => routeOf('GET', to)),
    forms: byRoute(allForms, ({ action }) => routeOf('POST', action)),
    allForms,
    cookies,
    files,
  };
}

function linksOn({ html }: Visit): string[] {
  return [...html.matchAll(/(?:href|src)="(\/[^"#]*)/g)].map(([, to = '']) => decoded(to));
}

function isAsking(path: string): boolean {
  return path.includes('?');
}

function unlike<One>(all: readonly One[], key: (one: One) => string): One[] {
  return [...new Map(all.toReversed().map((one) => [key(one), one])).values()].reverse();
}

function byRoute<One>(
  all: readonly One[],
  routeOf: (one: One) => RouteName | undefined,
): Map<RouteName, One[]> {
  const grouped = new Map<RouteName, One[]>();
  for (const one of all) {
    const route = routeOf(one);
    const some = route === undefined ? [] : grouped.getOrInsertComputed(route, () => []);
    if (some.length < mostOfRoute) some.push(one);
  }
  return grouped;
}
