/**
 * Keeps a database open that the world may lock, fill up, damage, delete or put another in the place of. It tells what is wrong and since when, lets nobody
 * write where it would be lost, and opens the file anew when it is back, looked through first. Nothing here waits for a clock, so that none can wedge it.
 */
import { DatabaseAway, type DatabaseTrouble, type DatabaseTroubleKind } from '../server/database-away.ts';
import { retryWait } from '../server/retry-wait.ts';
import { type Connections, connect, disconnect, inMemory, mayWrite } from './connections.ts';
import { lookAt, realFile } from './database-look.ts';
import { codeOf, isBusy, isFull } from './database-unusable.ts';
import { type HeldFile, hold, rescue } from './held-file.ts';
import { holdOpen, type Release } from './run-lock.ts';

export type Keeper = {
  /** Those in use now; another object when the file has been opened anew. @throws DatabaseAway when there are none */
  connections(): Connections;
  trouble(): DatabaseTrouble | undefined;
  /** Before something is written. @throws DatabaseAway where it would be lost, or make what is damaged worse */
  beforeWriting(): void;
  /** After a commit: what was written is in the file that lies there. @throws DatabaseAway when it is not */
  afterWriting(): void;
  /** What the engine threw, as those who ask are to see it. */
  failed(error: unknown): unknown;
  /** Once a second: notices what nobody has met yet, and tries whether it is well again, less and less often. */
  look(): Promise<void>;
  close(): void;
};

