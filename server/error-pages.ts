/** 400, 404 and 500 in the service's own dress, as JSON below /api; an unexpected error is logged once and never shown. */
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import type { SendPage } from './pages.ts';

const messages = {
  400: {
    title: 'Adressen kan ikke læses',
    text: 'Adressen indeholder tegn, der ikke kan læses. Prøv at søge igen.',
  },
  401: {
    title: 'Du er ikke logget ind',
    text: 'Log ind, og prøv igen. Det, du var i gang med, kan gemmes bagefter.',
  },
  403: {
    title: 'Det har du ikke adgang til',
    text: 'Din konto har ikke en rolle, der må dette. En administrator kan give den.',
  },
  404: {
    title: 'Siden findes ikke',
    text: 'Tilbuddet eller siden kan have skiftet navn. Søg efter det i opslaget.',
  },
  405: { title: 'Det kan siden ikke', text: 'Denne adresse kan kun læses.' },
  413: {
    title: 'Det er for meget på én gang',
    text: 'Formularen er længere, end vi kan tage imod. Intet er gemt.',
  },
  500: {
    title: 'Noget gik galt hos os',
    text: 'Fejlen er skrevet ned. Prøv igen, eller ring til hospitalsvisitationen som du plejer.',
  },
  503: {
    title: 'Vent et øjeblik',
    text: 'Mange ser tilbage lige nu. Prøv igen om lidt; opslaget selv virker som altid.',
  },
} as const;
type Status = keyof typeof messages;

const unreadableForm = {
  title: 'Formularen kan ikke læses',
  text: 'Den er ikke, som siden ville sende den. Intet er gemt. Åbn siden igen, og send den derfra.',
};

/** `told`: what there is to say besides, where the page can know more than the status. */
export function sendProblem(
  sendPage: SendPage,
  request: Request,
  response: Response,
  status: Status,
  told: { title?: string; text?: string; links?: readonly { href: string; label: string }[] } = {},
): void {
  const isForm = status === 400 && request.method === 'POST';
  const { title, text, links = [] } = { ...(isForm ? unreadableForm : messages[status]), ...told };
  if (request.path.startsWith('/api/'))
    response.status(status).json({ errors: [{ field: null, message: `${title}. ${text}` }] });
  else sendPage(request, response, { view: 'problem', title, status, model: { text, status, links } });
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
    // The router could not decode the path: the reader's mistake, not ours.
    if (error instanceof URIError) return sendProblem(sendPage, request, response, 400);
    if (error?.type === 'entity.too.large') return sendProblem(sendPage, request, response, 413);
    if (error?.expose === true && error?.status < 500) return sendProblem(sendPage, request, response, 400);
    log.error({ err: { type: error?.name, stack: framesOf(error) } }, 'uventet fejl');
    try {
      sendProblem(sendPage, request, response, 500);
    } catch {
      // What failed may be what every page needs: then the plain words alone.
      response.status(500).type('text/plain').send(`${messages[500].title}. ${messages[500].text}`);
    }
  };
}

/** Where it happened, without the message: that may quote what was typed. */
export function framesOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const lines = error.stack?.replace(error.message, '').split('\n') ?? [];
  return lines.filter((line) => line.startsWith('    at ')).join('\n');
}
