/** Files that are there whole or not at all: written under another name, flushed, and given their own name last. */
import { randomUUID } from 'node:crypto';
import {
  chownSync,
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** How a file that is not finished ends. */
export const unfinishedEnding = '.new';

/** An empty file beside the one it is to become, for this user alone: it may hold what only the service should know. */
export function unfinished(target: string): string {
  const file = `${target}.${randomUUID().slice(0, 8)}${unfinishedEnding}`;
  closeSync(openSync(file, 'wx', 0o600));
  return file;
}

/**
 * Gives a finished file its name, and never takes that of another, also when somebody else does the same just now.
 * @throws an error with code EEXIST
 */
export function place(file: string, target: string): void {
  flush(file);
  link(file, target);
  rmSync(file);
  flushFolderOf(target);
}

/** Gives a finished file the name of another, which it replaces in one step. */
export function placeOver(file: string, target: string): void {
  flush(file);
  renameSync(file, target);
  flushFolderOf(target);
}

/** A second name for a file; on disks that know no such thing a copy. @throws an error with code EEXIST */
export function link(file: string, second: string): void {
  try {
    linkSync(file, second);
  } catch (error) {
    if (existsSync(second)) throw error;
    copyFileSync(file, second, constants.COPYFILE_EXCL);
    flush(second);
  }
}

export function flush(file: string): void {
  const opened = openSync(file, 'r+');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}

/** So that a name is still there after a power cut. Windows knows no such thing. */
export function flushFolderOf(file: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}

/** Somebody may do at night as root what the service must be able to read and write in the morning. */
export function giveOwnerOf(other: string, file: string): void {
  if (process.getuid?.() !== 0 || !existsSync(other)) return;
  const { uid, gid } = statSync(other);
  chownSync(file, uid, gid);
}
