/** Ends the taking of requests so that nobody who has asked is left without an answer. */
import type { Server } from 'node:http';

/** Milliseconds until a connection that has had its answer is closed. */
const often = 50;

/** Takes no new connection, lets running requests finish, and cuts off what has not within so many seconds: then the answer is false. */
export function stopServing(server: Server, seconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    let everybodyAnswered = true;
    // Browsers keep a connection open between two requests.
    const closing = setInterval(() => server.closeIdleConnections(), often);
    const patience = setTimeout(() => {
      everybodyAnswered = false;
      server.closeAllConnections();
    }, seconds * 1_000);
    server.close(() => {
      clearInterval(closing);
      clearTimeout(patience);
      resolve(everybodyAnswered);
    });
  });
}
