/**
 * Lines kept for the minute they are true in. The same offers are listed again and again, for different questions at the same moment; what
 * a line says depends on nothing else that was asked.
 */
import { type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import { type OfferLine, offerLine } from './offer-line.ts';
import type { References } from './offer-references.ts';
import type { Offer } from './offer-schema.ts';

type Lines = { minute: Minute; byMoment: Map<string, Map<Offer, OfferLine>>; count: number };

const mostLines = 5_000;
const known = new WeakMap<References, Lines>();

/** As `offerLine`, of which it is the memory. `status` is the offer's own at `at`. */
export function lineInMinute(...asked: Parameters<typeof offerLine>): OfferLine {
  const [offer, , at, now, references, moment] = asked;
  const minute = minuteOf(now);
  let lines = known.get(references);
  if (lines?.minute !== minute || lines.count >= mostLines) {
    lines = { minute, byMoment: new Map(), count: 0 };
    known.set(references, lines);
  }
  const ofMoment = lines.byMoment.getOrInsertComputed(`${at} ${moment}`, () => new Map());
  const line = ofMoment.get(offer);
  if (line) return line;
  const made = offerLine(...asked);
  ofMoment.set(offer, made);
  lines.count += 1;
  return made;
}
