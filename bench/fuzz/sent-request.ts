/** What a run sends. */

export type HttpRequest = {
  /** What it is about; `page`: something is read. */
  kind: 'page' | 'form' | 'file';
  method: string;
  path: string;
  headers: [string, string][];
  body?: Buffer;
};
/** Written to a line of its own; `waits` for an answer, or hangs up at once. */
export type RawRequest = { kind: 'raw'; bytes: Buffer; waits: boolean };
export type FuzzRequest = HttpRequest | RawRequest;
export type Kind = FuzzRequest['kind'];
