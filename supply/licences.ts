/** `npm run licences`: what the packages that run with the service may be used for. Ends with 1 at one that nobody has looked at. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { licencesOf, unknownLicences } from './licence-list.ts';

const root = join(import.meta.dirname, '..');
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const licences = licencesOf(read('package-lock.json'), (path) => read(`${path}/package.json`));

for (const [licence, packages] of [...licences].sort(([a], [b]) => a.localeCompare(b)))
  console.log(`${licence} (${packages.length}): ${packages.sort().join(', ')}`);
const unknown = unknownLicences(licences);
for (const licence of unknown)
  console.error(`! ${licence} is on no list: ${licences.get(licence)?.join(', ')}`);
process.exitCode = unknown.length === 0 ? 0 : 1;
