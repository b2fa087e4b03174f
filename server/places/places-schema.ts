/** The geography: one region, its clusters, their municipalities and the postcodes that lie in them. */
import { z } from 'zod';

const code = z.string().regex(/^\d{4}$/, 'Fire cifre');
const name = z.string().trim().min(1);

const postcode = z.strictObject({
  code,
  town: name,
  /** Belongs mainly to a neighbouring municipality. */
  edge: z.boolean().default(false),
});

export const placesSchema = z
  .strictObject({
    region: z.strictObject({ code, name }),
    clusters: z.array(z.strictObject({ id: z.string().regex(/^[a-z-]+$/), name, hospital: name })),
    municipalities: z.array(
      z.strictObject({
        code,
        name,
        cluster: z.string(),
        postcodes: z.array(postcode),
        /** Without a postcode of their own. */
        islands: z.array(name).optional(),
      }),
    ),
  })
  .superRefine((places, ctx) => {
    const clusters = new Set(places.clusters.map((cluster) => cluster.id));
    for (const [i, municipality] of places.municipalities.entries())
      if (!clusters.has(municipality.cluster))
        ctx.addIssue({
          code: 'custom',
          path: ['municipalities', i, 'cluster'],
          message: `Klyngen »${municipality.cluster}« findes ikke`,
        });
  });

export type Places = z.infer<typeof placesSchema>;
export type Municipality = Places['municipalities'][number];
export type Cluster = Places['clusters'][number];
export type Postcode = Municipality['postcodes'][number];
