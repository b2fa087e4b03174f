/**
 * Passwords as they are stored: argon2id (RFC 9106) with its salt and cost in the text, so that the cost can be raised and old ones follow at the
 * next sign-in. 19 MiB and two passes is OWASP's least (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html); Node
 * works on four at once, so a flood of tries holds 76 MiB and the lookup, which is on another thread, goes on.
 */
import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const compute = promisify(argon2);

type Cost = { memory: number; passes: number; parallelism: number };

/** Memory in KiB. */
const today: Cost = { memory: 19_456, passes: 2, parallelism: 1 };
const tagLength = 32;
const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

export async function hashOfPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive(password, nonce, today);
  return `$argon2id$v=19$${costText(today)}$${base64(nonce)}$${base64(tag)}`;
}

/** Costs the same whether or not there is a hash to compare with, so that the time says nothing about who has an account. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, memory, passes, parallelism, nonce, tag] = form.exec(hash ?? '') ?? form.exec(nobodys) ?? [];
  if (!nonce || !tag) throw new Error('a stored password cannot be read');
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const expected = Buffer.from(tag, 'base64');
  const derived = await derive(password, Buffer.from(nonce, 'base64'), cost);
  return timingSafeEqual(derived, expected) && hash !== undefined;
}

/** Made with another cost than today's. */
export function isOutdated(hash: string): boolean {
  return !hash.includes(`$${costText(today)}$`);
}

const nobodys = `$argon2id$v=19$${costText(today)}$${base64(randomBytes(16))}$${base64(randomBytes(tagLength))}`;

function derive(password: string, nonce: Buffer, cost: Cost): Promise<Buffer> {
  // One letter can be typed in two ways; ø and å are.
  return compute('argon2id', { message: password.normalize('NFC'), nonce, tagLength, ...cost });
}

function costText({ memory, passes, parallelism }: Cost): string {
  return `m=${memory},t=${passes},p=${parallelism}`;
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replaceAll('=', '');
}
