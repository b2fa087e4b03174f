/**
 * One line per request: method, route, status, time. Neither address nor path nor query: what is typed into a lookup may say something
 * about a person.
 */
import { performance } from 'node:perf_hooks';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';

export function requestLog(log: Logger): RequestHandler {
  return (request, response, next) => {
    const started = performance.now();
    response.once('close', () => {
      const route: unknown = request.route?.path;
      log.info({
        method: request.method,
        route: typeof route === 'string' ? route : null,
        status: response.statusCode,
        answered: response.writableFinished,
        ms: Math.round(performance.now() - started),
      });
    });
    next();
  };
}
