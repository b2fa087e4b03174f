/** GET /nyt: a stream to an open page that names the catalogue anew when it is another; to anybody else the name alone. */
import { type Request, type Response, Router } from 'express';
import { networkOf } from '../sign-in/network.ts';
import type { Listener, News } from './news.ts';

/** Proxies close a line that has been silent for a minute. */
const betweenBeats = 25_000;
/** What waits to be sent to somebody who does not read; a name is shorter than a hundred. */
const mostUnread = 4_096;
const secondsWhenFull = '60';

export function newsRoutes(news: News): Router {
  const router = Router();
  let beating: NodeJS.Timeout | undefined;
  const beat = () => {
    news.beat();
    if (!news.isUnheard()) return;
    clearInterval(beating);
    beating = undefined;
  };
  router.get('/nyt', (request, response) => {
    response.set('Cache-Control', 'no-store');
    if (request.method === 'HEAD' || request.accepts(['json', 'text/event-stream']) === 'json')
      return void response.json({ latest: news.latest() });
    const leave = news.join(networkOf(request.ip ?? ''), streamTo(response));
    if (!leave) return void response.status(503).set('Retry-After', secondsWhenFull).end();
    response.locals.isStream = true;
    beating ??= setInterval(beat, betweenBeats).unref();
    response.once('close', leave);
  });
  return router;
}

/** Nothing is sent before the first word: who is not let in gets another answer. */
function streamTo(response: Response): Listener {
  const write = (text: string): boolean => {
    if (!response.headersSent)
      // A proxy that gathers an answer before it passes it on would pass on none.
      response.writeHead(200, { 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
    response.write(text);
    return response.writableLength < mostUnread;
  };
  return {
    hear: (latest) => write(`data: ${latest}\n\n`),
    beat: () => write(':\n\n'),
    end: () => void response.end(),
  };
}

/** Asked for by the page itself and not by who sits before it: a session is not kept alive by it. */
export function isByItself(request: Request): boolean {
  return request.path === '/nyt' || request.get('X-By-Itself') !== undefined;
}
