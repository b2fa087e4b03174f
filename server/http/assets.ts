/**
 * Static files: read, compressed and named by their content once at start, so that a browser may keep them for ever and a request costs
 * a map look-up.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';
import { installedViews } from '../installed/installed-answer.ts';
import { scriptText, templatesModule } from './browser-modules.ts';

export type Assets = {
  /** The address of a file by its plain name: `app.css` → `/assets/app.1a2b3c4d.css`. */
  href(name: string): string;
  /** The addresses of what a script imports, in turn too: asked for with the page, so that no import waits for the one before. */
  imports(name: string): string[];
  /** Of all of them, as a browser keeps them. */
  bytes(): number;
  serve: RequestHandler;
};

type Asset = { type: string; plain: Buffer; packed?: Packed };
type Packed = { br?: Buffer; gzip?: Buffer };

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};
/** How a style sheet or a script names another file. */
const assetName = /asset:([\w./-]+)/g;
const own = join(import.meta.dirname, '../../views/assets');
const designSystem = join(packageFolder('dkfds'), 'dist');
const fonts = ['Regular', 'Medium', 'SemiBold'].map((weight) => `IBMPlexSans-${weight}-Latin1.woff2`);

let loaded: Assets | undefined;

/** Once a process, however many services it starts: compressing takes far longer than starting one. */
export function loadAssets(): Assets {
  loaded ??= readAssets();
  return loaded;
}

function readAssets(): Assets {
  const served = new Map<string, Asset>();
  const hrefs = new Map<string, string>();
  const imported = new Map<string, string[]>();
  const href = (name: string): string => {
    const found = hrefs.get(name);
    if (!found) throw new Error(`no asset is called ${name}`);
    return found;
  };
  const add = (name: string, content: Buffer) => {
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
    const extension = extname(name);
    const address = `/assets/${name.slice(0, -extension.length)}.${hash}${extension}`;
    hrefs.set(name, address);
    served.set(address, { type: types[extension] ?? 'application/octet-stream', plain: content });
  };

  for (const font of fonts)
    add(font, readFileSync(join(designSystem, 'fonts/IBMPlexSans/split/woff2', font)));
  add('htmx.js', readFileSync(join(packageFolder('htmx.org'), 'dist/htmx.min.js')));
  add('dkfds.css', withoutFiles(readFileSync(join(designSystem, 'css/dkfds.min.css'), 'utf8')));
  // What a file names is added before it, as the name holds a hash of what the file says: no two can name each other.
  const addOwn = (name: string) => {
    if (hrefs.has(name)) return;
    const text = withImports(scriptText(name));
    const others = [...new Set([...text.matchAll(assetName)].map(([, other = '']) => other))];
    for (const other of others) addOwn(other);
    add(name, Buffer.from(text.replace(assetName, (_, other) => href(other))));
    if (name.endsWith('.js')) imported.set(name, others);
  };
  const importsOf = (name: string): string[] =>
    (imported.get(name) ?? []).flatMap((other) => [...importsOf(other), href(other)]);
  const imports = (name: string) => [...new Set(importsOf(name))];
  for (const name of ownFiles()) addOwn(name);
  const pages = {
    hrefs: Object.fromEntries(hrefs),
    imports: Object.fromEntries([...imported.keys()].map((name) => [name, imports(name)])),
  };
  for (const asset of served.values()) asset.packed = packed(asset);
  // Only who keeps the service on a computer asks for the rest: compressed when somebody does.
  add('eta.js', Buffer.from(withoutMap(readFileSync(join(packageFolder('eta'), 'dist/core.js'), 'utf8'))));
  add('temporal.js', readFileSync(join(packageFolder('temporal-polyfill'), 'global.js')));
  add('views.js', Buffer.from(templatesModule(installedViews, pages)));
  addOwn('installed/worker.js');
  addOwn('installed/removal.js');

  return {
    href,
    imports,
    bytes: () => served.values().reduce((sum, { plain }) => sum + plain.length, 0),
    serve: (request, response, next) => {
      const asset = served.get(request.path);
      if (!asset || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
      const accepted = request.acceptsEncodings('br', 'gzip', 'identity');
      asset.packed ??= packed(asset);
      const { br, gzip } = asset.packed;
      const body = (accepted === 'br' && br) || (accepted === 'gzip' && gzip) || asset.plain;
      if (body !== asset.plain) response.set('Content-Encoding', String(accepted));
      response.set({
        'Content-Type': asset.type,
        'Cache-Control': 'public, max-age=31536000, immutable',
        Vary: 'Accept-Encoding',
        'Content-Length': String(body.length),
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    },
  };
}

function packed({ type, plain }: Asset): Packed {
  if (type.startsWith('font/')) return {};
  const br = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  return { br, gzip: gzipSync(plain, { level: 9 }) };
}

function packageFolder(name: string): string {
  const description = findPackageJSON(name, import.meta.url);
  if (!description) throw new Error(`the package ${name} is not installed`);
  return dirname(description);
}

/**
 * The design system below our own style sheet in the cascade, and without its files: we name our fonts ourselves and use no icons.
 */
function withoutFiles(css: string): Buffer {
  const bare = css
    .replace(/@charset "[^"]*";/g, '')
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/url\([^)]*\)/g, 'none');
  return Buffer.from(`@layer dkfds{${bare}}`);
}

function withoutMap(script: string): string {
  return script.replace(/^\/\/# sourceMappingURL=.*$/m, '');
}

function ownFiles(): string[] {
  return readdirSync(own, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
}

/** A style sheet made of parts reaches the browser as one file: a request for each would be a wait for each. */
function withImports(css: string): string {
  return css.replace(/@import "([^"]+)";/g, (_, part) => readFileSync(join(own, part), 'utf8'));
}
