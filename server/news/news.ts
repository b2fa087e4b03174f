/** Who has a page open and hears when the catalogue is another: that it is, never what has changed. */

import { openPages } from '../limits.ts';

export type Listener = {
  /** False when it takes nothing more: it is put off. */
  hear(latest: string): boolean;
  /** The same for a word that says nothing, so that a line which has died is found. */
  beat(): boolean;
  end(): void;
};

export type News = {
  /** A name of what stands now; another for everything that has stood or will, also before and after a restart. */
  latest(): string;
  /** Told at once what stands and then each change. Returns how to leave; undefined when nobody more is let in. */
  join(network: string, listener: Listener): (() => void) | undefined;
  change(): void;
  beat(): void;
  isUnheard(): boolean;
  /** How many hear. */
  listeners(): number;
  /** Everybody is let go, and nobody let in. */
  end(): void;
};

/** `era` is new with each start. */
export function createNews(era: string): News {
  const listeners = new Map<Listener, string>();
  let changes = 0;
  let isOver = false;
  const latest = () => `${era}-${changes}`;
  const toEach = (tell: (listener: Listener) => boolean) => {
    for (const listener of [...listeners.keys()]) {
      if (tell(listener)) continue;
      listeners.delete(listener);
      listener.end();
    }
  };
  return {
    latest,
    join(network, listener) {
      const near = listeners.values().reduce((count, other) => count + Number(other === network), 0);
      if (isOver || listeners.size >= openPages.inAll || near >= openPages.ofOneNetwork) return undefined;
      listeners.set(listener, network);
      listener.hear(latest());
      return () => void listeners.delete(listener);
    },
    change() {
      changes += 1;
      toEach((listener) => listener.hear(latest()));
    },
    beat: () => toEach((listener) => listener.beat()),
    isUnheard: () => listeners.size === 0,
    listeners: () => listeners.size,
    end() {
      isOver = true;
      toEach(() => false);
    },
  };
}
