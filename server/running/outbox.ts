/**
 * Mails on their way, one readable text file each. A file is there before the mail is sent and goes when it has been, so that neither a restart nor
 * a mail server that is away loses one; without a mail server they stay for an administrator to pass on.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Mail } from '../mail/mail.ts';

export type StoredMail = Mail & { id: string; at: Temporal.Instant };

export type Outbox = {
  put(mail: Mail, at: Temporal.Instant): Promise<StoredMail>;
  /** The oldest first. */
  list(): Promise<StoredMail[]>;
  remove(id: string): Promise<void>;
};

const ending = '.txt';

export function createOutbox(folder: string): Outbox {
  const pathOf = (id: string) => join(folder, `${id}${ending}`);
  return {
    async put(mail, at) {
      // Named by time, so that a listing of the folder is in order.
      const stored = { ...mail, at, id: `${at.toString().replaceAll(':', '.')}-${randomUUID().slice(0, 8)}` };
      await mkdir(folder, { recursive: true });
      const unfinished = `${pathOf(stored.id)}.new`;
      // It may hold a link that lets whoever reads it in.
      await writeFile(unfinished, written(stored), { mode: 0o600, flush: true });
      await rename(unfinished, pathOf(stored.id));
      return stored;
    },
    async list() {
      const names = (await readdir(folder).catch(noFolder)).filter((name) => name.endsWith(ending)).sort();
      const mails = await Promise.all(
        names.map(async (name) => {
          const id = name.slice(0, -ending.length);
          // Sent and removed since the folder was read.
          const text = await readFile(pathOf(id), 'utf8').catch(() => '');
          return read(id, text);
        }),
      );
      return mails.filter((mail) => mail !== undefined);
    },
    remove: (id) => rm(pathOf(id), { force: true }),
  };
}

function written({ to, subject, text, at, stop }: StoredMail): string {
  const stopped = stop === undefined ? '' : `\nAfmeld: ${oneLine(stop)}`;
  return `Til: ${oneLine(to)}\nEmne: ${oneLine(subject)}\nSkrevet: ${at}${stopped}\n\n${text}`;
}

/** What is typed by others, an offer's name for one, must not begin a line of the head. */
function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ');
}

function read(id: string, file: string): StoredMail | undefined {
  const [, to, subject, at, stop, text] =
    /^Til: (.*)\nEmne: (.*)\nSkrevet: (.*)(?:\nAfmeld: (.*))?\n\n([\s\S]*)$/.exec(file) ?? [];
  if (to === undefined || subject === undefined || text === undefined) return undefined;
  const instant = instantIn(at);
  return instant && { id, to, subject, text, at: instant, ...(stop !== undefined && { stop }) };
}

/** Undefined for what is no moment: a file that somebody has been at holds up none of the others. */
function instantIn(text = ''): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text);
  } catch {
    return undefined;
  }
}

function noFolder(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
