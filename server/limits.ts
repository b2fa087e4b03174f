/**
 * How much anybody may ask of the service at once, and for how long: every size, time and pace, each with its reason. A hospital is many people at one
 * address, and a region's doctors look up 150 times a second; what they do must never come near a bound.
 */

/** So many times within so many seconds, counted from the first. */
export type Bound = { times: number; seconds: number };

/** What an account does is counted for the account, what nobody in particular does for the network it comes from. */
export const paces = {
  /** A new page takes the processor two milliseconds: what one network may use of it stays under a core. */
  request: { times: 4_000, seconds: 10 },
  /** Quicker than anybody types, with the card that follows each pause in typing. */
  write: { times: 600, seconds: 60 },
  /** A password costs 19 MiB and a twentieth of a second to weigh. Guessing has bounds of its own, in sign-in-pace.ts. */
  door: { times: 120, seconds: 60 },
  /** Each may write a mail to somebody. */
  mail: { times: 60, seconds: 3_600 },
  /** Every offer at once, as a file. */
  export: { times: 60, seconds: 60 },
  /**
   * The same as a browser keeps it, or as emergency copies: each of them by itself, as programs that keep must not stand in the way of somebody in need. A hospital's
   * two hundred computers may fetch a new one each minute; who has the newest is told so, which is not counted.
   */
  copy: { times: 1_200, seconds: 60 },
  /** One at a time is read, for up to two minutes. */
  upload: { times: 20, seconds: 900 },
  /** May build a whole catalogue of then. */
  past: { times: 120, seconds: 60 },
  /** Reports by readers reach an owner each. */
  faultReport: { times: 20, seconds: 3_600 },
  /** A hospital's many wards sit behind one address. */
  capacityReport: { times: 120, seconds: 3_600 },
} as const satisfies Record<string, Bound>;

/** Those that the access table may name. */
export type PaceKind = Exclude<keyof typeof paces, 'request' | 'copy' | 'faultReport' | 'capacityReport'>;

/** Networks and accounts remembered for each pace, the longest unseen forgotten first: some megabytes in all. */
export const mostRemembered = 10_000;

const kibi = 1_024;

/** Address and headers together. A shared search is 300 bytes, the headers of a browser 2 KiB; Node reads all of it before anything of ours does. */
export const headBytes = 16 * kibi;
/** A browser sends some thirty. Node leaves out those beyond, so what comes first counts. */
export const mostHeaders = 100;
/** Far more than the longest offer. */
export const formBytes = kibi * kibi;
/** The longest offer has some five hundred, an import that clashes everywhere some thousands. */
export const mostFields = 10_000;
/** 10,000 offers are 8 MB. */
export const fileBytes = 20 * kibi * kibi;
/** Files in memory: being received, waiting for their turn or read. */
export const mostFiles = 4;

/** Streams of news. A hospital is one network, and each of its desks has one or two pages in view. */
export const openPages = { ofOneNetwork: 500, inAll: 2_000 };

/** Milliseconds a client may take, and how many may be there. */
export const connections = {
  /** For address and headers: one packet, two on a bad line. */
  head: 10_000,
  /** For the whole request: a file of 20 MB over 2 Mbit/s. */
  request: 90_000,
  /** Without a byte either way: who does not read the answer is let go. An open page's stream beats three times as often. */
  silence: 120_000,
  /** Between two requests; longer than the minute that proxies wait, so that they never write to a line that is being closed. */
  idle: 65_000,
  /** How often all of this is looked after. */
  check: 5_000,
  /** Two thousand open pages with a stream, and as many requests again; each costs some tens of kilobytes. */
  most: 5_000,
};
