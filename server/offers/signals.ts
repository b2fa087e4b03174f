/** What is said about an offer besides its entry, at this moment. */
import type { CapacityReport } from './capacity.ts';
import type { OpenFault } from './caution.ts';
import type { Confirmations } from './confirmation.ts';
import type { HolidayConfirmations } from './holiday-hours.ts';

export type OfferSignals = {
  confirmations: Confirmations;
  /** Reported and not answered by the owner. */
  faults: readonly OpenFault[];
  /** The newest, expired or not. */
  capacity: CapacityReport | undefined;
  /** Of the days around the holidays. */
  holidays: HolidayConfirmations;
};

/** By the offer's id; an offer nobody has said anything about is not in it. */
export type Signals = ReadonlyMap<string, OfferSignals>;

export const noSignals: OfferSignals = { confirmations: {}, faults: [], capacity: undefined, holidays: {} };
