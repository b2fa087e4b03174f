/**
 * The one rule of versions: the catalogue at a moment, as known at another, is per offer the version with the latest date of effect among
 * those recorded by then and in effect by then.
 */
import { describe, expect, test } from 'vitest';
import { type OfferVersion, versionsAt } from '../../server/catalogue/offer-version.ts';
import { exampleOffer } from '../example-offers.ts';
import { danishTime } from '../start-service.ts';

/** Recorded, in effect from, and what the offer was called then. Written in the order of recording. */
type Saved = [recorded: string, effective: string, name: string, state?: OfferVersion['state']];

function versions(...saved: Saved[]): OfferVersion[] {
  return saved.map(([recorded, effective, name, state = 'published'], i) => {
    const offer = exampleOffer({ name, slug: 'eksempel' });
    return {
      sequence: i + 1,
      offerId: offer.id,
      recordedAt: danishTime(recorded).toInstant(),
      effectiveFrom: danishTime(effective).toInstant(),
      author: 'eksempel',
      reason: 'Eksempel',
      state,
      offer,
    };
  });
}

function nameAt(saved: OfferVersion[], moment: string, knownAt = moment): string {
  const [version] = versionsAt(saved, danishTime(moment).toInstant(), danishTime(knownAt).toInstant());
  return version?.offer.name ?? 'nothing';
}

const day = (date: string) => `${date}T12:00`;

describe('a change entered in advance', () => {
  const saved = versions(
    [day('2026-11-01'), day('2026-11-01'), 'Old'],
    [day('2026-12-01'), '2027-01-01T00:00', 'New'],
  );
  test.each([
    ['before the offer existed', '2026-10-31T12:00', 'nothing'],
    ['the last minute of the year', '2026-12-31T23:59', 'Old'],
    ['from midnight', '2027-01-01T00:00', 'New'],
  ])('%s', (_, moment, name) => {
    expect(nameAt(saved, moment, '2027-02-01T12:00')).toBe(name);
  });

  test('is not known before it was recorded', () => {
    expect(nameAt(saved, '2027-01-01T00:00', '2026-11-30T12:00')).toBe('Old');
    expect(nameAt(saved, '2027-01-01T00:00', '2026-12-01T12:00')).toBe('New');
  });
});

describe('a correction', () => {
  test('replaces what it corrects', () => {
    const saved = versions(
      [day('2026-11-01'), day('2026-11-01'), 'Wrong number'],
      [day('2026-11-02'), day('2026-11-02'), 'Right number'],
    );
    expect(nameAt(saved, day('2026-11-03'))).toBe('Right number');
    expect(nameAt(saved, day('2026-11-01'))).toBe('Wrong number');
  });

  test('made with effect backwards counts from then, but was not known then', () => {
    const saved = versions(
      [day('2026-11-01'), day('2026-11-01'), 'Wrong number'],
      [day('2026-11-10'), day('2026-11-05'), 'Right number'],
    );
    expect(nameAt(saved, day('2026-11-06'), day('2026-11-11'))).toBe('Right number');
    expect(nameAt(saved, day('2026-11-06'), day('2026-11-06'))).toBe('Wrong number');
    expect(nameAt(saved, day('2026-11-04'), day('2026-11-11'))).toBe('Wrong number');
  });

  test('of today does not undo what is planned for later', () => {
    const saved = versions(
      [day('2026-11-01'), day('2026-11-01'), 'Old'],
      [day('2026-11-02'), '2027-01-01T00:00', 'Planned'],
      [day('2026-11-03'), day('2026-11-03'), 'Corrected'],
    );
    expect(nameAt(saved, day('2026-12-01'))).toBe('Corrected');
    expect(nameAt(saved, day('2027-01-02'))).toBe('Planned');
  });

  test('of the same date of effect: the latest recorded', () => {
    const saved = versions(
      [day('2026-11-01'), '2027-01-01T00:00', 'First'],
      [day('2026-11-02'), '2027-01-01T00:00', 'Second'],
    );
    expect(nameAt(saved, '2027-01-01T00:00')).toBe('Second');
    expect(nameAt(saved.toReversed(), '2027-01-01T00:00')).toBe('Second');
  });

  test('recorded in the same instant: the one recorded last, in whatever order they are read', () => {
    const saved = versions(
      [day('2026-11-01'), day('2026-11-01'), 'First'],
      [day('2026-11-01'), day('2026-11-01'), 'Second'],
    );
    expect(nameAt(saved, day('2026-11-01'))).toBe('Second');
    expect(nameAt(saved.toReversed(), day('2026-11-01'))).toBe('Second');
  });
});

describe('an offer that is withdrawn', () => {
  const saved = versions(
    [day('2026-11-01'), day('2026-11-01'), 'Open'],
    [day('2026-11-20'), '2026-12-01T00:00', 'Open', 'withdrawn'],
  );
  test('is gone from its date, not from the day it was entered', () => {
    expect(nameAt(saved, '2026-11-30T23:59')).toBe('Open');
    expect(nameAt(saved, '2026-12-01T00:00')).toBe('nothing');
  });

  test('can come back', () => {
    const back = [...saved, ...versions([day('2027-02-01'), day('2027-02-01'), 'Open again'])];
    expect(nameAt(back, day('2027-01-31'))).toBe('nothing');
    expect(nameAt(back, day('2027-02-01'))).toBe('Open again');
  });
});

test('a draft has never been there, and hides nothing', () => {
  const saved = versions(
    [day('2026-11-01'), day('2026-11-01'), 'Published'],
    [day('2026-11-02'), day('2026-11-02'), 'Draft', 'draft'],
  );
  expect(nameAt(saved, day('2026-11-03'))).toBe('Published');
  expect(nameAt(saved.slice(1), day('2026-11-03'))).toBe('nothing');
});

test('nothing saved, nothing there', () => {
  expect(nameAt([], day('2026-11-03'))).toBe('nothing');
});

test('"as it was at 02.13 last night" is the moment and the knowledge of then', () => {
  const saved = versions(
    ['2026-11-01T12:00', '2026-11-01T12:00', 'Evening'],
    ['2026-12-01T02:14', '2026-12-01T02:00', 'Corrected in the night'],
  );
  expect(nameAt(saved, '2026-12-01T02:13', '2026-12-01T02:13')).toBe('Evening');
  expect(nameAt(saved, '2026-12-01T02:13', '2026-12-01T08:00')).toBe('Corrected in the night');
});
