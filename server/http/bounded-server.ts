/**
 * The HTTP server with bounds on what a client may send and how long it may take. What Node cannot read never reaches the pages: it is answered in plain
 * words, and the connection is closed.
 */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { connections, headBytes, mostHeaders } from '../limits.ts';

type Answer = { status: string; text: string };

const tooLong: Answer = {
  status: '431 Request Header Fields Too Large',
  text: 'Adressen er for lang, eller browseren sender for meget med. Gør søgningen kortere, og prøv igen.',
};
const tooSlow: Answer = { status: '408 Request Timeout', text: 'Forespørgslen kom ikke frem. Prøv igen.' };
const unreadable: Answer = { status: '400 Bad Request', text: 'Forespørgslen kan ikke læses. Prøv igen.' };

/** Milliseconds to read what was wrong before the line is cut, also by who goes on sending. */
const toRead = 1_000;

export function boundedServer(
  answer: RequestListener,
  { head, request, silence, idle, check, most }: Record<keyof typeof connections, number> = connections,
): Server {
  const times = { headersTimeout: head, requestTimeout: request, keepAliveTimeout: idle };
  const server = createServer(
    { ...times, connectionsCheckingInterval: check, maxHeaderSize: headBytes },
    answer,
  );
  server.maxHeadersCount = mostHeaders;
  server.maxConnections = most;
  server.timeout = silence;
  answerUnreadable(server);
  return server;
}

function answerUnreadable(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Nobody is there to read an answer.
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    // Already being answered: a second answer would be read as part of the first.
    if (isAnswering(socket as Socket)) return void socket.destroy();
    const { status, text } = answerTo(error.code);
    socket.end(
      [
        `HTTP/1.1 ${status}`,
        'Content-Type: text/plain; charset=utf-8',
        `Content-Length: ${Buffer.byteLength(text)}`,
        'X-Content-Type-Options: nosniff',
        'Cache-Control: no-store',
        'Connection: close',
        '',
        text,
      ].join('\r\n'),
    );
    setTimeout(() => socket.destroy(), toRead).unref();
  });
}

function answerTo(code: string | undefined): Answer {
  if (code === 'HPE_HEADER_OVERFLOW') return tooLong;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? tooSlow : unreadable;
}

function isAnswering(socket: Socket & { _httpMessage?: { headersSent: boolean } }): boolean {
  return socket._httpMessage?.headersSent ?? false;
}
