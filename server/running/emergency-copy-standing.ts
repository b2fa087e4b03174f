/** What `/status` tells of the emergency copies. */

import { fullMomentWords, momentWords } from '../opening-hours/danish-time.ts';
import type { StandingSource } from '../status/standing.ts';
import type { EmergencyCopies } from './emergency-copies.ts';
import type { CopyFolderState } from './emergency-copy-folder.ts';

export function copyStanding(copies: Pick<EmergencyCopies, 'state'>): StandingSource {
  return {
    lines() {
      const { copies: made, folders } = copies.state();
      const trueAt = made.map(({ trueAt }) => trueAt).sort((a, b) => a - b);
      const [oldest] = trueAt;
      return [
        {
          label: 'Nødkopi',
          value: oldest === undefined ? 'Ingen endnu' : `Gjaldt ${fullMomentWords(oldest)}`,
        },
        ...folders.map(({ folder, written }) => ({
          label: 'Nødkopi som filer',
          value: writtenWords(folder, written),
        })),
      ];
    },
    alarms() {
      const { folders, trouble } = copies.state();
      return [trouble, ...folders.map((folder) => folder.trouble)].flatMap((one) =>
        one
          ? [{ key: 'emergency-copy' as const, since: one.since, detail: `${one.what}: ${one.cause}` }]
          : [],
      );
    },
  };
}

function writtenWords(folder: string, written: CopyFolderState['written']): string {
  const last = written
    .map(({ at }) => at)
    .sort(Temporal.Instant.compare)
    .at(-1);
  return `${last ? `Skrevet ${momentWords(last)}` : 'Ingen endnu'}, i ${folder}`;
}
