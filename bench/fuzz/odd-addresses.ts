/** Addresses: of a route, filled in and asked with what people and attackers ask; or nothing but noise. */
import type { Random } from '../seeded-random.ts';
import type { Ground } from './ground.ts';
import { encoded, mutated, noise, oddValue } from './odd-values.ts';
import type { RouteName } from './routes.ts';

export const queryNames = [
  ...[
    'q',
    'kommune',
    'hast',
    'omraade',
    'alder',
    'tid',
    'aaben',
    'vis',
    'kort',
    'cpr',
    'kendt',
    'tavle',
    'videre',
  ],
  ...[
    'besked',
    'gemt',
    'ogsaa',
    'version',
    'foer',
    'sendt',
    'kladde',
    'ny',
    'helligdag',
    'organisation',
    'ret',
    'bekraeftet',
  ],
];

/** An address of a route: one that a page leads to, or its path filled in; now and then broken. */
export function addressOf(route: RouteName, random: Random, ground: Ground): string {
  const known = ground.addresses.get(route) ?? [];
  if (known.length === 0 || random.chance(0.4))
    return pathOf(route.slice(route.indexOf('/')), random, ground);
  const one = random.pick(known);
  return random.chance(0.95) ? one : mutated(one, random);
}

function pathOf(path: string, random: Random, { slugs }: Ground): string {
  const named: Record<string, () => string> = {
    slug: () => random.pick(slugs),
    kept: () => random.pick(slugs),
    other: () => random.pick(slugs),
    kind: () => random.pick(['csv', 'xlsx', 'json', 'exe']),
    code: () => random.pick(['0615', '0730', '9999']),
    id: () => random.pick(['1', '2', 'horsens', 'vest', 'kommune-horsens', 'person-1-3', 'ukendt']),
  };
  const filled = path.replace(/:(\w+)/g, (_, name) =>
    random.chance(0.9) ? (named[name]?.() ?? noise(random, 8)) : oddValue(random),
  );
  const parts = filled
    .split('/')
    .map((part) => (random.chance(0.98) ? encodeURIComponent(part.toWellFormed()) : part));
  return random.chance(0.97) ? parts.join('/') : mutated(parts.join('/'), random);
}

export function noisePath(random: Random): string {
  return random.pick([
    () => noise(random, random.below(40)),
    () => encoded(oddValue(random), random),
    () => '/'.repeat(random.below(50)),
  ])();
}

/** Nothing that the client itself would refuse to send. */
export function sendable(path: string): string {
  const all = path.replace(/[^!-~]/g, (one) =>
    (one.codePointAt(0) ?? 0) > 255 ? '%C3' : `%${Buffer.from(one, 'latin1').toString('hex')}`,
  );
  return `/${all.replace(/^\//, '')}`;
}
