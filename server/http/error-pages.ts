/** 400, 404 and 500 in the service's own dress, as JSON below /api; an unexpected error is logged once and never shown. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { DatabaseAway } from '../database-away.ts';
import { problemPage, problemWords, type Status, type Told } from '../problem.ts';
import { sendNotSaved } from './not-saved.ts';
import type { SendPage } from './pages.ts';

const unreadableForm = {
  title: 'Formularen kan ikke læses',
  text: 'Den er ikke, som siden ville sende den. Intet er gemt. Åbn siden igen, og send den derfra.',
};

export function sendProblem(
  sendPage: SendPage,
  request: Request,
  response: Response,
  status: Status,
  told: Told = {},
): void {
  const isForm = status === 400 && request.method === 'POST';
  const all = isForm ? { ...unreadableForm, ...told } : told;
  const { title, text } = problemWords(status, all);
  if (request.path.startsWith('/api/'))
    response.status(status).json({ errors: [{ field: null, message: `${title}. ${text}` }] });
  else sendPage(request, response, problemPage(status, all));
}

/** Nothing answers here; an address that can be read but not written to says so. */
export function notFound(sendPage: SendPage): RequestHandler {
  return (request, response) => {
    const readable = request.method === 'GET' || request.method === 'HEAD';
    if (!readable) response.set('Allow', 'GET, HEAD');
    sendProblem(sendPage, request, response, readable ? 404 : 405);
  };
}

export function unexpectedError(sendPage: SendPage, log: Logger): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof DatabaseAway) return sendNotSaved(sendPage, request, response, error);
    // The router could not decode the path: the reader's mistake, not ours.
    if (error instanceof URIError) return sendProblem(sendPage, request, response, 400);
    if (error?.type === 'entity.too.large') return sendProblem(sendPage, request, response, 413);
    if (error?.expose === true && error?.status < 500) return sendProblem(sendPage, request, response, 400);
    log.error({ err: { type: error?.name, stack: framesOf(error) } }, 'uventet fejl');
    try {
      sendProblem(sendPage, request, response, 500);
    } catch {
      // What failed may be what every page needs: then the plain words alone.
      const { title, text } = problemWords(500);
      response.status(500).type('text/plain').send(`${title}. ${text}`);
    }
  };
}

/** Where it happened, without the message: that may quote what was typed. */
export function framesOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const lines = error.stack?.replace(error.message, '').split('\n') ?? [];
  return lines.filter((line) => line.startsWith('    at ')).join('\n');
}
