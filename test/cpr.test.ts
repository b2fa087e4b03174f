/** What looks like a CPR number is known as one, however it is written; what else has ten digits or dates is left alone. The numbers are made up. */
import { describe, expect, test } from 'vitest';
import { holdsCpr } from '../server/cpr.ts';

describe('a CPR number', () => {
  test.each([
    '0101901234',
    '010190-1234',
    '010190 1234',
    '010190 - 1234',
    '01 01 90 1234',
    '01.01.90-1234',
    '010190–1234',
    'borger 311299-4321 med sår',
    'cpr:2902041111.',
    '(300665-9999)',
    '010190\u20111234',
    '010190\u22121234',
    '01-01-90-1234',
    '01-01-90 9999',
    '01/01/90-1234',
    '010190/1234',
    '010190_1234',
    '０１０１９０-１２３４',
  ])('%s', (text) => {
    expect(holdsCpr(text)).toBe(true);
  });
});

describe('no CPR number', () => {
  test.each([
    '87 84 01 00',
    '8784 0100',
    '+45 31 12 99 43',
    '+4531129943',
    '20 12 34 56, 78 43 22 22',
    'kl. 07.00–15.00',
    '24/12-2026',
    '2026-12-24',
    '450190-1234',
    '011390-1234',
    '5790001234567',
    'struer 84 iv i aften',
    '0101901',
    '010190123456',
    'ab010101-1234-4123-8123-0123456789ab',
    '01-12-2026',
    '01/12-2026 kl. 10',
    '10-12-26 08.00',
    'randers 24-12-26 2200',
    '24/12/26 0800',
  ])('%s', (text) => {
    expect(holdsCpr(text)).toBe(false);
  });
});
