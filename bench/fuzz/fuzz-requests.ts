/** One request of a run, the same for the same seed and number: a real one with something wrong, or nothing but noise. */
import { type Random, seededRandom } from '../seeded-random.ts';
import type { Ground } from './ground.ts';
import { addressOf, noisePath, queryNames, sendable } from './odd-addresses.ts';
import { sentFile } from './odd-files.ts';
import { sentForm } from './odd-forms.ts';
import { headersOf } from './odd-headers.ts';
import { encoded, noise, noiseBytes, oddValue } from './odd-values.ts';
import { rawBytes } from './raw-bytes.ts';
import { routeNames } from './routes.ts';
import type { FuzzRequest, HttpRequest } from './sent-request.ts';

const reads = routeNames.filter((name) => name.startsWith('get '));

export function fuzzRequest(seed: number, number: number, ground: Ground): FuzzRequest {
  const random = seededRandom((seed ^ Math.imul(number + 1, 0x9e3779b1)) >>> 0);
  const kind = random.below(100);
  if (kind < 6) {
    const like = random.chance(0.5) ? sentForm(random, ground) : read(random, ground);
    return { kind: 'raw', bytes: rawBytes(random, like), waits: random.chance(0.7) };
  }
  if (kind < 50) return withBody(random, read(random, ground));
  if (kind < 60) return read(random, ground, `/${noisePath(random)}`);
  if (kind < 97) return sentForm(random, ground);
  return kind < 98
    ? sentFile(random, ground)
    : withBody(random, { ...read(random, ground), method: oddMethod(random) });
}

function read(
  random: Random,
  ground: Ground,
  path = addressOf(random.pick(reads), random, ground),
): HttpRequest {
  const query = Array.from({ length: random.chance(0.2) ? 0 : random.below(6) }, () => {
    const name = random.chance(0.9) ? random.pick(queryNames) : oddValue(random);
    return random.chance(0.95)
      ? `${encoded(name, random)}=${encoded(oddValue(random), random)}`
      : noise(random, 5);
  });
  const address = sendable(
    query.length > 0 ? `${path}${path.includes('?') ? '&' : '?'}${query.join('&')}` : path,
  );
  return {
    kind: 'page',
    method: random.chance(0.95) ? 'GET' : 'HEAD',
    path: address,
    headers: headersOf(random, ground),
  };
}

/** A body where none is expected, now and then. */
function withBody(random: Random, request: HttpRequest): HttpRequest {
  return random.chance(0.02) ? { ...request, body: noiseBytes(random, random.below(300)) } : request;
}

function oddMethod(random: Random): string {
  return random.pick([
    'PUT',
    'DELETE',
    'PATCH',
    'OPTIONS',
    'TRACE',
    'PROPFIND',
    'PURGE',
    'SEARCH',
    'QUERY',
    'LINK',
  ]);
}
