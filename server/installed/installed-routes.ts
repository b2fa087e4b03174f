/** GET /gem, the copy that a browser keeps, and the program that answers from it. */
import { hash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { type RequestHandler, Router } from 'express';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../clock.ts';
import { createPace, sendTooFast } from '../door/pace.ts';
import type { Assets } from '../http/assets.ts';
import { sendProblem } from '../http/error-pages.ts';
import type { SendPage, StandingFrame } from '../http/pages.ts';
import { paces } from '../limits.ts';
import { type LiveCatalogue, trueSince } from '../running/live-catalogue.ts';
import { installedPage, sizeWords } from './installed-page.ts';
import { publicCopy } from './public-copy.ts';

export type Installing = {
  live: LiveCatalogue;
  assets: Assets;
  frame: StandingFrame;
  /** False: nobody may keep it any more, and where it is kept the program takes it away. */
  isOffered: boolean;
  now: Clock;
  sendPage: SendPage;
};

type SentCopy = { size: string; etag: string; plain: Buffer; brotli: Buffer };

const compress = promisify(brotliCompress);
const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

export function installedRoutes({ live, assets, frame, isOffered, now, sendPage }: Installing): Router {
  const made = new WeakMap<Catalogue, Promise<SentCopy>>();
  const make = async (): Promise<SentCopy> => {
    const catalogue = JSON.stringify(publicCopy(live.published(), now()));
    const size = sizeWords(assets.bytes() + catalogue.length);
    const around = JSON.stringify({ program: assets.href('installed/worker.js'), size, frame });
    const plain = Buffer.from(`${around.slice(0, -1)},"catalogue":${catalogue}}`);
    return {
      size,
      etag: `"${hash('sha256', plain, 'base64url')}"`,
      plain,
      brotli: await compress(plain, quick),
    };
  };
  /** Made once for each catalogue, however many ask meanwhile. */
  const copyNow = (): Promise<SentCopy> => {
    const catalogue = live.at(now());
    const copy = made.getOrInsertComputed(catalogue, make);
    copy.catch(() => made.delete(catalogue));
    return copy;
  };
  const pace = createPace(paces.copy, now);
  const router = Router();
  router.get('/gem', async (request, response) => {
    sendPage(request, response, installedPage(isOffered ? (await copyNow()).size : undefined));
  });
  router.get('/gem/kopi.json', async (request, response, next) => {
    if (!isOffered) return sendProblem(sendPage, request, response, 404);
    const copy = await copyNow();
    response.set({
      'Cache-Control': 'no-cache',
      ETag: copy.etag,
      // When the catalogue can be neither read nor built, it ages here as it does in the emergency copies.
      'True-At': trueSince(live, now()).toInstant().toString(),
      Vary: 'Accept-Encoding',
    });
    if (request.fresh) return void response.status(304).end();
    const wait = pace(request);
    if (wait > 0) return sendTooFast(sendPage, wait)(request, response, next);
    response.set('Content-Type', 'application/json; charset=utf-8');
    if (request.acceptsEncodings('br', 'identity') !== 'br') return void response.end(copy.plain);
    response.set('Content-Encoding', 'br').end(copy.brotli);
  });
  const main = assets.href(isOffered ? 'installed/worker.js' : 'installed/removal.js');
  router.get('/arbejder.js', program([main]));
  router.get('/arbejder-temporal.js', program(isOffered ? [assets.href('temporal.js'), main] : [main]));
  return router;
}

/** Asked for anew each time a browser looks for another, so that an update is found. */
function program(modules: string[]): RequestHandler {
  const script = modules.map((href) => `import '${href}';\n`).join('');
  return (_request, response) => {
    response
      .set({ 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-cache' })
      .end(script);
  };
}
