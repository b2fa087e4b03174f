/** The forms: an organisation is reminded, and somebody chooses how often they are. */
import { z } from 'zod';
import type { Account } from '../accounts/account.ts';
import { type Rhythm, rhythmLabels } from './rhythm.ts';

/** Where the button was pressed. */
export const boards = {
  helligdage: '/redaktion/helligdage/oversigt',
  kvalitet: '/redaktion/kvalitet',
};

export const requestForm = z.object({
  organisation: z.string().min(1, 'Vælg en organisation').max(200),
  tilbage: z.enum(['helligdage', 'kvalitet'], 'Siden kendes ikke'),
});

const sentRhythms = {
  'hver-uge': 'weekly',
  'hver-fjerde-uge': 'fourth-week',
  'slet-ikke': 'never',
} as const satisfies Record<string, Rhythm>;

const rhythmField = z
  .enum(['hver-uge', 'hver-fjerde-uge', 'slet-ikke'], 'Vælg, hvor tit')
  .transform((word): Rhythm => sentRhythms[word]);

export const choiceForm = z.object({ hyppighed: rhythmField });

/** A mail program asks with a field of its own, or with a body that is not read, for no more of them (RFC 8058); the page sends the choice. */
export const stopForm = z.object({
  'List-Unsubscribe': z.string().max(40),
  hyppighed: z.union([z.literal('').transform((): Rhythm => 'never'), rhythmField]),
});

export function rhythmChoices(chosen: Rhythm) {
  return Object.entries(sentRhythms).map(([value, rhythm]) => ({
    value,
    label: rhythmLabels[rhythm],
    chosen: rhythm === chosen,
  }));
}

/** Whether anything can come by the clock: others have nothing that waits for them. */
export function isReminded({ grants }: Pick<Account, 'grants'>): boolean {
  return grants.some(({ role }) => ['editor', 'approver', 'coordinator'].includes(role));
}
