/** Bare node:http: the answers of the product, fetched once, sent in turn as bytes. The ceiling. */
import { get, type IncomingHttpHeaders } from 'node:http';
import type { Question } from '../load-process.ts';
import { serve } from '../server-process.ts';

type Answer = { headers: Record<string, string | number>; body: Buffer };
type Sequence = { answers: Answer[]; next: number };

const [origin = ''] = process.argv.slice(2);
const questions: Question[] = await new Promise((resolve) => process.once('message', resolve));
const sequences = new Map<string, Sequence>();
for (const { path, headers } of questions) {
  const key = kindOf(headers);
  const sequence = sequences.get(key) ?? { answers: [], next: 0 };
  sequence.answers.push(await fetched(path, headers));
  sequences.set(key, sequence);
}

serve((request, response) => {
  const sequence = sequences.get(kindOf(request.headers));
  const answer = sequence?.answers[sequence.next++ % sequence.answers.length];
  if (!answer) return void response.writeHead(500).end();
  response.writeHead(200, answer.headers).end(answer.body);
});

function kindOf(headers: IncomingHttpHeaders): string {
  return `${headers['accept-encoding']} ${headers['hx-request-type']}`;
}

/** As bytes: `fetch` would decompress them. */
function fetched(path: string, headers: Record<string, string>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    get(`${origin}${path}`, { headers }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      const encoding = response.headers['content-encoding'];
      resolve({
        body,
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-length': body.length,
          ...(encoding && { 'content-encoding': encoding }),
        },
      });
    }).once('error', reject);
  });
}
