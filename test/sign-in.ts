/** Somebody signed in, for a test: an account and a session made through the real writers, and requests as that person's browser sends them. */
import { randomUUID } from 'node:crypto';
import type { Express } from 'express';
import request, { type Test } from 'supertest';
import { createAccount } from '../data/accounts.ts';
import { startSession } from '../data/sessions.ts';
import type { Account, Grant } from '../server/accounts/account.ts';
import { hashOfToken, newToken } from '../server/session-cookie.ts';
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

/** A form from our own page, sent by nobody in particular. */
export function sendForm(app: Express, path: string, fields: Record<string, string | string[]> = {}): Test {
  const body = new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
  return request(app).post(path).type('form').set('Sec-Fetch-Site', 'same-origin').send(body.toString());
}
