/** What people have done before a run begins, so that every route has something to be about: an import that waits, a change to approve, a link. */
import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import type { RealService } from '../real-service.ts';
import { formsOn } from './shown-forms.ts';

/** `role`: undefined for somebody who has not signed in. */
export type Visit = {
  path: string;
  role: number | undefined;
  status: number;
  location: string;
  html: string;
};

/** Somebody opens a page, fills in its form that leads to `to`, and sends it. Without a page the fields are all there is. */
type Step = { role?: number; page?: string; to: string; typed?: Record<string, string> };

const proposed = '/redaktion/tilbud/struer-visitation';
const corrected = '/redaktion/tilbud/horsens-demens';
const decided = `${proposed}/godkend`;
/** Shows the plan: of all that Samsø edits, from a day far ahead. */
const handover = `/redaktion/myndighed?${new URLSearchParams({
  organisation: 'kommune-samsoe',
  nyRedaktoer: 'region-midtjylland',
  dato: '24.12.2099',
  grund: 'Prøve',
})}`;
/** An editor of Struer, who proposes, is of role 4. */
const steps: readonly Step[] = [
  ...['1', '2', '3', '4', '5'].map((n) => ({
    page: '/glemt-adgangskode',
    to: '/glemt-adgangskode',
    typed: { email: `person-1-${n}@eksempel.dk` },
  })),
  {
    role: 0,
    page: '/administration/organisationer/kommune-struer',
    to: '/administration/organisationer/kommune-struer',
    typed: { godkendelse: 'ja' },
  },
  { role: 4, page: proposed, to: proposed, typed: { name: 'Første forslag' } },
  { role: 0, page: decided, to: decided, typed: { afgoerelse: 'afvis', grund: 'Prøve' } },
  { role: 4, page: proposed, to: proposed, typed: { name: 'Andet forslag' } },
  {
    role: 1,
    page: '/redaktion/tilbud/horsens-demens/pladser',
    to: '/redaktion/tilbud/horsens-demens/pladser/link',
    typed: { navn: 'Vagttelefonen' },
  },
  { role: 0, to: '/administration/dubletter/odder-akutstuer/odder-korttidsafsnit/to' },
  { role: 1, page: corrected, to: corrected, typed: { name: 'Rettet' } },
  { role: 0, page: handover, to: '/redaktion/myndighed' },
];
const resets = 5;

export async function prepare(
  service: RealService,
  sheet: Buffer,
): Promise<{ visits: Visit[]; links: string[] }> {
  const visits: Visit[] = [];
  for (const step of steps) visits.push(await take(service, step));
  visits.push(await sendSheet(service, sheet));
  const tokens = await tokensInMails(service);
  // With a password of one's own the code is asked for.
  const [own = '', ...others] = tokens;
  const typed = { adgangskode: 'en god lang adgangskode' };
  visits.push(await take(service, { page: own, to: own, typed }));
  visits.push(
    await take(service, {
      page: '/log-ind',
      to: '/log-ind',
      typed: { email: emailOf(service, own), adgangskode: typed.adgangskode },
    }),
  );
  const shown = visits.flatMap(({ html }) => [...html.matchAll(/https?:\/\/[^/\s]+(\/pladser\/[\w-]+)/g)]);
  const led = visits.flatMap(({ location }) =>
    location.startsWith('/') ? [location.split(/[?#]/)[0] ?? ''] : [],
  );
  return { visits, links: [...others, ...shown.map(([, to = '']) => to), ...led] };
}

export async function visit({ origin, cookies }: RealService, path: string, role?: number): Promise<Visit> {
  const cookie = role === undefined ? '' : (cookies[role]?.[0] ?? '');
  const answer = await fetch(new URL(path, origin), { redirect: 'manual', headers: { Cookie: cookie } });
  const { status, headers } = answer;
  return { path, role, status, location: headers.get('location') ?? '', html: await answer.text() };
}

/** @throws what the ground lacks, when it is not taken */
async function take(service: RealService, { role, page, to, typed = {} }: Step): Promise<Visit> {
  const { html } = page === undefined ? { html: '' } : await visit(service, page, role);
  const form = formsOn(html, page).find(({ action }) => action === to);
  if (page !== undefined && !form) throw new Error(`${page} shows no form that leads to ${to}`);
  const kept = (form?.fields ?? []).filter(([name]) => !(name in typed));
  const body = new URLSearchParams([...kept, ...Object.entries(typed)]).toString();
  return send(service, role, to, 'application/x-www-form-urlencoded', Buffer.from(body));
}

function sendSheet(service: RealService, sheet: Buffer): Promise<Visit> {
  const head = '--x\r\nContent-Disposition: form-data; name="fil"; filename="ark.csv"\r\n\r\n';
  const body = Buffer.concat([Buffer.from(head), sheet, Buffer.from('\r\n--x--\r\n')]);
  return send(service, 1, '/redaktion/udveksling', 'multipart/form-data; boundary=x', body);
}

async function send(
  { origin, cookies }: RealService,
  role: number | undefined,
  path: string,
  type: string,
  body: Buffer,
): Promise<Visit> {
  const cookie = role === undefined ? '' : (cookies[role]?.[0] ?? '');
  const headers = { Cookie: cookie, 'Content-Type': type, 'Sec-Fetch-Site': 'same-origin' };
  const sent = request(new URL(path, origin), { method: 'POST', headers });
  const answered = new Promise<Visit>((resolve, reject) => {
    sent.once('error', reject);
    sent.once('response', async (answer) => {
      const html = Buffer.concat(await answer.toArray()).toString();
      resolve({
        path,
        role,
        status: answer.statusCode ?? 0,
        location: answer.headers.location ?? '',
        html,
      });
    });
  });
  sent.end(body);
  const answer = await answered;
  if (answer.status >= 400) throw new Error(`POST ${path} was answered with ${answer.status}`);
  return answer;
}

/** They are written after the answer. */
async function tokensInMails(service: RealService): Promise<string[]> {
  for (let tries = 0; tries < 200; tries++) {
    const found = service.mails().flatMap((mail) => mail.match(/\/adgangskode\/[\w-]+/g) ?? []);
    if (found.length >= resets) return found;
    await setTimeout(50);
  }
  throw new Error('the mails with links to a new password have not been written');
}

function emailOf(service: RealService, link: string): string {
  const mail = service.mails().find((one) => one.includes(link)) ?? '';
  return /^Til: (\S+)/m.exec(mail)?.[1] ?? '';
}
