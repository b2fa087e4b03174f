/**
 * What of an editor's save goes live at once where the organisation wants approval: a phone number, the hours and closure cannot wait, and are
 * approved after. Everything else waits.
 */
import { offerSchema } from '../offers/offer-schema.ts';
import { type Content, sameContent } from './carrying.ts';

export type Weighed = {
  /** What is live at once; undefined when nothing urgent has changed. */
  live: Content | undefined;
  /** Something waits. */
  waits: boolean;
};

/** `before`: what stands; undefined when nothing does. `planned`: it counts from a later date, and there is time to approve it. */
export function weighApproval(
  before: Content | undefined,
  after: Content,
  { planned }: { planned: boolean },
): Weighed {
  if (before?.state !== 'published' || planned) return { live: undefined, waits: true };
  const { phones, openingHours, validTo } = after.offer;
  const urgent = offerSchema.safeParse({ ...before.offer, phones, openingHours, validTo });
  const live: Content = {
    state: after.state === 'withdrawn' ? 'withdrawn' : 'published',
    offer: urgent.success ? urgent.data : before.offer,
  };
  if (sameContent(live, before)) return { live: undefined, waits: true };
  return { live, waits: !sameContent(live, after) };
}
