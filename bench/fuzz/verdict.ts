/** What is wrong with an answer: a mistake of ours, or something of the inside that came out with it. */
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouteName } from './routes.ts';
import type { Answer } from './sending.ts';

const root = join(import.meta.dirname, '../..');

/** Bounds that say when to come back: past catalogues, open pages and files in memory. Nobody else may answer 503. */
const mayBeFull: readonly RouteName[] = [
  'get /som-det-var',
  'get /som-det-var/tilbud/:slug',
  'get /nyt',
  'post /redaktion/udveksling',
];

/** Said when the database is away, which it never is in a run unless a request has put it away. */
const databaseAway = /Det er ikke gemt|Siden kan ikke vises lige nu/;

type Leak = { what: string; pattern: RegExp };

/** In any answer: places on our machine, secrets, and a value or a mistake printed as Node prints it. */
const leaks: readonly Leak[] = [
  { what: 'a stack', pattern: /^\s+at .+:\d+:\d+\)?$/m },
  { what: 'a path of ours', pattern: oneOf(root, tmpdir(), 'node_modules', 'file://') },
  { what: 'a file of ours', pattern: /[\w-]\.ts:\d/ },
  {
    what: 'words of the database',
    pattern: /SQLITE_|constraint failed|no such (?:table|column)|near "[^"]*": syntax/,
  },
  { what: 'an error of the system', pattern: /\b(?:ERR_[A-Z]{3}|ENOENT|EACCES|ECONN[A-Z]+|EPIPE|EISDIR)\b/ },
  { what: 'the hash of a password', pattern: /\$argon2/ },
];
/** In pages and data; our own programs, sent to browsers, rightly hold such words. */
const leaksInText: readonly Leak[] = [
  { what: 'an error', pattern: /\b(?:Type|Range|Reference|Syntax|URI|Sqlite|Zod)Error\b/ },
  {
    what: 'an object that nobody meant to print',
    pattern: /\[object \w+\]|\[Object: null prototype\]|\[Function\b|\[native code\]/,
  },
  {
    what: 'a list or map that nobody meant to print',
    pattern: /\b(?:Map|Set|Array)\(\d+\) [[{]|\[ \{ \w+: /,
  },
  {
    what: 'an attribute of no value',
    pattern: /\s(?:class|for|datetime)="[^"]*\b(?:undefined|NaN)\b/,
  },
  {
    what: 'words of the library that checks fields',
    pattern:
      /"code":"(?:invalid_|too_|unrecognized_|custom)|Invalid (?:input|option|string|email|URL|UUID)\b|Too (?:big|small): expected|Unrecognized key/,
  },
];

/** Undefined when nothing is. */
export function wrongIn(answer: Answer): string | undefined {
  const { status, text } = answer;
  if (answer.broken !== undefined) return answer.broken;
  const leak = leakIn(answer);
  if (leak !== undefined) return leak;
  return status >= 500 && !isPromised(answer) ? `${status}: ${text.slice(0, 300)}` : undefined;
}

function leakIn({ headers, text }: Answer): string | undefined {
  const all = `${JSON.stringify(headers)}\n${text}`;
  const isProgram = /javascript/.test(headers['content-type'] ?? '');
  for (const { what, pattern } of isProgram ? leaks : [...leaks, ...leaksInText]) {
    const found = pattern.exec(all)?.[0];
    if (found !== undefined) return `leaks ${what}: ${found.trim().slice(0, 200)}`;
  }
  return undefined;
}

function isPromised({ status, route, headers, text }: Answer): boolean {
  const isFull = status === 503 && headers['retry-after'] !== undefined && !databaseAway.test(text);
  return isFull && route !== undefined && mayBeFull.includes(route);
}

function oneOf(...words: string[]): RegExp {
  return new RegExp(words.map((word) => RegExp.escape(word)).join('|'));
}
