/** How much the directory knows, counted from the directory itself. */
import { type Catalogue, offersAt } from '../catalogue/catalogue.ts';
import { fillers } from '../lookup/filler-words.ts';
import { sections, sectionWords } from '../lookup/group.ts';
import { waits, waitWords } from '../lookup/lookup-window.ts';
import { orderRules } from '../lookup/match-order.ts';
import { signalsOf } from '../offers/offer-references.ts';
import { readablePhones } from '../offers/phone-choice.ts';
import { verificationAt } from '../offers/verification.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';

export function aboutPage(catalogue: Catalogue, now: Temporal.ZonedDateTime) {
  const offers = offersAt(catalogue, minuteOf(now));
  return {
    waits: { admission: waitWords(waits.admission), municipal: waitWords(waits.municipal) },
    sections: sections.map((id) => sectionWords[id]),
    orderRules: orderRules.map(({ words }) => words),
    fillers,
    total: offers.length,
    verified: offers.filter(
      (offer) => verificationAt(offer, now, signalsOf(offer, catalogue).confirmations).kind === 'verified',
    ).length,
    withHours: offers.filter((offer) => offer.openingHours.kind !== 'unknown').length,
    withNumber: offers.filter((offer) => readablePhones(offer, {}).length > 0).length,
  };
}
