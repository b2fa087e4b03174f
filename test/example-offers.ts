/** The cast: offers made through the product's own schema, with names and numbers nobody can take for real ones. */
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { fold } from '../server/danish-text.ts';
import { type Offer, offerSchema, type Source } from '../server/offers/offer-schema.ts';

type OfferFacts = Partial<z.input<typeof offerSchema>> & { name: string };

/** A municipal, somatic, round-the-clock offer for everybody in Horsens, but for what is said. */
export function exampleOffer(facts: OfferFacts): Offer {
  const slug = facts.slug ?? fold(facts.name).replaceAll(' ', '-');
  return offerSchema.parse({
    id: exampleId(slug),
    slug,
    summary: 'Opdigtet tilbud',
    domains: ['somatic'],
    urgencies: ['municipal'],
    coverage: { kind: 'municipalities', codes: ['0615'] },
    access: {},
    openingHours: { kind: 'always' },
    authority: 'kommune-horsens',
    operator: 'kommune-horsens',
    editor: 'kommune-horsens',
    sources: [exampleSource],
    ...facts,
  });
}

/** The same name always has the same id. */
function exampleId(slug: string): string {
  const hex = createHash('sha256').update(slug).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

export const exampleSource: Source = {
  record: 'eksempel',
  url: 'https://eksempel.example/tilbud',
  pageDate: '2026-02-12',
  recordedOn: '2026-11-21',
  confidence: 'high',
};

const everyDay = [1, 2, 3, 4, 5, 6, 7];

export const alwaysOpen = exampleOffer({ name: 'Eksempel Døgnåben' });

export const weekdaysOnly = exampleOffer({
  name: 'Eksempel Hverdage',
  openingHours: {
    kind: 'weekly',
    rows: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '16:00' }],
    publicHolidays: 'closed',
  },
});

export const closedForHoliday = exampleOffer({
  name: 'Eksempel Helligdagslukket',
  openingHours: {
    kind: 'weekly',
    rows: [{ weekdays: everyDay, from: '08:00', to: '20:00' }],
    publicHolidays: 'closed',
    specialDays: { 'christmas-eve': 'as-holiday' },
  },
});

export const hoursUnknown = exampleOffer({
  name: 'Eksempel Ukendt',
  openingHours: { kind: 'unknown', words: 'Ring for at høre hvornår' },
});

export const regionWide = exampleOffer({ name: 'Eksempel Regionen', coverage: { kind: 'region' } });

export const childrenOnly = exampleOffer({ name: 'Eksempel Børn', ageTo: 17 });

export const psychiatric = exampleOffer({
  name: 'Eksempel Krise',
  domains: ['psychiatric'],
  urgencies: ['admission'],
});

/** Its first number is the visitation's own and must never be seen. */
export const staffNumber = exampleOffer({
  name: 'Eksempel Numre',
  phones: [
    { number: '+4599000001', label: 'Bagvagt', audience: 'staff', contactHours: { kind: 'always' } },
    { number: '+4599000002', label: 'Lægelinje', audience: 'doctors', contactHours: { kind: 'as-offer' } },
    { number: '+4599000003', label: 'Omstilling', audience: 'everyone', contactHours: { kind: 'as-offer' } },
  ],
});

/** What is shown when nothing is open: the visitation of the Horsens cluster … */
export const hospitalVisitation = exampleOffer({
  name: 'Eksempel Visitation',
  urgencies: ['admission'],
  coverage: { kind: 'clusters', ids: ['horsens'] },
  openingHours: { kind: 'unknown' },
  fallback: true,
});

/** … and the lægevagt of the region, outside office hours. */
export const outOfHoursDoctor = exampleOffer({
  name: 'Eksempel Lægevagt',
  urgencies: ['admission', 'advice'],
  coverage: { kind: 'region' },
  openingHours: {
    kind: 'weekly',
    rows: [
      { weekdays: [1, 2, 3, 4, 5], from: '16:00', to: '08:00' },
      { weekdays: [6, 7], from: '08:00', to: '08:00' },
    ],
    publicHolidays: { rows: [{ from: '08:00', to: '08:00' }] },
  },
  phones: [
    { number: '+4599000011', label: 'Vagtlæge', audience: 'everyone', contactHours: { kind: 'as-offer' } },
  ],
  fallback: true,
});
