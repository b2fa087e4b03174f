/** An organisation as a form. */
import { z } from 'zod';
import { fold } from '../danish-text.ts';
import { type Organisation, organisationSchema } from '../offers/reference-schema.ts';

export const kindLabels: Record<Organisation['kind'], string> = {
  region: 'Region',
  hospital: 'Hospital',
  municipality: 'Kommune',
  ngo: 'Forening eller frivillig',
  other: 'Andet',
};

export const organisationForm = z.strictObject({
  navn: z.string().trim().min(1, 'Skriv navnet.').max(120, 'Navnet er for langt.'),
  slags: z.enum(organisationSchema.shape.kind.options, { error: 'Vælg, hvilken slags det er.' }),
  godkendelse: z.enum(['', 'ja']),
});

/** Its id for ever: from the name it is added under, and a number when that is taken. */
export function newId(name: string, taken: ReadonlySet<string>): string {
  const plain = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const id = plain || 'organisation';
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? id : `${id}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}
