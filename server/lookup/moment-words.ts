/** The moment of a lookup in Danish: the band when it is not now, the ready-made choices, what each group means. */
import { calendarDay, dayOfMinute } from '../opening-hours/danish-calendar.ts';
import { dateWords, fullMomentWords, weekdayName } from '../opening-hours/danish-time.ts';
import { dayName } from '../opening-hours/opening-wording.ts';
import type { Group } from './group.ts';
import { type LookupCriteria, type LookupRequest, lookupLink } from './lookup-criteria.ts';
import { windowFor } from './lookup-window.ts';

export type MomentBand = { moment: string; name: string | undefined; nowHref: string };

export function momentBand({ criteria, entered }: LookupRequest): MomentBand {
  return {
    moment: fullMomentWords(criteria.at),
    name: dayName(criteria.at),
    nowHref: lookupLink(entered, { tid: null }),
  };
}

/** Links to the moments most often asked about, with the rest of the lookup kept. */
export function momentChoices({ entered }: LookupRequest, now: Temporal.ZonedDateTime) {
  const evening = now.with({ hour: 18, minute: 0, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  const choices: [label: string, tid: string | null][] = [
    ['Nu', null],
    ['Om 2 timer', local(now.add({ hours: 2 }))],
    ...(Temporal.ZonedDateTime.compare(now, evening) < 0
      ? ([['I aften kl. 18', local(evening)]] as [string, string][])
      : []),
    ['I morgen kl. 8', local(evening.add({ days: 1 }).with({ hour: 8 }))],
  ];
  return choices.map(([label, tid]) => ({
    label,
    href: lookupLink(entered, { tid }),
    current: (tid ?? '') === entered.tid,
  }));
}

/** `2026-12-24T22:00`, as a form field and a URL hold it. */
function local(moment: Temporal.ZonedDateTime): string {
  return moment.toPlainDateTime().toString({ smallestUnit: 'minute' });
}

export function groupWords(group: Group, criteria: LookupCriteria): { heading: string; explained: string } {
  switch (group) {
    case 'fits':
      return { heading: 'Passer', explained: fitsWords(criteria) };
    case 'unknown':
      return {
        heading: 'Ukendt åbningstid – ring',
        explained: 'Passer ellers, men ingen har oplyst åbningstiden',
      };
    case 'later':
      return { heading: 'Senere', explained: 'Passer ellers, men er lukket i tidsrummet' };
  }
}

function fitsWords({ urgency, at, openOnly }: LookupCriteria): string {
  if (openOnly || urgency === null) return 'Åbne på tidspunktet';
  switch (urgency) {
    case 'admission':
    case 'advice':
      return 'Åbne på tidspunktet eller inden for 60 minutter';
    case 'municipal':
      return 'Åbne på tidspunktet eller inden for 12 timer';
    case 'next-day': {
      const { from } = windowFor(urgency, at, openOnly);
      const { weekday, date } = calendarDay(dayOfMinute(from));
      const holiday = dayName(from);
      return `Åbne på et tidspunkt ${weekdayName(weekday)} den ${dateWords(date)}${holiday ? ` – ${holiday}` : ''}`;
    }
  }
}
