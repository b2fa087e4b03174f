/** The service that is fuzzed: people of every role, and what pages show them to send. */
import type { Grant } from '../../server/accounts/account.ts';
import { type RealService, startReal } from '../real-service.ts';
import type { Ground } from './fuzz-requests.ts';
import { formsOn } from './shown-forms.ts';

export type FuzzedService = RealService & { ground: Ground };

const roles: Grant[][] = [
  [{ role: 'administrator' }, { role: 'editor', organisation: 'kommune-horsens' }],
  [{ role: 'editor', organisation: 'kommune-horsens' }],
  [{ role: 'approver', organisation: 'region-midtjylland' }],
  [{ role: 'visitation', cluster: 'vest' }],
  [
    { role: 'coordinator', cluster: 'horsens' },
    { role: 'editor', organisation: 'kommune-struer' },
  ],
];
/** `ofEach`: so many people of each role, that neither what one may do in a minute nor signing out by chance stops most of them. */
export async function startFuzzed(ofEach: number): Promise<FuzzedService> {
  const service = await startReal(roles, ofEach);
  return { ...service, ground: await look(service) };
}

const pages = [
  ...[
    '/redaktion',
    '/redaktion/nyt',
    '/redaktion/helligdage',
    '/redaktion/myndighed',
    '/redaktion/udveksling',
    '/redaktion/godkend',
  ],
  ...[
    '/konto',
    '/konto/totrin',
    '/administration/konti/ny',
    '/administration/konti/person-0-3',
    '/administration/organisationer/ny',
  ],
  ...[
    '/administration/organisationer/kommune-odder',
    '/administration/geografi/klynge/horsens',
    '/administration/geografi/kommune/0615',
  ],
  ...[
    '/redaktion/helligdage/oversigt',
    '/redaktion/kvalitet',
    '/log-ind',
    '/glemt-adgangskode',
    '/administration/dubletter',
  ],
];

/** Tried by chance only, or soon nobody would be signed in. */
const endsSession = /\/log-ud$/;

async function look({ origin, cookies }: RealService): Promise<Ground> {
  const page = async (path: string, role: number) => {
    const answer = await fetch(new URL(path, origin), { headers: { Cookie: cookies[role]?.[0] ?? '' } });
    return Buffer.from(await answer.arrayBuffer());
  };
  const { offers } = JSON.parse(String(await page('/api/opslag', 0))) as { offers: { slug: string }[] };
  const slugs = offers.map(({ slug }) => slug);
  const work = String(await page('/redaktion', 1));
  const own = [
    ...new Set([...work.matchAll(/href="\/redaktion\/tilbud\/([a-z0-9-]+)/g)].map(([, slug = '']) => slug)),
  ].slice(0, 4);
  const ofOffers = own.flatMap((slug) => [
    ...['', '/bekraeft', '/pladser', '/traek-tilbage', '/fejl'].map(
      (part) => `/redaktion/tilbud/${slug}${part}`,
    ),
    ...[`/tilbud/${slug}/fejl`, `/tilbud/${slug}`],
  ]);
  const forms: Ground['forms'][number][] = [];
  for (const path of [...pages, ...ofOffers])
    for (const role of cookies.keys())
      for (const form of formsOn(String(await page(path, role)))) forms.push({ ...form, role });
  const unlike = Map.groupBy(forms, (form) => JSON.stringify([form.action, form.fields]));
  const files = {
    csv: await page('/eksport/tilbud.csv', 0),
    xlsx: await page('/redaktion/udveksling/tilbud.xlsx', 1),
    json: await page('/redaktion/udveksling/tilbud.json', 1),
  };
  return {
    slugs,
    cookies,
    files,
    forms: [...unlike.values()].flatMap(([form]) => (form && !endsSession.test(form.action) ? form : [])),
  };
}
