/** Somebody signed in, for a test: an account and a session made through the real writers, and requests as that person's browser sends them. */
import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import request, { type Test } from 'supertest';
import { createAccount } from '../data/accounts.ts';
import { writePassword } from '../data/passwords.ts';
import { beginSecondFactor, confirmSecondFactor } from '../data/second-factors.ts';
import { startSession } from '../data/sessions.ts';
import type { Account, Grant } from '../server/accounts/account.ts';
import { hashOfPassword } from '../server/door/password-hash.ts';
import { newSecret } from '../server/door/second-factor-code.ts';
import { hashOfToken, newToken } from '../server/door/session-cookie.ts';
import type { World } from './start-service.ts';

export type Person = {
  account: Pick<Account, 'id' | 'name' | 'email'>;
  cookie: string;
  get(path: string): Test;
  /** A form sent from our own page; a list is a name sent several times. */
  post(path: string, fields?: Record<string, string | string[]>): Test;
};

export async function signIn({ app, database, service }: World, ...grants: Grant[]): Promise<Person> {
  const id = randomUUID();
  const account = { id, name: `Prøve ${id.slice(0, 4)}`, email: `${id}@eksempel.dk` };
  const now = service.now().toInstant();
  await createAccount(database, { ...account, grants, demo: false }, now);
  // Required of them; the others do without.
  if (grants.some(({ role }) => role === 'administrator')) {
    await beginSecondFactor(database, id, { secret: newSecret(), sessionId: '' });
    await confirmSecondFactor(database, id, now);
  }
  const token = newToken();
  const session = { tokenHash: hashOfToken(token), id: randomUUID(), accountId: id, device: 'prøve' };
  await startSession(database, session, now);
  const cookie = `__Host-session=${token}`;
  return {
    account,
    cookie,
    get: (path) => request(app).get(path).set('Cookie', cookie),
    post: (path, fields = {}) => sendForm(app, path, fields).set('Cookie', cookie),
  };
}

/** Somebody who can sign in but has not: with a password, and with the secret of a second factor when one is given. */
export async function memberWith(
  { database, service }: World,
  member: { email: string; password: string; name?: string; secret?: string },
  ...grants: Grant[]
): Promise<string> {
  const id = randomUUID();
  const now = service.now().toInstant();
  const { email, password, name = 'Prøve Person', secret } = member;
  await createAccount(database, { id, name, email, grants, demo: false }, now);
  await writePassword(database, id, await hashOfPassword(password), now);
  if (secret !== undefined) {
    await beginSecondFactor(database, id, { secret, sessionId: '' });
    await confirmSecondFactor(database, id, now);
  }
  return id;
}

/** The session cookie an answer has set, as the browser sends it back; undefined when it set none. */
export function cookieOf(answer: { headers: Record<string, unknown> }): string | undefined {
  const [cookie] = [answer.headers['set-cookie'] ?? []].flat();
  const pair = String(cookie ?? '').split(';')[0];
  return pair === '' || pair?.endsWith('=') ? undefined : pair;
}

/** A form from our own page, sent by nobody in particular. */
export function sendForm(app: Express, path: string, fields: Record<string, string | string[]> = {}): Test {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
  return request(app).post(path).type('form').set('Sec-Fetch-Site', 'same-origin').send(body.toString());
}
