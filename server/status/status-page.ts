/** What `/status` and `/readyz` say. Whoever comes by is told what works; files, versions and causes are for those who run the service. */

import type { DatabaseTrouble } from '../database-away.ts';
import { momentWords } from '../opening-hours/danish-time.ts';
import { type Alarm, alarmWords } from './alarm.ts';
import type { Standing } from './standing.ts';

/** The catalogue that lookups are answered from. */
export type CatalogueStanding = {
  offers: number;
  /** The number of the newest version in it; 0 when it holds none. */
  version: number;
  /** When that was saved. */
  savedAt: Temporal.Instant | undefined;
  builtAt: Temporal.Instant;
};

type Line = { label: string; value: string };

export function statusPage(
  standing: Standing,
  catalogue: CatalogueStanding,
  alarms: readonly Alarm[],
  inside: boolean,
) {
  const database = standing.database();
  return {
    lines: [...publicLines(catalogue, database), ...(inside ? insideLines(standing, catalogue) : [])],
    alarms: inside ? alarms.map(alarmShown) : [],
    inside,
  };
}

function publicLines(catalogue: CatalogueStanding, database: DatabaseTrouble | undefined): Line[] {
  const { savedAt, offers, builtAt } = catalogue;
  return [
    { label: 'Opslag', value: `Virker. ${offers} tilbud.` },
    { label: 'Oplysninger', value: savedAt ? `Senest ændret ${momentWords(savedAt)}` : 'Der er ingen endnu' },
    { label: 'Gjort klar', value: momentWords(builtAt) },
    {
      label: 'Gemme og logge ind',
      value: database
        ? `Virker ikke siden ${momentWords(database.since)}. ${alarmWords[`database-${database.kind}`].title}.`
        : 'Virker',
    },
  ];
}

function insideLines(
  { version, startedAt, backups, sources }: Standing,
  catalogue: CatalogueStanding,
): Line[] {
  const { folder, last } = backups();
  return [
    { label: 'Program', value: `Udgave ${version}, kører siden ${momentWords(startedAt)}` },
    { label: 'Katalog', value: `Version ${catalogue.version}` },
    {
      label: 'Sikkerhedskopi',
      value:
        folder === undefined
          ? 'Tages ikke: BACKUP_DIR er ikke sat'
          : `${last ? `Taget og efterset ${momentWords(last.takenAt)}` : 'Ingen endnu'}, i ${folder}`,
    },
    ...sources.flatMap((source) => source.lines?.() ?? []),
  ];
}

function alarmShown({ key, since, detail }: Alarm) {
  return { key, ...alarmWords[key], since: momentWords(since), detail };
}

/** For whoever watches over the service. */
export function readiness(catalogue: CatalogueStanding, database: DatabaseTrouble | undefined) {
  return {
    ready: database === undefined,
    catalogue: { version: catalogue.version, offers: catalogue.offers, builtAt: catalogue.builtAt },
    database: database ? { state: database.kind, since: database.since } : { state: 'usable' },
  };
}
