/** `npm run sbom`: what the service is made of, as CycloneDX, in `var/sbom.cdx.json` or the file that is named. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const [file = 'var/sbom.cdx.json'] = process.argv.slice(2);
const made = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
  shell: process.platform === 'win32',
});
if (made.status === 0) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, made.stdout);
  console.log(`${JSON.parse(made.stdout).components.length} packages in ${file}`);
} else {
  console.error(made.stderr);
  process.exitCode = 1;
}
