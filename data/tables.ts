/** The tables as Kysely sees them; what a row means stands in the migrations. */
import type { Generated, Kysely } from 'kysely';

type Tables = {
  region: { code: string; name: string };
  cluster: { id: string; name: string; hospital: string };
  municipality: { code: string; name: string; cluster_id: string };
  postcode: { municipality_code: string; code: string; town: string; edge: number };
  organisation: { id: string; name: string; kind: string };
  service: { id: string; name: string; words: string };
  offer: { id: string; slug: string };
  offer_version: {
    sequence: Generated<number>;
    offer_id: string;
    recorded_at: string;
    effective_from: string;
    author: string;
    reason: string;
    state: 'published' | 'draft' | 'withdrawn';
    body: string;
  };
};

/** The database, or one transaction on it. */
export type Database = Kysely<Tables>;
