/** The words of a line, and what a reader of words tells about them. */
import type { Field } from './lookup-fields.ts';

export type LineWord = {
  /** As typed. */
  text: string;
  /** Folded, for comparing; empty when quoted, so that it is no part of a phrase. */
  key: string;
  quoted: boolean;
};

/** A reader looks at the words from one position on; it tells how many it takes and what they mean. */
export type Reading = { field: Exclude<Field, 'q'>; value: string; words: number };
