/**
 * What a browser needs to answer as the service does: our own pure modules with their types taken off, and the templates as functions, so that it
 * evaluates no text. Both are made once at start from the files the service itself runs.
 */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { dirname, join, normalize } from 'node:path/posix';
import { Eta } from 'eta';
import { templateRules } from '../page.ts';

const root = join(import.meta.dirname, '../..');
const imported = /^((?:import|export)\b[^;=(]*?\bfrom\s*)(['"])([^'"]+)\2/gm;

/** A script by its name: one of `views/assets/`, or a module of the service. What it imports is named as assets. */
export function scriptText(name: string): string {
  return name.startsWith('server/')
    ? browserModule(name)
    : readFileSync(join(root, 'views/assets', name), 'utf8');
}

/**
 * A module by its path from the top of the repository, `server/lookup/lookup-page.js`, naming those it imports as assets. What only types are imported from
 * is not imported.
 * @throws when it imports what no browser has
 */
function browserModule(name: string): string {
  const source = name.replace(/\.js$/, '.ts');
  return withoutTypes(readFileSync(join(root, source), 'utf8')).replace(
    imported,
    (_, words, quote, address) => {
      const path = normalize(join(dirname(source), address));
      if (!address.startsWith('.') || !path.startsWith('server/'))
        throw new Error(`${source} imports ${address}, which no browser has`);
      return `${words}${quote}asset:${path.replace(/\.ts$/, '.js')}${quote}`;
    },
  );
}

/** Node says once a process that this is experimental, which no operator can do anything about; a test holds what comes of it. */
function withoutTypes(source: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
}

/** Templates and all that they include, by their path below `views/`, as a module; `addresses` are those of the assets they name. */
export function templatesModule(
  names: readonly string[],
  addresses: { hrefs: Record<string, string>; imports: Record<string, string[]> },
): string {
  const eta = new Eta(templateRules);
  const texts = new Map<string, string>();
  const read = (name: string) => {
    if (texts.has(name)) return;
    const text = readFileSync(join(root, 'views', `${name}.eta`), 'utf8');
    texts.set(name, text);
    for (const [, other = ''] of text.matchAll(/\b(?:include|layout)\('([^']+)'/g)) read(other);
  };
  for (const name of names) read(`/${name}`);
  const functions = [...texts].map(
    ([name, text]) => `${JSON.stringify(name)}(it, options) {${eta.compileToString(text)}}`,
  );
  return [
    `export const templates = {${functions.join(',\n')}};`,
    `export const hrefs = ${JSON.stringify(addresses.hrefs)};`,
    `export const imports = ${JSON.stringify(addresses.imports)};`,
  ].join('\n');
}
