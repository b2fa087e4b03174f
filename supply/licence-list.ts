/** Which licence each package that runs with the service has, and which of them ask nothing of us but to be named. */

type Described = { license?: unknown; licenses?: { type?: unknown }[] };
export type Lockfile = { packages: Record<string, { dev?: boolean; license?: string }> };

/** Each may be used, changed and passed on, with the notice that comes with it. The fonts of the design system are under OFL. */
const allowed = [
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-0-Clause',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'OFL-1.1',
];

/** Packages by licence. `describe`: the package's own description, asked where the lock file does not say. */
export function licencesOf(lock: Lockfile, describe: (path: string) => Described): Map<string, string[]> {
  const running = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev);
  return Map.groupBy(
    running.map(([path, { license }]) => ({
      name: path.replace(/^.*node_modules\//, ''),
      licence: license ?? ownWord(describe(path)),
    })),
    ({ licence }) => licence,
  )
    .entries()
    .reduce(
      (all, [licence, packages]) =>
        all.set(
          licence,
          packages.map(({ name }) => name),
        ),
      new Map<string, string[]>(),
    );
}

/** Older packages say it in a list. */
function ownWord({ license, licenses = [] }: Described): string {
  const said = license ?? licenses.map(({ type }) => type).join(' AND ');
  return typeof said === 'string' && said !== '' ? said : 'no licence';
}

/** Of `A AND B` all must be allowed, of `A OR B` one. */
export function unknownLicences(licences: ReadonlyMap<string, unknown>): string[] {
  return [...licences.keys()].filter((licence) => {
    const words = licence.replace(/[()]/g, '');
    const may = (one: string) => allowed.includes(one.trim());
    return words.includes(' OR ') ? !words.split(' OR ').some(may) : !words.split(' AND ').every(may);
  });
}
