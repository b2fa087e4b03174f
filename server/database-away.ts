/** The database cannot be written to, or not even read. Lookups know nothing of it: they are answered from memory. */

export type DatabaseTroubleKind = 'locked' | 'read-only' | 'full' | 'damaged' | 'gone' | 'failing';

/** Plain data. */
export type DatabaseTrouble = {
  kind: DatabaseTroubleKind;
  since: Temporal.Instant;
  /** More for whoever runs the service; may name files. */
  detail?: string;
};

/** Thrown at whoever asks the database for something while it cannot be had. Nothing has been saved. */
export class DatabaseAway extends Error {
  kind: DatabaseTroubleKind;
  constructor(kind: DatabaseTroubleKind, cause?: unknown) {
    super(`the database is ${kind}`, { cause });
    this.kind = kind;
  }
}
