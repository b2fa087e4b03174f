/** Somebody sends a file in, and follows it to its page. */
import request from 'supertest';
import { wordsOn } from '../read-page.ts';
import { type Person, signIn } from '../sign-in.ts';
import type { World } from '../start-service.ts';

export type Sender = Person & {
  /** Sends a file; where it is shown and what stands there once it has been read. */
  send(bytes: Buffer, name?: string): Promise<{ status: number; path: string; html: string; words: string }>;
  /** Presses Gem; what stands on the page afterwards. */
  apply(path: string, choices?: Record<string, string>): Promise<string>;
};

/** An editor of the organisations. */
export async function senderOf(world: World, ...organisations: string[]): Promise<Sender> {
  return sending(
    world,
    await signIn(world, ...organisations.map((organisation) => ({ role: 'editor' as const, organisation }))),
  );
}

export function sending(world: World, person: Person): Sender {
  const follow = async (path: string) => {
    for (;;) {
      const { text, status } = await person.get(path);
      if (!/<progress/.test(text)) return { status, path, html: text, words: wordsOn(text) };
    }
  };
  return {
    ...person,
    async send(bytes, name = 'tilbud.csv') {
      const sent = await request(world.app)
        .post('/redaktion/udveksling')
        .set('Cookie', person.cookie)
        .set('Sec-Fetch-Site', 'same-origin')
        .attach('fil', bytes, name);
      const path = sent.headers.location;
      if (path === undefined)
        return { status: sent.status, path: '', html: sent.text, words: wordsOn(sent.text) };
      return follow(path);
    },
    async apply(path, choices = {}) {
      const { headers } = await person.post(path, choices);
      return (await follow(headers.location ?? path)).words;
    },
  };
}
