/** The browser of the npm registry, for the tests and for the bench. */
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import packageFile from '../../package.json' with { type: 'json' };

/** `switches`: what is otherwise about the browser, as its command line says it. */
export async function openBrowser(...switches: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: await unpackedChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', ...switches],
  });
}

/**
 * The package unpacks itself into the temporary folder and takes whatever lies there already, half written or of another version. Test
 * files start side by side, so each unpacks beside the others and the first to finish names the folder.
 */
async function unpackedChromium(): Promise<string> {
  const version = packageFile.devDependencies['@sparticuz/chromium'];
  const folder = join(tmpdir(), `akutoverblik-chromium-${version}-${process.getuid?.() ?? 0}`);
  const program = join(folder, 'chromium');
  if (existsSync(program)) return program;
  const own = mkdtempSync(`${folder}-`);
  const outer = process.env.TMPDIR;
  process.env.TMPDIR = own;
  try {
    await (await import('@sparticuz/chromium')).default.executablePath();
  } finally {
    if (outer === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = outer;
  }
  try {
    renameSync(own, folder);
  } catch (error) {
    if (!existsSync(program)) throw error;
    rmSync(own, { recursive: true });
  }
  return program;
}
