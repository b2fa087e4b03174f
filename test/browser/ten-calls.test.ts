/** The nurse's ten most typical calls, typed as one line: from the empty page to the number, without a mouse, every key press counted. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { bottomOf, eventually, hasFocus, openLookup, seatEach, textOf } from './open-browser.ts';

let page: Page;

seatEach(async (seat) => {
  ({ page } = seat);
  await openLookup(page, seat.service.url);
});

const line = () => page.getByRole('searchbox');
const chips = () => page.locator('.chip-text').allInnerTexts();

describe('ten calls on a Thursday at 14.30', () => {
  /**
   * `chips`: what the line is read as. `presses`: all keys until its number stands on the screen, letters and spaces too; Alt with a digit is two.
   * Of an offer without a number it is its row that says so.
   */
  type Call = {
    line: string;
    chips: string[];
    answer?: string;
    offer: string;
    number: string;
    presses: number;
  };
  const calls: Call[] = [
    {
      line: 'struer iv',
      chips: ['Struer', 'iv'],
      offer: 'Kommunal sygepleje, Struer',
      number: 'Nummer mangler',
      presses: 9,
    },
    {
      line: 'viborg iv',
      chips: ['Viborg', 'iv'],
      offer: 'Akutteamet i Viborg Kommune (akut hjemmesygepleje)',
      number: 'Nummer mangler',
      presses: 9,
    },
    {
      line: 'skive akutplads',
      chips: ['Skive', 'akutplads'],
      offer: 'Akutpladser på Marienlyst Centret, Skive',
      number: '99 15 54 01',
      presses: 15,
    },
    {
      line: '8600 psyk',
      chips: ['Silkeborg', 'Psykiatri'],
      offer: 'Akut Døgntilbud, kommunal del (Psykiatriens Hus Silkeborg)',
      number: '21 15 77 01',
      presses: 9,
    },
    {
      line: 'syddjurs psyk',
      chips: ['Syddjurs', 'Psykiatri'],
      offer: 'Akuttelefonen i Syddjurs (psykisk krise)',
      number: '51 35 64 76',
      presses: 13,
    },
    {
      line: 'samsø i nat',
      chips: ['Samsø', 'torsdag 17. december 2026 kl. 23.00'],
      offer: 'Hjemmesygeplejen på Samsø',
      number: '87 92 24 80',
      presses: 11,
    },
    { line: 'gift', chips: ['gift'], offer: 'Giftlinjen', number: '35 31 55 55', presses: 4 },
    {
      line: 'herning iv',
      chips: ['Herning', 'iv'],
      offer: 'Hospitalsvisitationen, Regionshospitalet Gødstrup',
      number: '78 43 22 22',
      presses: 10,
    },
    {
      line: 'randers lør 23.50',
      chips: ['Randers', 'lørdag 19. december 2026 kl. 23.50'],
      offer: 'Lægevagtens Natberedskab',
      number: '70 11 31 31',
      presses: 17,
    },
    {
      line: '8870 17 psyk',
      chips: ['17 år', 'Psykiatri'],
      answer: 'Randers',
      offer: 'Akutafdelingen, Regionshospitalet Randers',
      number: 'Nummer mangler',
      presses: 14,
    },
  ];

  test.each(calls)('»$line« → $number after $presses presses', async (call) => {
    let pressed = 0;
    const press = async (key: string) => {
      pressed += key.split('+').length;
      await page.keyboard.press(key);
    };
    await page.keyboard.type(call.line);
    pressed += call.line.length;
    await eventually(chips).toEqual(call.chips);
    if (call.answer) {
      const choice = page.locator('.question a', { hasText: call.answer });
      await press(`Alt+${await choice.getAttribute('data-key')}`);
      await eventually(chips).toEqual([call.answer, ...call.chips]);
      await eventually(() => hasFocus(line())).toBe(true);
    }
    const row = page.locator('#svar .offer-line', {
      has: page.getByRole('link', { name: call.offer, exact: true }),
    });
    expect(await textOf(row.locator('.offer-phone'))).toContain(call.number);
    const box = await row.locator('.offer-phone').boundingBox();
    expect((box?.y ?? 0) + 26, 'on the screen').toBeLessThan(900);
    expect(pressed).toBe(call.presses);
    // And on: down the list to the one she means, and its card.
    const offers = await page.locator('#svar .offer-name').allInnerTexts();
    for (let steps = 0; steps <= offers.indexOf(call.offer); steps++) await press('ArrowDown');
    await press('Enter');
    await eventually(() => textOf(page.locator('.card-head h2'))).toBe(call.offer);
    expect(await textOf(page.locator('.number :is(.number-big, strong)').first())).toContain(call.number);
    expect(await bottomOf(page, '.number')).toBeLessThan(900);
  });

  test('half of them need 14 presses or fewer', () => {
    const counts = calls.map(({ presses }) => presses).sort((a, b) => a - b);
    expect(counts.length).toBe(10);
    const median = ((counts[4] ?? Number.NaN) + (counts[5] ?? Number.NaN)) / 2;
    expect(median).toBeLessThanOrEqual(14);
  });
});
