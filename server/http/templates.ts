/** The templates of `views/`, read by one Eta for whoever prints. */
import { join } from 'node:path';
import { Eta } from 'eta';
import { type Printer, templateRules } from '../page.ts';

const views = join(import.meta.dirname, '../../views');

/** `cache`: templates are read once; without, for each page. */
export function createTemplates({ cache }: { cache: boolean }): Printer {
  const eta = new Eta({ views, cache, ...templateRules });
  if (cache) resolveOnce(eta);
  return eta;
}

/** Eta works out where a template lies each time one is included. Ours are named from the root of the views, so the name alone tells it. */
function resolveOnce(eta: Eta): void {
  const paths = new Map<string, string>();
  const resolve = eta.resolvePath;
  eta.resolvePath = (name, options) =>
    paths.getOrInsertComputed(name, () => resolve?.call(eta, name, options) ?? name);
}
