/** What an offer is to a lookup (design §4): open in the window, of unknown hours, or closed in it. In the order they are shown. */
export const groups = ['fits', 'unknown', 'later'] as const;
export type Group = (typeof groups)[number];

/** What the results stand in, in this order: the groups, and then what only mentions the words. */
export const sections = [...groups, 'mentions'] as const;
export type Section = (typeof sections)[number];

/** As the page about the order tells them. */
export const sectionWords: Record<Section, string> = {
  fits: 'tilbud, der passer og er åbne i tidsrummet',
  unknown: 'tilbud med ukendt åbningstid',
  later: 'tilbud, der åbner senere',
  mentions:
    'tilbud, der kun nævner et søgeord under »Adgang« – hvor der står, hvem der kan henvise, hvordan, og hvem der svarer – når andre nævner det andre steder',
};
