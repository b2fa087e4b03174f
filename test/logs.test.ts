/**
 * What is typed anywhere – a word, an e-mail, a CPR number, a password; in a line, a field, a file, a path or a header – reaches no line of the log and no error
 * page. Every route of the access table, and every field of every form that a page shows, is tried with them.
 */
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import request, { type Response } from 'supertest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { accessTable } from '../server/access/access-table.ts';
import type { Grant } from '../server/accounts/account.ts';
import { createApp } from '../server/app.ts';
import { boundedServer } from '../server/http/bounded-server.ts';
import { alwaysOpen, weekdaysOnly } from './example-offers.ts';
import { memberWith, type Person, signIn } from './sign-in.ts';
import { danishTime, startService } from './start-service.ts';

const typed = {
  word: 'kanariefugl',
  email: 'kanarie@eksempel.dk',
  password: 'Kanarie-adgangskode-42',
  cpr: '010190-1234',
};
/** Any of them, however it has been encoded on its way. */
const traces = /kanarie|010190.?1234|S2FuYXJpZ|a2FuYXJpZ/i;
const everything = Object.values(typed).join(' ');
const withoutCpr = everything.replace(typed.cpr, '');

const editor: Grant[] = [{ role: 'editor', organisation: alwaysOpen.editor }];
const administrator: Grant[] = [{ role: 'administrator' }];

/** A service whose clock goes a few minutes with each question, so that nobody is slowed, and what it has written. */
async function begin() {
  const written: string[] = [];
  let present = danishTime('2026-12-01T10:00');
  const now = () => present;
  const log = pino({ level: 'trace' }, { write: (line: string) => void written.push(line) });
  const world = await startService({ offers: [alwaysOpen, weekdaysOnly], now, log });
  const pass = () => {
    present = present.add({ minutes: 3 });
  };
  return { ...world, pass, taken: () => written.splice(0) };
}

/** The path with what leads somewhere, and with what was typed. */
const real: Record<string, string> = {
  slug: alwaysOpen.slug,
  id: '1',
  kind: 'csv',
  code: '0615',
  kept: alwaysOpen.slug,
  other: weekdaysOnly.slug,
  token: 'opdigtet',
};
const filled = (path: string, value: (name: string) => string) =>
  path.replace(/:(\w+)/g, (_, name: string) => value(name));
const realPath = (path: string) => filled(path, (name) => real[name] ?? '1');
const typedPath = (path: string) => filled(path, () => encodeURIComponent(withoutCpr));

/** An error page holds no form, and an error in JSON names no field; where they do, what was typed is shown to whoever typed it. */
function isErrorPage({ status, text, body }: Response): boolean {
  if (status < 400) return false;
  if (Array.isArray(body?.errors)) return body.errors.some(({ field }: { field: unknown }) => field === null);
  const main = /<main[\s\S]*<\/main>/.exec(text ?? '')?.[0];
  return !main?.includes('<form');
}

function expectNoTrace(asked: string, answer: Response, lines: string[]): void {
  expect({ asked, lines: lines.map(traceIn) }).toEqual({ asked, lines: lines.map(() => undefined) });
  expect({ asked, requests: lines.filter((line) => 'ms' in JSON.parse(line)).length }).toEqual({
    asked,
    requests: 1,
  });
  const shown = isErrorPage(answer) ? traceIn(answer.text) : undefined;
  expect({ asked, shown }).toEqual({ asked, shown: undefined });
}

/** With what stands around it. */
function traceIn(text: string): string | undefined {
  const at = text.search(traces);
  return at < 0 ? undefined : text.slice(Math.max(0, at - 100), at + 60);
}

type Form = { action: string; fields: { name: string; value: string; hidden: boolean }[] };

