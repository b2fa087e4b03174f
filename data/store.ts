/** What a route that saves is given: where to, and how everybody sees it at once. */
import type { Database } from './tables.ts';

export type Store = {
  database: Database;
  /** Builds the next catalogue from what is stored; when it returns, every reader gets that one. */
  publish(): Promise<void>;
};
