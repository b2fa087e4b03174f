/** A word without its plural, definite and possessive endings, so that `akutpladserne` meets `akutplads`. Not linguistics: both sides are cut alike. */

const endings = [
  'ernes',
  'erens',
  'erne',
  'enes',
  'eren',
  'ene',
  'ers',
  'ets',
  'ens',
  'er',
  'en',
  'et',
  'es',
  'e',
];
/** A short word is easily cut to another one: `demens` is not `dem` + `ens`. */
const shortestStem = (ending: string) => (ending.length < 3 ? 3 : 4);

/** Of a word as `skeleton` gives it. */
export function stem(word: string): string {
  const ending = endings.find((end) => word.endsWith(end) && word.length - end.length >= shortestStem(end));
  const cut = ending === undefined ? word : word.slice(0, -ending.length);
  // hjemm(et) and hjem are one.
  return ending !== undefined && /([bdfgklmnprst])\1$/.test(cut) ? cut.slice(0, -1) : cut;
}
