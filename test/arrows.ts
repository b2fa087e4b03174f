/**
 * Which file may import which. A feature is a folder of `server/`; everything in it but `*-routes.ts`, `*-worker.ts` and `*-program.ts` is pure: no web
 * server, no SQL, no files, no environment, no clock.
 */

export type SourceFile = { path: string; text: string };

/** Features, and those they may use; never back, never across. A new feature gets a line here. */
const mayUse: Record<string, readonly string[]> = {
  'opening-hours': [],
  places: [],
  news: ['sign-in'],
  offers: ['opening-hours', 'places'],
  catalogue: ['offers', 'opening-hours', 'places'],
  lookup: ['catalogue', 'offers', 'opening-hours', 'places'],
  versions: ['mail', 'lookup', 'catalogue', 'offers', 'opening-hours', 'places', 'accounts', 'access'],
  clusters: ['catalogue', 'offers', 'opening-hours', 'places'],
  accounts: [],
  access: ['accounts'],
  mail: ['accounts'],
  'sign-in': ['reminders', 'mail', 'access', 'accounts', 'opening-hours'],
  administration: ['sign-in', 'mail', 'access', 'accounts', 'offers', 'places', 'opening-hours'],
  editing: [
    'versions',
    'lookup',
    'holidays',
    'access',
    'accounts',
    'catalogue',
    'offers',
    'opening-hours',
    'places',
  ],
  holidays: ['faults', 'access', 'accounts', 'catalogue', 'offers', 'opening-hours', 'places'],
  quality: ['exchange', 'catalogue', 'offers', 'opening-hours'],
  confirmations: ['access', 'offers', 'opening-hours', 'places', 'catalogue'],
  capacity: ['lookup', 'access', 'offers', 'opening-hours', 'places', 'catalogue'],
  faults: ['mail', 'accounts', 'access', 'offers', 'opening-hours', 'places', 'catalogue'],
  reminders: [
    'editing',
    'holidays',
    'faults',
    'mail',
    'access',
    'accounts',
    'catalogue',
    'offers',
    'opening-hours',
  ],
  exchange: ['editing', 'lookup', 'access', 'accounts', 'catalogue', 'offers', 'opening-hours', 'places'],
  duplicates: ['exchange', 'catalogue', 'offers', 'opening-hours', 'places'],
  'emergency-copies': ['access', 'catalogue', 'offers', 'opening-hours', 'places'],
  backup: ['opening-hours'],
  status: ['access', 'opening-hours'],
  metrics: ['status', 'offers', 'opening-hours'],
  installed: ['lookup', 'clusters', 'catalogue', 'offers', 'opening-hours', 'places'],
  about: ['lookup', 'catalogue', 'offers', 'opening-hours', 'places'],
};

/** What speaks with the world for all features: the web, who gets in, what goes on by itself. */
const shellFolders = ['http', 'door', 'running'];
/** And beside them. Other files there are pure, and everybody may use them. */
const shell = ['admin', 'main', 'app', 'clock', 'config', 'environment', 'folder-check', 'program'].map(
  (name) => `server/${name}.ts`,
);

/** The entries, where everything may meet. */
const compositionRoots = ['server/main.ts', 'server/admin.ts', 'seed/main.ts'];
const isProgram = (path: string) => compositionRoots.includes(path) || path.endsWith('-program.ts');
/** Packages that only compute. */
const purePackages = ['zod', 'libphonenumber-js/min', 'node:zlib'];
const engine = ['better-sqlite3', 'kysely'];

/** Words that only some files may hold, wherever they stand. */
const reserved: { words: RegExp; only: (path: string) => boolean; why: string }[] = [
  { words: /\bprocess\.env\b/, only: isProgram, why: 'reads the environment' },
  { words: /\bTemporal\.Now\b/, only: (path) => path === 'server/clock.ts', why: 'reads the clock' },
  { words: /\bnew Date\b|\bDate\.(?:now|parse|UTC)\b/, only: () => false, why: 'uses Date' },
];

/** One line per broken arrow: `server/offers/offer.ts → express: …`. */
export function brokenArrows(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const code = withoutComments(file.text);
    return [
      ...importsOf(code).flatMap((imported) => {
        const target = resolved(file.path, imported);
        const why = broken(file.path, target);
        return why ? [`${file.path} → ${target}: ${why}`] : [];
      }),
      ...reserved.flatMap(({ words, only, why }) =>
        words.test(code) && !only(file.path) ? [`${file.path}: ${why}`] : [],
      ),
    ];
  });
}

function broken(from: string, to: string): string | undefined {
  const isRoot = isProgram(from);
  if (to.startsWith('test/')) return 'only tests import tests';
  if (engine.some((name) => to === name || to.startsWith(`${name}/`)))
    return from.startsWith('data/') ? undefined : 'only data/ speaks to the database engine';
  if (to.startsWith('seed/'))
    return isRoot || from.startsWith('seed/') ? undefined : 'only the start imports seed/';
  if (isPure(from)) return brokenPurity(from, to);
  // What the routes are given, as a type.
  if (from === 'server/app.ts' && to === 'data/store.ts') return undefined;
  if (to.startsWith('data/'))
    return isRoot || /^(data|seed)\//.test(from) || /-(routes|worker)\.ts$/.test(from)
      ? undefined
      : 'only the start, programs, routes, workers and seed/ import data/';
  if (/^(data|seed)\//.test(from) && !isRoot && to.startsWith('server/') && !isPure(to))
    return `${from.split('/')[0]}/ imports pure modules only`;
  return brokenOrder(from, to);
}

function brokenPurity(from: string, to: string): string | undefined {
  if (to.startsWith('server/'))
    return isPure(to) ? brokenOrder(from, to) : 'a pure module imports pure modules only';
  return purePackages.includes(to)
    ? undefined
    : 'a pure module imports no library but zod and the phone numbers';
}

function brokenOrder(from: string, to: string): string | undefined {
  const user = featureOf(from);
  const used = featureOf(to);
  if (used !== undefined && user === undefined && isPure(from))
    return 'what all features share knows none of them';
  if (user === undefined || used === undefined || user === used) return undefined;
  const allowed = mayUse[user];
  if (!allowed) return `${user} has no place in the order of features`;
  return allowed.includes(used) ? undefined : `${user} does not use ${used}`;
}

function featureOf(path: string): string | undefined {
  const folder = folderOf(path);
  return folder && shellFolders.includes(folder) ? undefined : folder;
}

function folderOf(path: string): string | undefined {
  return /^server\/([^/]+)\//.exec(path)?.[1];
}

function isPure(path: string): boolean {
  if (!path.startsWith('server/') || /-(routes|worker|program)\.ts$/.test(path)) return false;
  return !shell.includes(path) && !shellFolders.includes(folderOf(path) ?? '');
}

/** Every address imported or re-exported, types included, and by `import()`. */
function importsOf(code: string): string[] {
  const imports = code.matchAll(/(?<!['"\w])(?:from\s*|import\s*\(?\s*)(['"])([^'"]+)\1/g);
  return [...imports].map(([, , address = '']) => address);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** A path from the top of the repository for our own files, else the name of the package. */
function resolved(from: string, imported: string): string {
  if (!imported.startsWith('.')) return imported;
  const { pathname } = new URL(imported, `file:///${from}`);
  return pathname.slice(1);
}
