/** What offers refer to by id: organisations and the vocabulary of services. */
import { z } from 'zod';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Kun a-z, 0-9 og bindestreg');
const name = z.string().trim().min(1);

export const organisationSchema = z.strictObject({
  id,
  name,
  kind: z.enum(['region', 'hospital', 'municipality', 'ngo', 'other']),
});

export const serviceSchema = z.strictObject({
  id,
  name,
  /** Other words for the same thing that a caller may use: `iv`, `drop`. */
  words: z.array(name).default([]),
});

export type Organisation = z.infer<typeof organisationSchema>;
export type Service = z.infer<typeof serviceSchema>;