/** The forms of a page that send something. */
function formsOn(html: string): Form[] {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
    if (!/method="post"/.test(head)) return [];
    const fields = [...inside.matchAll(/<(?:input|textarea|select|button)\s([^>]*)/g)].flatMap(
      ([, tag = '']) => {
        const name = /(?:^|\s)name="([^"]+)"/.exec(tag)?.[1];
        const value = /(?:^|\s)value="([^"]*)"/.exec(tag)?.[1] ?? '';
        return name === undefined
          ? []
          : [{ name, value, hidden: /type="(?:hidden|radio|checkbox)"/.test(tag) }];
      },
    );
    return [{ action: /action="([^"]*)"/.exec(head)?.[1] ?? '', fields }];
  });
}

const rowOf = (action: string) =>
  accessTable.find(
    ({ method, path }) =>
      method === 'post' &&
      new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`).test(
        action.split(/[?#]/)[0] ?? '',
      ),
  );

const headers = {
  'User-Agent': withoutCpr,
  Referer: `https://eksempel.example/?q=${encodeURIComponent(everything)}`,
  'Accept-Language': everything,
  'X-Forwarded-For': typed.cpr,
  'X-Request-Id': everything,
  Authorization: `Bearer ${typed.password}`,
};

describe.each([
  ['nobody', undefined],
  ['an editor', editor],
  ['an administrator', administrator],
] as const)('asked by %s', (_, grants) => {
  test('every address that is read: in path, query and headers', async () => {
    const world = await begin();
    const ask = (person: Person | undefined, address: string) => {
      world.pass();
      const asked = request(world.app).get(address).set(headers);
      return person
        ? asked.set('Cookie', `${person.cookie}; cpr=${typed.cpr}`)
        : asked.set('Cookie', `navn=${typed.word}`);
    };
    for (const { path } of accessTable.filter(({ method, path }) => method === 'get' && path !== '/nyt')) {
      const person = grants && (await signIn(world, ...grants));
      const query = (text: string) =>
        ['q', 'kommune', 'alder', 'tid', 'videre', 'besked', typed.word]
          .map((name) => `${name}=${encodeURIComponent(text)}`)
          .join('&');
      const addresses = [
        `${realPath(path)}?${query(withoutCpr)}`,
        `${realPath(path)}?${query(typed.cpr)}`,
        `${typedPath(path)}?${query(withoutCpr)}`,
        `${realPath(path)}/${encodeURIComponent(everything)}`,
        `${realPath(path)}%E0%A4%A?${query(withoutCpr)}`,
      ];
      for (const address of addresses) {
        world.taken();
        expectNoTrace(`GET ${path}`, await ask(person, address), world.taken());
      }
    }
  });

  test('every address that is written to: all that any form holds, as words, as JSON, as a file and as nothing that can be read', async () => {
    const world = await begin();
    const known = new Map<string, Form>();
    const names = new Set<string>();
    for (const { path } of accessTable.filter(({ method, path }) => method === 'get' && path !== '/nyt')) {
      const person = grants && (await signIn(world, ...grants));
      world.pass();
      const { text = '' } = await (person
        ? person.get(realPath(path))
        : request(world.app).get(realPath(path)));
      for (const form of formsOn(text)) {
        for (const { name } of form.fields) names.add(name);
        const row = rowOf(form.action || realPath(path));
        if (row) known.set(row.path, { ...form, action: form.action || realPath(path) });
      }
    }
    for (const { path, fields } of accessTable.filter(({ method }) => method === 'post')) {
      const form = known.get(path);
      const action = form?.action ?? realPath(path);
      const all = [...names].filter((name) => fields?.test(name) ?? true);
      const asSent = (text: string) =>
        (form?.fields ?? []).map(({ name, value, hidden }) => [name, hidden ? value : text]);
      const bodies: [type: string, body: string][] = [
        [
          'application/x-www-form-urlencoded',
          new URLSearchParams(asSent(withoutCpr) as [string, string][]).toString(),
        ],
        [
          'application/x-www-form-urlencoded',
          new URLSearchParams(asSent(typed.cpr) as [string, string][]).toString(),
        ],
        [
          'application/x-www-form-urlencoded',
          new URLSearchParams(all.map((name) => [name, everything])).toString(),
        ],
        [
          'application/x-www-form-urlencoded',
          `${typed.word}=${typed.email}&%E0%A4%A=${typed.cpr}&=${typed.password}`,
        ],
        ['application/json', JSON.stringify({ [typed.word]: everything })],
        [
          'multipart/form-data; boundary=x',
          `--x\r\nContent-Disposition: form-data; name="fil"; filename="${typed.word}.csv"\r\n\r\n${everything}\r\n--x--\r\n`,
        ],
        ['multipart/form-data; boundary=x', `--x\r\nContent-Disposition: ${everything}`],
        [`text/${typed.word}`, everything],
      ];
      for (const [type, body] of bodies) {
        const person = grants && (await signIn(world, ...grants));
        world.pass();
        world.taken();
        const sent = request(world.app)
          .post(`${action}?${typed.word}`)
          .set(headers)
          .set('Sec-Fetch-Site', 'same-origin')
          .set('Content-Type', type);
        const answer = await (person ? sent.set('Cookie', person.cookie) : sent).send(body);
        expectNoTrace(`POST ${path} ${type}`, answer, world.taken());
      }
    }
  });
});

