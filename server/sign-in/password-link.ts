/** Links that let their holder choose a password: an invitation, or a way back for whoever has forgotten it. Each works once. */

export type LinkPurpose = 'invitation' | 'reset';

/**
 * An invitation waits for somebody to come back from holiday; a reset is asked for by whoever is about to use it, and the shorter it lies in an
 * inbox the better.
 */
const hours: Record<LinkPurpose, number> = { invitation: 7 * 24, reset: 24 };

export function expiryOf(purpose: LinkPurpose, now: Temporal.Instant): Temporal.Instant {
  return now.add({ hours: hours[purpose] });
}

export const lifeWords: Record<LinkPurpose, string> = { invitation: 'syv dage', reset: 'et døgn' };

/** Mails that one account can be sent within an hour, so that nobody's inbox is filled by others. */
export const resetsPerHour = 3;

export function linkAddress(base: string, token: string): string {
  return `${base}/adgangskode/${token}`;
}