/** `bringUpToDate`: migrates a file that is older than the program. */
export function openKeeper(
  file: string,
  now: () => Temporal.Instant,
  bringUpToDate: (file: string) => Promise<void>,
): Keeper {
  const isFile = file !== inMemory;
  let release: Release = () => undefined;
  let connections: Connections | undefined;
  let held: HeldFile | undefined;
  let trouble: DatabaseTrouble | undefined;
  let failures = 0;
  let looksToPass = 0;
  let isLooking = false;

  function open(): void {
    if (isFile) release = holdOpen(realFile(file));
    try {
      connections = connect(file);
      held = isFile ? hold(file) : undefined;
    } catch (error) {
      release();
      throw error;
    }
  }

  function close(): void {
    if (connections) disconnect(connections);
    connections = undefined;
    held = undefined;
    release();
    release = () => undefined;
  }

  function note(kind: DatabaseTroubleKind, detail?: string): void {
    const since = trouble?.kind === kind ? trouble.since : now();
    trouble = { kind, since, ...(detail !== undefined && { detail }) };
  }

  function well(): void {
    trouble = undefined;
    failures = 0;
  }

  /** Undefined when nobody can be asked: a folder that may not be entered, a disk or a share that does not answer. */
  function placeNow(): ReturnType<HeldFile['place']> | undefined {
    try {
      return held?.place() ?? 'in-place';
    } catch (error) {
      note('failing', codeOf(error));
      return undefined;
    }
  }

  /** Sees to it that nothing of what was open is lost, and notes what has become of the file. */
  function checkPlace(): void {
    const place = placeNow();
    const writer = connections?.writer;
    if (place === undefined || place === 'in-place' || !writer || !held) return;
    if (place === 'overwritten') {
      note('damaged', 'Noget andet er skrevet oven i filen');
      return;
    }
    const isFolded = held.foldLogIn(writer);
    if (place === 'log-gone') {
      note(isFolded ? 'gone' : 'damaged', 'Loggen (-wal) ved siden af filen blev slettet');
      return;
    }
    const copy = rescue(writer, realFile(file), now());
    note(
      'gone',
      copy === undefined ? 'Det, der var i den, kunne ikke reddes' : `Det, der var i den, ligger i ${copy}`,
    );
  }

  /** @throws when the file is not there, or not one that can be used */
  async function reopen(): Promise<void> {
    held?.setStrangeLogAside(now());
    // Somebody is in the middle of something on the connection: it ends by itself, and is refused.
    if (connections?.writer.inTransaction) return;
    const look = lookAt(file);
    // Never a new one: it would be empty, and everything saved in it would hide what is missing.
    if (look.kind === 'new') return note('gone', trouble?.detail);
    await bringUpToDate(file);
    if (connections?.writer.inTransaction) return;
    close();
    open();
    well();
  }

  /** What every save does, with nothing in it. */
  function tryToWrite(): void {
    const writer = connections?.writer;
    if (!writer || writer.inTransaction) return;
    try {
      mayWrite(writer);
      const version = writer.pragma('user_version', { simple: true });
      writer.pragma(`user_version = ${version}`);
      well();
    } catch (error) {
      failed(error);
    }
  }

  function failed(error: unknown): unknown {
    const kind = kindOf(error);
    if (!kind) return error;
    // Until it has been opened anew nothing else that fails says more.
    if (!trouble || !needsOpening(trouble.kind)) note(kind, codeOf(error));
    return new DatabaseAway(trouble?.kind ?? kind, error);
  }

  function refuse(): void {
    if (trouble && needsOpening(trouble.kind)) throw new DatabaseAway(trouble.kind);
  }

  open();
  return {
    connections() {
      if (!connections) throw new DatabaseAway(trouble?.kind ?? 'gone');
      return connections;
    },
    trouble: () => trouble,
    beforeWriting() {
      if (!trouble || !needsOpening(trouble.kind)) checkPlace();
      refuse();
      if (placeNow() === undefined) throw new DatabaseAway('failing');
    },
    afterWriting() {
      if (trouble && !needsOpening(trouble.kind)) well();
      checkPlace();
      try {
        if (!trouble && connections) held?.keepLogShort(connections.writer);
      } catch (error) {
        // What was written is in the log, and so on the disk: only the next save may be refused.
        failed(error);
      }
      // Of a log that was gone everything has been put into the file.
      if (trouble?.kind !== 'gone' || placeNow() === 'file-gone') refuse();
    },
    failed,
    async look() {
      if (isLooking) return;
      if (!trouble || !needsOpening(trouble.kind)) if (!connections?.writer.inTransaction) checkPlace();
      if (!trouble) return;
      if (looksToPass > 0) {
        looksToPass -= 1;
        return;
      }
      isLooking = true;
      try {
        if (needsOpening(trouble.kind) || !connections) await reopen();
        else tryToWrite();
      } catch (error) {
        const kind = trouble.kind === 'damaged' || isDamage(error) ? 'damaged' : 'gone';
        note(kind, error instanceof Error ? error.message : undefined);
      }
      isLooking = false;
      looksToPass = trouble ? retryWait(++failures) - 1 : 0;
    },
    close,
  };
}

/** What is written to it now is lost, or does harm. */
function needsOpening(kind: DatabaseTroubleKind): boolean {
  return kind === 'gone' || kind === 'damaged';
}

function isDamage(error: unknown): boolean {
  return (
    kindOf(error) === 'damaged' || /beskadiget|brugelig database/.test(String((error as Error)?.message))
  );
}

/** Undefined for what says nothing of the database as such: a rule that was broken, a mistake of ours. */
function kindOf(error: unknown): DatabaseTroubleKind | undefined {
  if (error instanceof DatabaseAway) return error.kind;
  const code = codeOf(error);
  if (isBusy(error)) return 'locked';
  if (isFull(error)) return 'full';
  if (code === 'SQLITE_READONLY_DBMOVED') return 'gone';
  if (code.startsWith('SQLITE_READONLY')) return 'read-only';
  if (/^SQLITE_(?:CORRUPT|NOTADB)/.test(code)) return 'damaged';
  return /^SQLITE_(?:IOERR|CANTOPEN|PROTOCOL|PERM|AUTH)/.test(code) ? 'failing' : undefined;
}