test('signing in, with a wrong word and with the right one, and asking for a new one', async () => {
  const world = await begin();
  const grants = { role: 'editor' as const, organisation: alwaysOpen.editor };
  await memberWith(world, { email: typed.email, password: typed.password }, grants);
  const attempts: [string, Record<string, string>, number][] = [
    ['/log-ind', { email: typed.email, adgangskode: `${typed.password}x` }, 400],
    ['/log-ind', { email: typed.password, adgangskode: typed.email }, 400],
    ['/log-ind', { email: typed.email, adgangskode: typed.password }, 303],
    ['/glemt-adgangskode', { email: typed.email }, 200],
  ];
  for (const [path, fields, status] of attempts) {
    world.pass();
    world.taken();
    const answer = await request(world.app)
      .post(path)
      .type('form')
      .set('Sec-Fetch-Site', 'same-origin')
      .send(fields);
    expect([path, answer.status]).toEqual([path, status]);
    for (const line of world.taken()) expect(line).not.toMatch(traces);
    expect(answer.text).not.toContain(typed.password + (status === 400 ? 'x' : ''));
  }
});

test('a mistake of our own at every route: where it happened is told, and nothing of what was asked', async () => {
  const world = await begin();
  // The nearest thing to a mistake everywhere that can be had from outside.
  const broken = () => Promise.reject(new Error(`kanariefugl\n    at kanariefugl ${everything}`));
  const app = createApp({ ...world.service, identities: { signedIn: broken, offer: broken } });
  await world.database.destroy();
  for (const { method, path } of accessTable.filter(({ path }) => path !== '/nyt')) {
    world.pass();
    world.taken();
    const asked = request(app)
      [method](`${realPath(path)}?kommune=0615`)
      .set(headers)
      .set('Cookie', '__Host-session=kanariefugl')
      .set('Sec-Fetch-Site', 'same-origin');
    const answer = await (method === 'post'
      ? asked.type('form').send({ email: typed.email, adgangskode: typed.password, besked: everything })
      : asked);
    expectNoTrace(`${method} ${path}`, answer, world.taken());
  }
});

test('what is no request at all is answered in plain words, and not written down', async () => {
  const world = await begin();
  const server = boundedServer(world.app);
  server.listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const heads = [
    `KANARIEFUGL / HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET /${typed.word} ${typed.cpr} HTTP/9.9\r\n\r\n`,
    `GET /${typed.email}\x00 HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\nkanarie fugl: ${typed.password}\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\nX-Navn: ${typed.word.repeat(5_000)}\r\n\r\n`,
    `POST /log-ind HTTP/1.1\r\nHost: x\r\nContent-Length: kanariefugl\r\n\r\n${everything}`,
    `POST /log-ind HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nkanariefugl\r\n${everything}`,
    typed.cpr,
  ];
  for (const head of heads) {
    const socket = connect(port, '127.0.0.1');
    const answer = text(socket);
    socket.end(head);
    expect(await answer).not.toMatch(traces);
  }
  for (const line of world.taken()) expect(line).not.toMatch(traces);
});
