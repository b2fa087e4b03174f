/** Small numbers in words: `klokken ti`, `om to timer`. Elsewhere in a line they count something. */
export const numberWords: ReadonlyMap<string, number> = new Map([
  ['en', 1],
  ...'et to tre fire fem seks syv otte ni ti elleve tolv'
    .split(' ')
    .map((word, i): [string, number] => [word, i + 1]),
]);
