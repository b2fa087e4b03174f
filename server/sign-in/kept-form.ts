/**
 * A form sent by somebody whose session has ended. The sign-in page carries it along, sealed in one field, and offers to send it again; the server
 * keeps nothing, and the one who has signed in sees what is about to be sent and decides.
 */
import { parseQuery } from '../query-string.ts';
import { localPath } from './local-path.ts';

export type KeptForm = { action: string; fields: { name: string; value: string }[] };

/** As characters of a body: with the four thirds that sealing costs, it must fit into one form again. */
export const longestKept = 600_000;

/** Forms that hold a password or code are not carried: they are typed anew. */
export function mayBeKept(path: string, body: string): boolean {
  return (
    localPath(path) !== undefined &&
    !/^\/(?:konto|log-ind|adgangskode)(?:\/|$)/.test(path) &&
    body.length <= longestKept
  );
}

export function sealed(body: string): string {
  return Buffer.from(body, 'utf8').toString('base64url');
}

/** Undefined when there is none, or it leads elsewhere. */
export function keptForm(path: string | undefined, seal: string | undefined): KeptForm | undefined {
  const action = localPath(path);
  if (!action || !seal) return undefined;
  const body = Buffer.from(seal, 'base64url').toString('utf8');
  if (!mayBeKept(action, body)) return undefined;
  const fields = [...parseQuery(`?${body}`)].flatMap(([name, { values }]) =>
    values.map((value) => ({ name, value })),
  );
  return { action, fields };
}
