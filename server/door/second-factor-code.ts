/** Six digits that an app shows and that change each half minute (RFC 6238), and the codes on paper that stand in for them. */
import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

const issuer = 'Akutoverblik';
const period = 30;

export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the app reads from the picture. */
export function keyAddress(secret: string, email: string): string {
  return new TOTP({ issuer, label: email, secret, period }).toString();
}

/** The step the code belongs to: this one, or the one before or after for a clock that is off. Undefined for a wrong code. */
export function stepOfCode(secret: string, code: string, now: Temporal.Instant): number | undefined {
  const timestamp = now.epochMilliseconds;
  const totp = new TOTP({ secret, period });
  const delta = totp.validate({ token: code.replace(/\s/g, ''), timestamp, window: 1 });
  return delta === null ? undefined : totp.counter({ timestamp }) + delta;
}

/** Without letters and digits that look alike. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
export const recoveryCodeCount = 10;

/** Ten codes of 79 bits, in groups of four. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () =>
    Array.from({ length: 4 }, () =>
      Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join(''),
    ).join('-'),
  );
}

/** A code as typed, with or without spaces, hyphens and capitals, as it is hashed. */
export function sameRecoveryCode(code: string): string {
  return code.toLowerCase().replace(/[^a-z0-9]/g, '');
}
