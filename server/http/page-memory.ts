/**
 * Pages as sent, kept for whoever asks the same within the minute: rendering and compressing cost far more than sending. A page
 * is only given in the minute it was made for, and forgotten a minute after the first of them whether or not anybody asks: nothing typed lingers.
 */
import type { Minute } from '../opening-hours/danish-calendar.ts';

export type Rendered = {
  status: number;
  address: string | undefined;
  outcome?: string | undefined;
  body: Buffer;
  etag: string;
};

/** Whoever asks is sent on to another address; nothing is kept of it. */
export type Moved = { movedTo: string };

/** Equal editions are equal pages. */
export type Edition = {
  /** What it is made from: compared as an object, because a catalogue never changes. */
  catalogue: object;
  /** The present. */
  minute: Minute;
  /** What was asked, as sent. */
  question: string;
};

export type PageMemory = {
  /** `form`: which of the edition's forms, such as page or fragment, compressed or not. */
  recall(edition: Edition, form: string, render: () => Rendered | Moved): Rendered | Moved;
};

const mostBytes = 16 * 2 ** 20;
const aMinute = 60_000;

export function createPageMemory(): PageMemory {
  const pages = new Map<string, Rendered>();
  const catalogues = new WeakMap<object, number>();
  let catalogueCount = 0;
  let bytes = 0;
  let present: Minute | undefined;
  let forgetting: NodeJS.Timeout | undefined;
  const forget = () => {
    clearTimeout(forgetting);
    forgetting = undefined;
    pages.clear();
    bytes = 0;
  };
  const numberOf = (catalogue: object): number => {
    const number = catalogues.get(catalogue) ?? catalogueCount++;
    catalogues.set(catalogue, number);
    return number;
  };
  return {
    recall({ catalogue, minute, question }, form, render) {
      if (minute !== present) forget();
      present = minute;
      const key = `${numberOf(catalogue)} ${form} ${question}`;
      const known = pages.get(key);
      if (known) return known;
      const rendered = render();
      if ('movedTo' in rendered) return rendered;
      const size = rendered.body.length + key.length;
      if (bytes + size > mostBytes) forget();
      pages.set(key, rendered);
      forgetting ??= setTimeout(forget, aMinute).unref();
      bytes += size;
      return rendered;
    },
  };
}
