/** One word or more of everything that calls hold: what the tests of "any line" draw from. A new kind of word gets a line here. */
export const callWords: readonly string[] = [
  // Places: one, of several names, two of them, and what may be a word.
  ...['struer', 'viborg', '8700', 'tarm', 'lem', 'syd djurs', '"randers"', 'randrs'],
  // Outside the region.
  ...['thisted', '2100 københavn ø', 'i aalborg'],
  // Partly outside, where somebody is, and what is denied.
  ...['vejle', '7100', 'er i skive', 'ikke struer men'],
  // Ages: one, another, of a child, and what is none.
  ...['84', '17 år', '3', '84-årig', '3 mdr', 'nyfødt', '2 børn'],
  // Moments: said, in words, of the past, and of no calendar.
  ...[
    'i',
    'aften',
    'lørdag',
    'kl',
    'kl.',
    '14',
    '24/12',
    'kl 25',
    'bp 80/40',
    '31/2',
    'næste',
    'dag',
    'tid',
    'morgen',
    'nu',
  ],
  ...[
    'klokken ti',
    'kl otte',
    'om to timer',
    'om',
    'timer',
    'i går',
    'i forgårs',
    'i går aftes',
    'sidste',
    'uge',
  ],
  // What is not wanted.
  ...['ikke', 'uden', 'undgå', 'vil ikke indlægges', 'uden iv', 'lev uden vold'],
  // Telephone numbers, whole and cut.
  ...['70113131', '70 11 31 31', '+45 70113131', '0045 70113131', '70', '1813'],
  // Ways in, domains, and words that are searched.
  ...['kommunalt', 'psyk', 'åben', 'indlæggelse', 'iv', 'sårpleje', 'crp'],
  ...['"', '\u202Eæøå', "'; drop", '<b>', '<%= it %>'],
];
