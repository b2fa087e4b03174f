/**
 * The copies that outlive the service: made anew when the catalogue is another or an hour has passed, kept in memory, and written to the folders
 * that are named. Whoever asks gets the newest there is; what goes wrong is told by `state` and in the log.
 */
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { staffView } from '../catalogue/staff-view.ts';
import type { Clock } from '../clock.ts';
import { type CopyEdition, type CopyScope, copyScopes, scopeName } from '../emergency-copies/copy-scope.ts';
import { createTemplates } from '../http/templates.ts';
import { type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import { type CopyFile, copyFile } from './emergency-copy-file.ts';
import { type CopyFolderState, createCopyFolder } from './emergency-copy-folder.ts';
import { type LiveCatalogue, trueSince } from './live-catalogue.ts';
import { attemptsAt, type Trouble } from './trouble.ts';

export type EmergencyCopies = {
  /**
   * The newest, made now when it is not of the catalogue in use; the one from before, which tells its own age, when that takes longer than `patience`.
   * Rejects only when none can be made and there is none from before.
   */
  copy(scope: CopyScope, edition: CopyEdition): Promise<CopyFile>;
  /** For whoever keeps house, several times a minute: makes and writes what is due. Never rejects. */
  tend(): Promise<void>;
  state(): EmergencyCopyState;
};

/** Plain data, to be shown. */
export type EmergencyCopyState = {
  /** The newest for everybody, in memory: when they were true, and the newest version in them. */
  copies: { name: string; trueAt: Minute; revision: number }[];
  folders: CopyFolderState[];
  /** Why none can be made, and since when. */
  trouble: Trouble | undefined;
};

export type CopyKeeping = {
  live: LiveCatalogue;
  now: Clock;
  log: Logger;
  /** Where readers reach the service. */
  address: () => string;
  /** Folders to write to; none: the copies are only given to those who ask. */
  folders?: Partial<Record<CopyEdition, string>>;
  /** Milliseconds that whoever asks waits for a newer copy than the one there is. */
  patience?: number;
  development?: boolean;
};

const longestMinutes = 60;
/** Milliseconds. A share that does not answer is told of by its folder, and holds up nothing. */
const longestWrite = 15_000;

type Which = { scope: CopyScope; edition: CopyEdition };
type Kept = { file: CopyFile; catalogue: Catalogue; madeAt: Minute };

export function createEmergencyCopies(keeping: CopyKeeping): EmergencyCopies {
  const { live, now, log, address, folders: named = {}, patience = 5_000, development = false } = keeping;
  const printer = createTemplates({ cache: !development });
  const making = attemptsAt('nødkopierne kan ikke laves', now, log);
  const kept = new Map<string, Kept>();
  /** One that can be made does not mean that all can. */
  const failing = new Map<string, Which>();
  const underWay = new Map<string, Promise<CopyFile>>();
  const folders = (['public', 'staff'] as const).flatMap((edition) => {
    const folder = named[edition];
    return folder === undefined ? [] : [createCopyFolder(folder, edition, now, log)];
  });
  let isTending = false;

  async function make(which: Which): Promise<CopyFile> {
    const { scope, edition } = which;
    const key = keyOf(which);
    try {
      const present = now();
      const catalogue = live.at(present);
      const file = await copyFile(printer, {
        catalogue: edition === 'staff' ? staffView(catalogue) : catalogue,
        published: live.published(),
        scope,
        address: address(),
        trueAt: trueSince(live, present),
      });
      kept.set(key, { file, catalogue, madeAt: minuteOf(present) });
      failing.delete(key);
      if (failing.size === 0) making.succeeded();
      return file;
    } catch (error) {
      failing.set(key, which);
      making.failed(error);
      const before = kept.get(key);
      if (before) return before.file;
      throw error;
    }
  }

  /** `isDue`: one that failed may be tried again. */
  function newest(which: Which, isDue: boolean): Promise<CopyFile> {
    const key = keyOf(which);
    const known = kept.get(key);
    const present = now();
    if (known && ((failing.has(key) && !isDue) || isCurrent(known, live.at(present), minuteOf(present))))
      return Promise.resolve(known.file);
    return underWay.getOrInsertComputed(key, () => make(which).finally(() => underWay.delete(key)));
  }

  /** Of a cluster that is no more there is nothing to tell. */
  function forgetAllBut(scopes: CopyScope[]): void {
    for (const [key, { file }] of kept) if (!scopes.includes(file.scope)) kept.delete(key);
    for (const [key, { scope }] of failing) if (!scopes.includes(scope)) failing.delete(key);
    if (failing.size === 0) making.succeeded();
  }

  /** For everybody always, as one who needs one has no time; the others where they are written, or could not be made when somebody asked. */
  async function tendAll(): Promise<void> {
    const scopes = copyScopes(live.at(now()).places);
    forgetAllBut(scopes);
    // Asked once: the first that fails again puts off none of the others.
    const isDue = making.isDue();
    // Side by side, as one of the folders may never answer.
    const writing: Promise<void>[] = [];
    const editions = new Set<CopyEdition>(['public', ...folders.map(({ edition }) => edition)]);
    for (const edition of editions) {
      const files: CopyFile[] = [];
      for (const scope of scopes) {
        // Told where it failed; the others are made.
        const file = await newest({ scope, edition }, isDue).catch(() => undefined);
        if (file) files.push(file);
      }
      for (const folder of folders) if (folder.edition === edition) writing.push(folder.write(files));
    }
    for (const which of failing.values())
      if (isDue && !editions.has(which.edition)) await newest(which, isDue).catch(() => undefined);
    await Promise.race([Promise.all(writing), setTimeout(longestWrite, undefined, { ref: false })]);
  }

  /** The making goes on, for whoever asks next. */
  function soonest(which: Which): Promise<CopyFile> {
    const before = kept.get(keyOf(which));
    const made = newest(which, making.isDue());
    return before ? Promise.race([made, setTimeout(patience, before.file, { ref: false })]) : made;
  }

  return {
    copy: (scope, edition) => soonest({ scope, edition }),
    async tend() {
      if (isTending) return;
      isTending = true;
      await tendAll().catch(making.failed);
      isTending = false;
    },
    state: () => ({
      copies: [...kept.values()]
        .filter(({ file }) => file.edition === 'public')
        .map(({ file: { scope, trueAt }, catalogue: { places, revision } }) => ({
          name: scopeName(scope, places),
          trueAt,
          revision,
        })),
      folders: folders.map((folder) => folder.state()),
      trouble: making.trouble(),
    }),
  };
}

/** Often enough that a change is in them within a minute, and seldom enough that many changes cost little. Returns what ends it. */
export function keepCopies(copies: Pick<EmergencyCopies, 'tend'>): () => void {
  void copies.tend();
  const timer = setInterval(() => void copies.tend(), 20_000).unref();
  return () => clearInterval(timer);
}

function keyOf({ scope, edition }: Which): string {
  return `${edition} ${scope ?? ''}`;
}

/** A clock that was put back makes it made anew. */
function isCurrent({ catalogue, madeAt }: Kept, inUse: Catalogue, present: Minute): boolean {
  return catalogue === inUse && madeAt <= present && present - madeAt < longestMinutes;
}
