/** What an offer is to a lookup (design §4): open in the window, of unknown hours, or closed in it. In the order they are shown. */
export const groups = ['fits', 'unknown', 'later'] as const;
export type Group = (typeof groups)[number];
