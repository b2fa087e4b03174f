/** The catalogues of a copy: each built when it is first asked for, and anew when the day or a planned change turns. */
import { type Catalogue, catalogueAt, type Published } from '../catalogue/catalogue.ts';
import { changesAfter } from '../catalogue/offer-version.ts';

/** The offers as they are, or will be, at `moment`, asked at `now`; the past is answered with the offers of today. */
export type CopiedCatalogues = (moment: Temporal.ZonedDateTime, now: Temporal.ZonedDateTime) => Catalogue;

export function copiedCatalogues(published: Published): CopiedCatalogues {
  const built = new Map<string, Catalogue>();
  let turn = '';
  return (moment, now) => {
    const changes = changesAfter(published.versions, now.toInstant());
    const today = `${now.toPlainDate()} ${changes.length}`;
    if (today !== turn) built.clear();
    turn = today;
    const change = changes.findLast((from) => Temporal.Instant.compare(from, moment.toInstant()) <= 0);
    const from = change?.toZonedDateTimeISO(now.timeZoneId) ?? now;
    return built.getOrInsertComputed(String(change), () => catalogueAt(published, from, now, now));
  };
}
