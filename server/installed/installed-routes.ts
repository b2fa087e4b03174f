/** GET /gem, the copy that a browser keeps, and the program that answers from it. */
import { createHash } from 'node:crypto';
import { brotliCompressSync, constants } from 'node:zlib';
import { type RequestHandler, Router } from 'express';
import type { Assets } from '../assets.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Clock } from '../clock.ts';
import { sendProblem } from '../error-pages.ts';
import { type LiveCatalogue, trueSince } from '../live-catalogue.ts';
import type { SendPage, StandingFrame } from '../pages.ts';
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

type SentCopy = { size: string; etag: string; plain: Buffer; brotli?: Buffer };

export function installedRoutes({ live, assets, frame, isOffered, now, sendPage }: Installing): Router {
  const made = new WeakMap<Catalogue, SentCopy>();
  const make = (): SentCopy => {
    const catalogue = publicCopy(live.published(), now());
    const size = sizeWords(assets.bytes() + JSON.stringify(catalogue).length);
    const copy = { program: assets.href('installed/worker.js'), size, frame, catalogue };
    const plain = Buffer.from(JSON.stringify(copy));
    return { size, etag: `"${createHash('sha256').update(plain).digest('base64url')}"`, plain };
  };
  const copyNow = () => made.getOrInsertComputed(live.at(now()), make);
  const router = Router();
  router.get('/gem', (request, response) => {
    sendPage(request, response, installedPage(isOffered ? copyNow().size : undefined));
  });
  router.get('/gem/kopi.json', (request, response) => {
    if (!isOffered) return sendProblem(sendPage, request, response, 404);
    const copy = copyNow();
    response.set({
      'Cache-Control': 'no-cache',
      ETag: copy.etag,
      // When the catalogue can be neither read nor built, it ages here as it does in the emergency copies.
      'True-At': trueSince(live, now()).toInstant().toString(),
      Vary: 'Accept-Encoding',
    });
    if (request.fresh) return void response.status(304).end();
    response.set('Content-Type', 'application/json; charset=utf-8');
    if (request.acceptsEncodings('br', 'identity') !== 'br') return void response.end(copy.plain);
    copy.brotli ??= brotliCompressSync(copy.plain, quick);
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

const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
