/** The form in which free places are reported: three buttons, and what may be said besides. */
import { z } from 'zod';
import { optionalDate } from '../lookup/date-field.ts';
import type { CapacityLevel } from '../offers/capacity.ts';
import { type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import { endMomentWords } from '../opening-hours/danish-time.ts';

/** As the buttons send them. */
export const levels = { ledigt: 'free', faa: 'few', fuldt: 'full' } as const satisfies Record<
  string,
  CapacityLevel
>;
export const levelButtons = [
  { value: 'ledigt', label: 'Ledigt', level: 'free' },
  { value: 'faa', label: 'Få pladser', level: 'few' },
  { value: 'fuldt', label: 'Fuldt', level: 'full' },
] as const;

/** How long a report may hold; what nobody has said again by then is unknown. At most 72 hours. */
const lasting: Record<
  string,
  { label: string; until: (now: Temporal.ZonedDateTime) => Temporal.ZonedDateTime }
> = {
  '4t': { label: '4 timer', until: (now) => now.add({ hours: 4 }) },
  '8t': { label: '8 timer', until: (now) => now.add({ hours: 8 }) },
  kl8: { label: 'Natten over', until: nextMorning },
  '24t': { label: '1 døgn', until: (now) => now.add({ hours: 24 }) },
  '72t': { label: '3 døgn', until: (now) => now.add({ hours: 72 }) },
};
export const usualLength = '8t';

function nextMorning(now: Temporal.ZonedDateTime): Temporal.ZonedDateTime {
  const today = now.startOfDay().with({ hour: 8 });
  return Temporal.ZonedDateTime.compare(today, now) > 0 ? today : today.add({ days: 1 });
}

export function expiryOf(length: string, now: Temporal.ZonedDateTime): Temporal.Instant {
  return (lasting[length]?.until(now) ?? now).toInstant();
}

/** `8 timer, til kl. 22.00` */
export function lengthChoices(now: Temporal.ZonedDateTime): { value: string; label: string }[] {
  const present = minuteOf(now);
  const ends = (until: Temporal.ZonedDateTime): Minute => minuteOf(until);
  return Object.entries(lasting).map(([value, { label, until }]) => ({
    value,
    label: `${label} (til ${endMomentWords(ends(until(now)), present, present)})`,
  }));
}

const once = z.string('Skriv det én gang').trim();

/** `today`: ISO date. */
export const capacityForm = (today: string) =>
  z
    .object({
      niveau: z.enum(['ledigt', 'faa', 'fuldt'], 'Vælg ledigt, få eller fuldt'),
      ledige: once
        .regex(/^\d{0,3}$/, 'Skriv antallet med tal, fx 2')
        .transform((text) => (text === '' ? null : Number(text))),
      til: z.enum(Object.keys(lasting) as [string, ...string[]], 'Vælg, hvor længe det gælder'),
      aarsag: once.max(120, 'Højst 120 tegn'),
      slut: once.transform((text, ctx) => {
        const wrong = (message: string) => ctx.addIssue({ code: 'custom', message });
        return optionalDate(text, today, wrong) ?? null;
      }),
    })
    .superRefine(({ niveau, ledige }, ctx) => {
      const message = ledige === null ? undefined : contradiction(niveau, ledige);
      if (message) ctx.addIssue({ code: 'custom', path: ['ledige'], message });
    });

/** Which of the two is meant is not for us to say. */
function contradiction(niveau: keyof typeof levels, ledige: number): string | undefined {
  const pressed = levelButtons.find(({ value }) => value === niveau)?.label;
  if ((ledige === 0) === (niveau === 'fuldt')) return undefined;
  return ledige === 0
    ? `Der står 0 ledige, og du trykkede »${pressed}«. Tryk »Fuldt«, eller ret tallet.`
    : `Der står ${ledige} ledige, og du trykkede »${pressed}«. Ret tallet, eller tryk »Ledigt« eller »Få pladser«.`;
}

export const linkForm = z.object({
  navn: once.min(1, 'Skriv, hvem linket er til').max(60, 'Højst 60 tegn'),
});

export type ReportedCapacity = {
  level: CapacityLevel;
  free: number | null;
  reason: string | null;
  expectedEnd: string | null;
  expiresAt: Temporal.Instant;
};

export function reportIn(
  { niveau, ledige, til, aarsag, slut }: z.infer<ReturnType<typeof capacityForm>>,
  now: Temporal.ZonedDateTime,
): ReportedCapacity {
  const level = levels[niveau];
  return {
    level,
    free: level === 'full' ? null : ledige,
    reason: aarsag || null,
    expectedEnd: slut,
    expiresAt: expiryOf(til, now),
  };
}
