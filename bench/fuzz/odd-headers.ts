/** What a browser sends with a request, a proxy adds and an attacker tries. */
import type { Random } from '../seeded-random.ts';
import type { Ground } from './ground.ts';
import { oddValue } from './odd-values.ts';

/** `role`: of who sends it; `signedIn`: how likely they are to be. */
export function headersOf(
  random: Random,
  { cookies }: Ground,
  role = random.below(cookies.length),
  signedIn = 0.7,
): [string, string][] {
  const headers: [string, string][] = [['X-Forwarded-For', network(random)]];
  if (random.chance(signedIn))
    headers.push([
      'Cookie',
      random.chance(0.97) ? somebodyOf(cookies[random.chance(0.9) ? role : 0], random) : headerText(random),
    ]);
  const maybe = (chance: number, name: string, values: readonly string[]) => {
    if (random.chance(chance))
      headers.push([name, random.chance(0.8) ? random.pick(values) : headerText(random)]);
  };
  maybe(0.2, 'Accept-Encoding', ['br', 'gzip', 'zstd', 'identity', '*;q=0', 'br;q=abc', 'deflate']);
  maybe(0.1, 'Accept', ['application/json', 'text/html', 'text/event-stream', '*/*', 'a/b;q=9']);
  maybe(0.2, 'HX-Request-Type', ['partial', 'full']);
  maybe(0.1, 'HX-Request', ['true']);
  maybe(0.02, 'HX-History-Restore-Request', ['true']);
  maybe(0.05, 'If-None-Match', ['"x"', 'W/"x"', '*', '"']);
  maybe(0.03, 'If-Modified-Since', ['Sat, 21 Nov 2026 10:00:00 GMT']);
  maybe(0.05, 'Range', ['bytes=0-1', 'bytes=-1', 'bytes=9-1']);
  maybe(0.1, 'User-Agent', ['Mozilla/5.0', 'curl/8', '']);
  maybe(0.05, 'Origin', ['null', 'http://localhost', 'https://andre.example', ':']);
  maybe(0.05, 'Referer', ['https://andre.example/?q=1', '/', '%']);
  maybe(0.03, 'X-Forwarded-Host', ['andre.example']);
  maybe(0.03, 'X-Forwarded-Proto', ['https', 'ftp']);
  maybe(0.02, 'X-HTTP-Method-Override', ['DELETE', 'PUT']);
  maybe(0.02, 'X-By-Itself', ['1']);
  maybe(0.02, 'Authorization', ['Bearer x', 'Basic Og==', 'Bearer']);
  maybe(0.01, 'Last-Event-ID', ['1']);
  if (random.chance(0.005)) for (let i = 0; i < 150; i++) headers.push([`X-${i}`, 'a']);
  if (random.chance(0.005)) headers.push(['X-Lang', 'a'.repeat(random.below(20_000))]);
  return headers;
}

/** Now and then the first of a role, who has what others do not: an import that waits, a change that was declined. */
function somebodyOf(people: readonly string[] = [''], random: Random): string {
  return random.chance(0.2) ? (people[0] ?? '') : random.pick(people);
}

/** One of two thousand, so that bounds are met now and then and not by all. */
function network(random: Random): string {
  if (random.chance(0.02)) return headerText(random);
  return random.chance(0.9)
    ? `10.0.${random.below(8)}.${random.below(250)}`
    : `2001:db8:${random.below(200).toString(16)}::1`;
}

export function headerText(random: Random): string {
  return oddValue(random)
    .replace(/[^ -~]/g, '?')
    .slice(0, 400);
}
