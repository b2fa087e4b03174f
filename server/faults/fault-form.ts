/** The form in which any reader reports a mistake in an entry, and the one in which its owner answers. */
import { z } from 'zod';
import type { FaultKind } from '../offers/caution.ts';

/** What a reader may choose; `no-answer` has a button of its own. */
export const reportableFaults = {
  nummer: { kind: 'number', label: 'Nummeret er forkert' },
  aabningstid: { kind: 'hours', label: 'Åbningstiden er forkert' },
  maalgruppe: { kind: 'target-group', label: 'Målgruppen er forkert' },
  adgang: { kind: 'access', label: 'Man kommer ind på en anden måde' },
  lukket: { kind: 'closed', label: 'Tilbuddet findes ikke længere' },
  andet: { kind: 'other', label: 'Noget andet' },
} as const satisfies Record<string, { kind: FaultKind; label: string }>;

type Reportable = keyof typeof reportableFaults;

const longestText = 1_000;
const longestContact = 120;

const words = (most: number) => z.string('Skriv det én gang').trim().max(most, `Højst ${most} tegn`);

/** `hjemmeside` is a field that people do not see: whoever fills it in is a program. */
export const faultForm = z.object({
  hvad: z.enum(Object.keys(reportableFaults) as [Reportable, ...Reportable[]], 'Vælg, hvad der er forkert'),
  besked: words(longestText),
  kontakt: words(longestContact),
  hjemmeside: z.string(),
});

export const answerForm = z.object({
  svar: z.enum(['rettet', 'passer'], 'Vælg, om det er rettet, eller om det passede'),
  besked: words(longestText),
  melding: z.array(z.string().regex(/^\d{1,12}$/)).min(1, 'Vælg mindst én melding'),
});
