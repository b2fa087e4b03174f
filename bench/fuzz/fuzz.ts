/** Sends so many requests and judges every answer. */
import { once } from 'node:events';
import { Agent, request as ask } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FuzzRequest, fuzzRequest, type HttpRequest, type RawRequest } from './fuzz-requests.ts';
import type { FuzzedService } from './fuzzed-service.ts';

export type Fuzzed = {
  /** How many answers there were of each status; `0`: none, as where the line was cut on purpose. */
  statuses: Record<number, number>;
  failures: string[];
  /** Megabytes, sampled evenly through the run. */
  memory: number[];
};

const atOnce = 16;
/** More than enough to see what is wrong. */
const mostFailures = 20;
/** Milliseconds; every answer of the service is far quicker, but the machine may be busy. */
const longest = 20_000;
const samples = 40;

export async function fuzz(
  service: FuzzedService,
  seed: number,
  requests: number,
  tell: (done: number) => void = () => {},
): Promise<Fuzzed> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const fuzzed: Fuzzed = { statuses: {}, failures: [], memory: [] };
  let next = 0;
  const worker = async () => {
    while (next < requests && fuzzed.failures.length < mostFailures && !service.hasEnded()) {
      const number = next++;
      if (number % Math.ceil(requests / samples) === 0) {
        fuzzed.memory.push(service.memory() ?? Number.NaN);
        tell(number);
      }
      const sent = fuzzRequest(seed, number, service.ground);
      const answer = await (sent.kind === 'raw' ? sendRaw(service, sent) : send(service, agent, sent));
      fuzzed.statuses[answer.status] = (fuzzed.statuses[answer.status] ?? 0) + 1;
      const wrong = wrongIn(answer);
      if (wrong && !service.hasEnded()) fuzzed.failures.push(`request ${number}: ${wrong}\n${printed(sent)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (service.hasEnded())
    fuzzed.failures.push(`the service has ended before request ${next}: ${service.errors()}`);
  else if (service.errors() !== '') fuzzed.failures.push(`the service has complained: ${service.errors()}`);
  if (fuzzed.failures.length > 0) fuzzed.failures.push(`its log ends:\n${service.logged().slice(-4_000)}`);
  agent.destroy();
  return fuzzed;
}

export type Answer = { status: number; text: string; retryAfter?: string | undefined };

const root = join(import.meta.dirname, '../..');

/** A path of ours, the words of the database, or a value that nobody meant to print. */
const leaks = [
  ...['node_modules', 'SQLITE_', '.ts:', 'file://', tmpdir(), root, 'ECONN', '[object Object]'],
  ...['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'],
];
const stack = /\n\s+at .+:\d+:\d+/;

/** What is wrong with an answer, if anything. */
export function wrongIn({ status, text, retryAfter }: Answer): string | undefined {
  // Past catalogues and streams are bounded, and say when to come back.
  if (status === 503 && retryAfter !== undefined) return undefined;
  if (status >= 500) return `${status}: ${text.slice(0, 300)}`;
  if (status === 1) return text;
  const leak = leaks.find((one) => text.includes(one)) ?? stack.exec(text)?.[0];
  return leak === undefined ? undefined : `leaks ${leak}`;
}

function send(
  { origin }: FuzzedService,
  agent: Agent,
  { method, path, headers, body }: HttpRequest,
): Promise<Answer> {
  return new Promise((resolve) => {
    const all = [
      ...headers,
      ['Host', origin.host],
      ...(body ? [['Content-Length', String(body.length)]] : []),
    ];
    const sent = ask({
      host: origin.hostname,
      port: origin.port,
      agent,
      method,
      path,
      headers: all.flat() as never,
      timeout: longest,
    });
    sent.once('timeout', () => {
      resolve({ status: 1, text: 'no answer within 20 seconds' });
      sent.destroy();
    });
    // The line may be cut when too much is sent.
    sent.once('error', () => resolve({ status: 0, text: '' }));
    sent.once('response', async (answer) => {
      const status = answer.statusCode ?? 0;
      const isStream = answer.headers['content-type'] === 'text/event-stream';
      // It does not end by itself.
      if (isStream) sent.destroy();
      const chunks = isStream ? [] : await answer.toArray().catch(() => []);
      const isPlain = answer.headers['content-encoding'] === undefined;
      const text = isPlain ? Buffer.concat(chunks).toString() : '';
      resolve({ status, text, retryAfter: answer.headers['retry-after'] });
    });
    sent.end(body);
  });
}

async function sendRaw({ origin }: FuzzedService, { bytes, waits }: RawRequest): Promise<Answer> {
  const socket = connect(Number(origin.port), origin.hostname);
  const closed = once(socket, 'close').catch(() => undefined);
  let text = '';
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    text += chunk;
    // One answer is enough; others may be on their way to what was sent with it.
    if (text.length > 400) socket.destroy();
  });
  socket.write(bytes);
  if (!waits) setTimeout(() => socket.destroy(), 5);
  const timer = setTimeout(() => socket.destroy(), 100);
  await closed;
  clearTimeout(timer);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
  return { status, text, retryAfter: /retry-after: (\d+)/i.exec(text)?.[1] };
}

function printed(sent: FuzzRequest): string {
  if (sent.kind === 'raw') return `raw ${JSON.stringify(sent.bytes.toString('latin1').slice(0, 600))}`;
  const { method, path, headers, body } = sent;
  return `${method} ${path.slice(0, 600)}\n${headers.map((one) => one.join(': ').slice(0, 200)).join('\n')}\n${body?.toString('latin1').slice(0, 1_200) ?? ''}`;
}
