/** Sends one request as a browser does, or as bytes on a line, and reads all of the answer. */
import { once } from 'node:events';
import { type Agent, request as ask, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { brotliDecompressSync, gunzipSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { RouteName } from './routes.ts';
import { routeOf } from './routes.ts';
import type { FuzzRequest, HttpRequest, RawRequest } from './sent-request.ts';

export type Answer = {
  /** The row of the access table that was asked; undefined when none was. */
  route: RouteName | undefined;
  /** `0`: none, as where the line was cut on purpose. */
  status: number;
  headers: IncomingHttpHeaders;
  /** Unpacked. */
  text: string;
  /** What was wrong before anybody looked into it: no answer, or one that cannot be unpacked. */
  broken?: string;
};

/** Milliseconds; every answer of the service is far quicker, but the machine may be busy. */
const longest = 20_000;
const none = { status: 0, headers: {}, text: '' };

export function sendRequest(origin: URL, agent: Agent, sent: FuzzRequest): Promise<Answer> {
  return sent.kind === 'raw' ? sendRaw(origin, sent) : sendHttp(origin, agent, sent);
}

function sendHttp(origin: URL, agent: Agent, { method, path, headers, body }: HttpRequest): Promise<Answer> {
  const route = routeOf(method, path);
  const length = body ? [['Content-Length', String(body.length)]] : [];
  const all = [...headers, ['Host', origin.host], ...length].flat() as never;
  const { hostname: host, port } = origin;
  return new Promise((resolve) => {
    const sent = ask({ host, port, agent, method, path, headers: all, timeout: longest });
    sent.once('timeout', () => {
      resolve({ ...none, route, broken: 'no answer within 20 seconds' });
      sent.destroy();
    });
    // The line may be cut when too much is sent.
    sent.once('error', () => resolve({ ...none, route }));
    sent.once('response', async (answer) => {
      const bytes = await readAll(answer);
      // A stream does not end by itself.
      if (isStream(answer)) sent.destroy();
      const { statusCode: status = 0, headers } = answer;
      resolve({ route, status, headers, ...unpacked(bytes, headers['content-encoding']) });
    });
    sent.end(body);
  });
}

function isStream({ headers }: IncomingMessage): boolean {
  return headers['content-type'] === 'text/event-stream';
}

/** Of a stream, its first word. */
async function readAll(answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of answer) {
      chunks.push(chunk);
      if (isStream(answer)) break;
    }
  } catch {
    // Cut on the way: what came is read.
  }
  return Buffer.concat(chunks);
}

const unpack: Record<string, (bytes: Buffer) => Buffer> = {
  br: brotliDecompressSync,
  gzip: gunzipSync,
  deflate: inflateSync,
  zstd: zstdDecompressSync,
};

function unpacked(bytes: Buffer, encoding: string | undefined): Pick<Answer, 'text' | 'broken'> {
  // To HEAD, and where nothing is new, only the headers are answered.
  if (encoding === undefined || bytes.length === 0) return { text: bytes.toString() };
  try {
    return { text: (unpack[encoding]?.(bytes) ?? failed(encoding)).toString() };
  } catch {
    return { text: '', broken: `it says it is packed as ${encoding}, and cannot be unpacked` };
  }
}

function failed(encoding: string): never {
  throw new Error(`nobody asked for ${encoding}`);
}

/** Enough of the first answer; others may be on their way to what was sent with it. */
const enoughCharacters = 20_000;
/** Milliseconds: much of what is sent is never whole, and has no answer. */
const patience = 250;

async function sendRaw(origin: URL, { bytes, waits }: RawRequest): Promise<Answer> {
  const socket = connect(Number(origin.port), origin.hostname);
  const closed = once(socket, 'close').catch(() => undefined);
  let text = '';
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    text += chunk;
    if (text.length > enoughCharacters) socket.destroy();
  });
  socket.write(bytes);
  if (!waits) setTimeout(() => socket.destroy(), 5);
  const timer = setTimeout(() => socket.destroy(), patience);
  await closed;
  clearTimeout(timer);
  const [, method = '', path = ''] = /^(\S+) (\S+)/.exec(bytes.toString('latin1')) ?? [];
  const [head = ''] = text.split('\r\n\r\n', 1);
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0);
  const headers = Object.fromEntries(
    [...head.matchAll(/^([\w-]+): (.*)$/gm)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value.trim(),
    ]),
  );
  return { route: routeOf(method, path), status, headers, text };
}
