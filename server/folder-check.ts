/**
 * Where the folders named in the environment lead, looked at once at start: what is for few must not lie where others read. One that cannot be used now, a share
 * that is away for one, is no mistake of the setting: whoever uses it tells of it and goes on trying.
 */
import { existsSync, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type Config, ConfigMistake } from './config.ts';

type Folders = Pick<
  Config,
  'databaseFile' | 'backupFolder' | 'outboxFolder' | 'emergencyCopyFolder' | 'emergencyCopyStaffFolder'
>;

/** @throws ConfigMistake */
export function checkFolders(folders: Folders): void {
  if (folders.backupFolder !== undefined) checkBackups(folders.backupFolder, folders.databaseFile);
  checkCopies(folders);
}

function checkBackups(folder: string, databaseFile: string): void {
  if (databaseFile === ':memory:')
    throw new ConfigMistake('Miljøvariablen BACKUP_DIR kan ikke bruges, når databasen kun er i hukommelsen');
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new ConfigMistake('Miljøvariablen BACKUP_DIR er en fil og skal være en mappe');
  if (realPath(folder) === databaseFolder(databaseFile))
    throw new ConfigMistake('Miljøvariablen BACKUP_DIR skal være en anden mappe end den, databasen ligger i');
}

/** Others read them, so nothing else may lie in them, nor they in what is opened to nobody. */
function checkCopies({
  databaseFile,
  backupFolder,
  outboxFolder,
  emergencyCopyFolder,
  emergencyCopyStaffFolder,
}: Folders): void {
  const closed = [
    {
      name: 'databasens mappe',
      folder: databaseFile === ':memory:' ? undefined : databaseFolder(databaseFile),
    },
    { name: 'BACKUP_DIR', folder: backupFolder },
    { name: 'OUTBOX_DIR', folder: outboxFolder },
  ];
  const copies = [
    { name: 'EMERGENCY_COPY_DIR', folder: emergencyCopyFolder },
    { name: 'EMERGENCY_COPY_STAFF_DIR', folder: emergencyCopyStaffFolder },
  ];
  for (const one of copies)
    for (const other of closed)
      if (overlap(one.folder, other.folder))
        throw new ConfigMistake(
          `Miljøvariablen ${one.name} må hverken være, ligge i eller rumme ${other.name}: andre skal kunne læse den`,
        );
  if (overlap(emergencyCopyFolder, emergencyCopyStaffFolder))
    throw new ConfigMistake(
      'Miljøvariablen EMERGENCY_COPY_STAFF_DIR må hverken være, ligge i eller rumme EMERGENCY_COPY_DIR: den, som alle kan læse, må ikke rumme numre til visitationen',
    );
}

/** The same, or one within the other. */
function overlap(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [one, other] = [realPath(a), realPath(b)];
  return isWithin(one, other) || isWithin(other, one);
}

function isWithin(inner: string, outer: string): boolean {
  const way = relative(outer, inner);
  return way !== '..' && !way.startsWith(`..${sep}`);
}

function databaseFolder(file: string): string {
  return dirname(realPath(file));
}

/** As Linux counts them before it says that they lead round in a ring. */
const mostLinks = 40;

/** Whatever links lead to it, also one to what is not there yet; that lies in what is. Links in a ring lead nowhere, and are the path itself. */
function realPath(path: string, links = 0): string {
  const whole = resolve(path);
  if (existsSync(whole)) return realpathSync(whole);
  const isLink = links < mostLinks && lstatSync(whole, { throwIfNoEntry: false })?.isSymbolicLink();
  return isLink
    ? realPath(resolve(dirname(whole), readlinkSync(whole)), links + 1)
    : join(realPath(dirname(whole), links), basename(whole));
}
