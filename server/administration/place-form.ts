/** Clusters, municipalities and their postcodes as forms. */
import { z } from 'zod';
import { compareDanish } from '../danish-text.ts';
import type { Places, Postcode } from '../places/places-schema.ts';

export const clusterForm = z.strictObject({
  navn: z.string().trim().min(1, 'Skriv klyngens navn.').max(80, 'Navnet er for langt.'),
  hospital: z.string().trim().min(1, 'Skriv akuthospitalets navn.').max(120, 'Navnet er for langt.'),
});

export const municipalityForm = z.strictObject({
  klynge: z.string().min(1, 'Vælg en klynge.'),
  postnumre: z.string().max(20_000, 'Der er for mange linjer.'),
  kant: z.string().max(20_000, 'Der er for mange linjer.'),
});

export type Mistake = { field: string; message: string };

/** One postcode a line: `8783 Hornsyld`. */
export function readPostcodes(lines: { postnumre: string; kant: string }): {
  postcodes: Postcode[];
  mistakes: Mistake[];
} {
  const postcodes: Postcode[] = [];
  const mistakes: Mistake[] = [];
  for (const field of ['postnumre', 'kant'] as const)
    for (const [i, line] of lines[field].split('\n').entries()) {
      const text = line.trim();
      if (text === '') continue;
      const [, code, town] = /^(\d{4})\s+(\S.*)$/.exec(text) ?? [];
      if (!code || !town)
        mistakes.push({ field, message: `Linje ${i + 1}: skriv fire cifre og byens navn, fx 8700 Horsens.` });
      else if (postcodes.some((one) => one.code === code))
        mistakes.push({ field, message: `Linje ${i + 1}: ${code} står der allerede.` });
      else postcodes.push({ code, town, edge: field === 'kant' });
    }
  if (mistakes.length === 0 && !postcodes.some(({ edge }) => !edge))
    mistakes.push({ field: 'postnumre', message: 'En kommune har mindst ét postnummer.' });
  return { postcodes, mistakes };
}

export function postcodeLines(postcodes: readonly Postcode[], edge: boolean): string {
  return postcodes
    .filter((one) => one.edge === edge)
    .map(({ code, town }) => `${code} ${town}`)
    .join('\n');
}

/** The geography by cluster, in Danish order. */
export function placesPage({ clusters, municipalities }: Places) {
  return {
    clusters: clusters
      .toSorted((a, b) => compareDanish(a.name, b.name))
      .map(({ id, name, hospital }) => ({
        name,
        hospital,
        href: `/administration/geografi/klynge/${id}`,
        municipalities: municipalities
          .filter(({ cluster }) => cluster === id)
          .toSorted((a, b) => compareDanish(a.name, b.name))
          .map(({ code, name: municipality, postcodes }) => ({
            name: municipality,
            code,
            href: `/administration/geografi/kommune/${code}`,
            postcodes: postcodes.length,
          })),
      })),
  };
}
