/** Requests that Node cannot read never reach the pages: they are answered in plain words, and the connection is closed. */
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

type Answer = { status: string; text: string };

const tooLong: Answer = {
  status: '431 Request Header Fields Too Large',
  text: 'Adressen er for lang, eller browseren sender for meget med. Gør søgningen kortere, og prøv igen.',
};
const tooSlow: Answer = { status: '408 Request Timeout', text: 'Forespørgslen kom ikke frem. Prøv igen.' };
const unreadable: Answer = { status: '400 Bad Request', text: 'Forespørgslen kan ikke læses. Prøv igen.' };

export function answerUnreadable(server: Server): void {
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
  });
}

function answerTo(code: string | undefined): Answer {
  if (code === 'HPE_HEADER_OVERFLOW') return tooLong;
  return code === 'ERR_HTTP_REQUEST_TIMEOUT' ? tooSlow : unreadable;
}

function isAnswering(socket: Socket & { _httpMessage?: { headersSent: boolean } }): boolean {
  return socket._httpMessage?.headersSent ?? false;
}
