/** What people, programs and attackers type: some of it right, most of it nearly so. Deterministic for a seed. */
import type { Random } from '../seeded-random.ts';

const right = [
  ...[
    '',
    '1',
    '0',
    '17',
    '84',
    '120',
    'ja',
    'nu',
    'alle',
    'iv',
    'gift',
    'struer 84 iv i aften',
    'Horsens',
    '8700',
  ],
  ...['0615', '8870', 'kommunalt', 'indlaeggelse', 'naeste-dag', 'psykiatri', 'somatik', '2026-12-24T18:00'],
  ...[
    '2026-12-24',
    '24/12',
    '24.12.2026',
    'i morgen kl 14',
    'lørdag 14',
    '8-16',
    '22:00-06:00',
    '99 00 00 01',
  ],
  ...[
    '+4599000001',
    '112',
    'kommune-horsens',
    'horsens',
    'en@eksempel.dk',
    'en god lang adgangskode',
    'Opdigtet',
  ],
];
const odd = [
  ...[
    '-1',
    '1e309',
    'NaN',
    '0x10',
    '9007199254740993',
    '99999999999999999999',
    '300',
    '³',
    '١٧',
    '2026-02-30',
  ],
  ...[
    '2026-13-01T25:61',
    '0000-00-00',
    '-271821-04-20',
    '+275760-09-13T00:00',
    '+999999-12-31',
    'T',
    '24/',
    '00:60',
  ],
  ...[
    '2026-03-29T02:30',
    '2026-10-25T02:30',
    '1900-01-01T00:00',
    '9999-12-31T23:59',
    'kl 25',
    'uge 54',
    '31/2',
  ],
  ...[
    "' OR 1=1 --",
    '"; DROP TABLE offer; --',
    '<script>alert(1)</script>',
    '{{7*7}}',
    '#{7*7}',
    '<%= it %>',
    '../../etc/passwd',
  ],
  ...[
    '..\\..\\windows',
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'add:constructor',
    'remove:__proto__',
    'valueOf',
    'length',
    'null',
    'undefined',
  ],
  ...['true', '=1+1', '@SUM(A1)', '(?:a+)+$', '.*', '%', '%s%n', '%00', '\u0000', '\u202Eabc', '\uFEFF'],
  ...[
    '\uD800',
    '👩‍👩‍👧‍👦',
    'ﬁ',
    'İstanbul',
    'ẞ',
    'æøåÆØÅ',
    'a\u030A',
    '\r\nSet-Cookie: a=b',
    '\t',
    ' ',
    '+',
    '&',
    '=',
    '?',
    '#',
    '/',
    '\\',
  ],
];
const letters = [...'abcdefghijklmnopqrstuvwxyzæøå0123456789-_.:/ ,;%&=+?#[]{}()<>"\'\\\u0000\n\r\té€𝄞'];

export function oddValue(random: Random): string {
  const kind = random.below(10);
  if (kind < 4) return random.pick(right);
  if (kind < 7) return random.pick(odd);
  if (kind === 7) return noise(random, 1 + random.below(30));
  if (kind === 8) return mutated(random.pick(right), random);
  return random
    .pick([...right, ...odd, 'a', 'æ ', '1', '('])
    .repeat(1 + random.below(random.chance(0.1) ? 2_000 : 40));
}

/** A letter or some taken out, doubled, put in or swapped. */
export function mutated(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const to = at + random.below(4);
  const [before, cut, after] = [text.slice(0, at), text.slice(at, to), text.slice(to)];
  return random.pick([
    before + after,
    before + cut + cut + after,
    before + noise(random, 2) + after,
    after + cut + before,
  ]);
}

export function noise(random: Random, length: number): string {
  return Array.from({ length }, () => random.pick(letters)).join('');
}

export function noiseBytes(random: Random, length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => random.below(256)));
}

/** As a browser writes it in an address or a form; now and then broken. */
export function encoded(text: string, random: Random): string {
  if (random.chance(0.03)) return random.pick(['%', '%E0%A4%A', '%zz', '%ff%fe', '%00', '%C0%AF', '+%2B+']);
  return encodeURIComponent(text.toWellFormed());
}
