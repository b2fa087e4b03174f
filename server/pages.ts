/** Renders a page, or only its fragment for htmx: one Eta, one frame, decided here. */
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { Eta } from 'eta';
import type { Request, Response } from 'express';
import type { Assets } from './assets.ts';

export type Page = {
  /** Path below `views/` without ending. */
  view: string;
  /** What htmx swaps in; the page includes the same template. */
  fragment?: string;
  title: string;
  /** Which entry of the menu this is. */
  section?: 'opslag' | 'klynger' | 'om';
  status?: number;
  model: object;
};

export type SendPage = (request: Request, response: Response, page: Page) => void;

/** The lægevagt's number for the frame of every page; undefined when the catalogue holds none. */
export type OutOfHoursNumber = () => { number: string; href: string } | undefined;

const views = join(import.meta.dirname, '../views');

export function createPages(assets: Assets, outOfHours: OutOfHoursNumber, cache: boolean): SendPage {
  const eta = new Eta({
    views,
    cache,
    escapeFunction: escapeHtml,
    autoTrim: [false, 'nl'],
  });
  return (request, response, { view, fragment, title, section, status = 200, model }) => {
    const partial = fragment !== undefined && wantsFragment(request);
    const frame = { title, section, outOfHours: outOfHours(), asset: assets.href };
    sendHtml(request, response, status, eta.render(partial ? fragment : view, { ...model, ...frame, frame }));
  };
}

/** htmx 4 says `partial` when it will swap part of a page; going back through history asks for the whole. */
function wantsFragment(request: Request): boolean {
  return (
    request.get('HX-Request-Type') === 'partial' && request.get('HX-History-Restore-Request') === undefined
  );
}

function sendHtml(request: Request, response: Response, status: number, html: string): void {
  const plain = Buffer.from(html);
  const brotli = request.acceptsEncodings('br', 'identity') === 'br';
  const body = brotli ? brotliCompressSync(plain, quick) : plain;
  if (brotli) response.set('Content-Encoding', 'br');
  response.status(status).set({
    'Content-Type': 'text/html; charset=utf-8',
    // What is open changes by the minute: kept for going back, asked for anew otherwise.
    'Cache-Control': 'no-cache',
    Vary: 'Accept-Encoding, HX-Request-Type, HX-History-Restore-Request',
    'Content-Length': String(body.length),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Nothing printed is ever the word undefined or null. */
export function escapeHtml(value: unknown): string {
  return value === null || value === undefined
    ? ''
    : String(value).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
