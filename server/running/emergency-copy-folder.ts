/** A folder that holds the newest copies as files: a share, a disk that is synced. What cannot be written is told by `state`, and tried again. */
import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { type CopyEdition, sharedFileName } from '../emergency-copies/copy-scope.ts';
import { OperatorMistake } from '../operator-mistake.ts';
import { type CopyFile, plainText } from './emergency-copy-file.ts';
import { attemptsAt, type Trouble } from './trouble.ts';

export type CopyFolder = {
  edition: CopyEdition;
  /** Writes those that are new, or no longer there. Never rejects. */
  write(files: readonly CopyFile[]): Promise<void>;
  state(): CopyFolderState;
};

export type CopyFolderState = {
  folder: string;
  edition: CopyEdition;
  /** The files as last written; `revision` is the newest version in them. */
  written: { file: string; at: Temporal.Instant; revision: number }[];
  trouble: Trouble | undefined;
};

/** The one everybody may read must be readable; the other by the group that is given the folder. */
const readableBy: Record<CopyEdition, number> = { public: 0o644, staff: 0o640 };

/** Far longer than it takes: a share that no longer answers. */
const longestMinutes = 10;

export function createCopyFolder(folder: string, edition: CopyEdition, now: Clock, log: Logger): CopyFolder {
  const what = 'nødkopierne kan ikke skrives';
  const attempts = attemptsAt(what, now, log);
  const written = new Map<string, { copy: CopyFile; at: Temporal.Instant }>();
  let begun: Temporal.Instant | undefined;

  async function writeNew(files: readonly CopyFile[]): Promise<void> {
    if (written.size === 0) await removeUnfinished(folder);
    for (const copy of files) {
      const name = sharedFileName(copy.scope, edition);
      const path = join(folder, name);
      if (written.get(name)?.copy === copy && (await isThere(path))) continue;
      await replaceFile(path, await plainText(copy), readableBy[edition]);
      written.set(name, { copy, at: now().toInstant() });
    }
  }

  return {
    edition,
    async write(files) {
      if (begun || !attempts.isDue()) return;
      begun = now().toInstant();
      try {
        await writeNew(files);
        attempts.succeeded();
      } catch (error) {
        attempts.failed(new OperatorMistake(explain(error, folder)));
      } finally {
        begun = undefined;
      }
    },
    state: () => ({
      folder,
      edition,
      written: [...written].map(([file, { copy, at }]) => ({ file, at, revision: copy.catalogue.revision })),
      trouble: attempts.trouble() ?? stuck(),
    }),
  };

  function stuck(): Trouble | undefined {
    const present = now().toInstant();
    if (!begun || begun.until(present).total('minutes') < longestMinutes) return undefined;
    const cause = `Mappen ${folder} svarer ikke`;
    return { what, since: begun, cause, failures: 1, retryAt: present };
  }
}

const unfinishedName = /^noedkopi[a-z-]*\.html\.\d+\.new$/;

/** The file is the old one or the new one whole, whatever happens meanwhile. */
async function replaceFile(path: string, content: Buffer, mode: number): Promise<void> {
  const unfinished = `${path}.${process.pid}.new`;
  try {
    const file = await open(unfinished, 'w');
    try {
      await file.writeFile(content);
      // Whatever the umask is; some shares have rights of their own and refuse.
      await file.chmod(mode).catch(() => undefined);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Of a process that ended while it wrote. */
async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder);
  for (const name of names.filter((one) => unfinishedName.test(one)))
    await rm(join(folder, name), { force: true });
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

function explain(error: unknown, folder: string): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'ukendt fejl';
  const known: Record<string, string> = {
    ENOENT: 'findes ikke',
    ENOTDIR: 'er ikke en mappe',
    EACCES: 'må ikke skrives af tjenestens bruger',
    EPERM: 'må ikke skrives af tjenestens bruger',
    EROFS: 'er skrivebeskyttet',
    ENOSPC: 'er fuld',
    EDQUOT: 'er fuld',
  };
  return `Mappen ${folder} ${known[code] ?? 'kan ikke skrives'} (${code})`;
}
