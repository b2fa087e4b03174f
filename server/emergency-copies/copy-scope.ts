/** Which copies there are: one for each cluster and one for the whole region. */
import { calendarDay, dayOfMinute, type Minute } from '../opening-hours/danish-calendar.ts';
import { clockWords } from '../opening-hours/danish-time.ts';
import type { Cluster, Places } from '../places/places-schema.ts';

/** A cluster's id; undefined: the whole region. */
export type CopyScope = string | undefined;

/** `staff` holds numbers that are for the visitation only. */
export type CopyEdition = 'public' | 'staff';

export function copyScopes({ clusters }: Places): CopyScope[] {
  return [undefined, ...clusters.map(({ id }) => id)];
}

export function clusterOf(scope: CopyScope, { clusters }: Places): Cluster | undefined {
  return clusters.find(({ id }) => id === scope);
}

/** `Horsensklyngen`, `Region Midtjylland` */
export function scopeName(scope: CopyScope, places: Places): string {
  return clusterOf(scope, places)?.name ?? places.region.name;
}

/** The address of a copy in the service. */
export function copyPath(scope: CopyScope): string {
  return scope === undefined ? '/noedkopi' : `/klynge/${scope}/noedkopi`;
}

/** In a shared folder, where the same name is written again and again so that a shortcut keeps working: `noedkopi-horsens.html`. */
export function sharedFileName(scope: CopyScope, edition: CopyEdition): string {
  return `${baseName(scope, edition)}.html`;
}

/** As it is saved by hand, where several may lie side by side: `noedkopi-horsens-2026-11-22-kl-14-37.html`. */
export function savedFileName(scope: CopyScope, edition: CopyEdition, trueAt: Minute): string {
  const clock = clockWords(trueAt).replace('.', '-');
  return `${baseName(scope, edition)}-${calendarDay(dayOfMinute(trueAt)).date}-kl-${clock}.html`;
}

function baseName(scope: CopyScope, edition: CopyEdition): string {
  const whose = edition === 'staff' ? 'til-visitationen-maa-ikke-deles' : undefined;
  return ['noedkopi', scope, whose].filter((part) => part !== undefined).join('-');
}
