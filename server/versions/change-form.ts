/** The form by which a version is restored or a planned change cancelled: which one, what the reader saw, and why. */
import { z } from 'zod';

const sequence = z
  .string()
  .regex(/^\d{1,15}$/, 'Versionen kendes ikke')
  .transform(Number);

export const longestReason = 500;

/** Why, in the author's own words. */
export const reasonField = z
  .string()
  .trim()
  .min(1, 'Skriv kort, hvorfor')
  .max(longestReason, `Højst ${longestReason} tegn`);

export const changeFormSchema = z.object({
  version: sequence,
  /** The version that stood when the page was shown. */
  base: sequence,
  grund: reasonField,
});

export const cancelFormSchema = z.object({ grund: reasonField });

/** The version an address names; undefined when it names none. */
export function versionIn(sent: { values: readonly string[] } | undefined): number | undefined {
  const read = sequence.safeParse(sent?.values[0]);
  return read.success ? read.data : undefined;
}
