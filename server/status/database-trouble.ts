/** Why the database cannot be written to, or not even read. */

export type DatabaseTroubleKind = 'locked' | 'read-only' | 'full' | 'damaged' | 'gone' | 'failing';

/** Plain data. */
export type DatabaseTrouble = {
  kind: DatabaseTroubleKind;
  since: Temporal.Instant;
  /** More for whoever runs the service; may name files. */
  detail?: string;
};
