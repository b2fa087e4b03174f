/** A word without its plural, definite and possessive endings, so that `akutpladserne` meets `akutplads`. Not linguistics: both sides are cut alike. */

const endings = ['erne', 'ene', 'er', 'en', 'et', 'e'];
/** What may stand before an ending: `rådgiver` in `rådgivere`; `abstinens`, which looks like a possessive, in `abstinenser`. */
const innerEndings = ['er', 'en'];
const shortest = 3;
/** Looks like a possessive, and would become another word. */
const whole = new Set(['demens']);
/** Small words without endings, as `skeleton` gives them: `sommer` is no `som`, and `denens` no `den`. */
const uninflected = new Set('dem den der det fem hos med nar som'.split(' '));

/** Of a word as `skeleton` gives it. */
export function stem(word: string): string {
  const stem = without(innerEndings, without(endings, word));
  return uninflected.has(stem) ? word : stem;
}

function without(some: readonly string[], word: string): string {
  if (whole.has(word)) return word;
  const rest = withoutPossessive(word);
  const ending = some.find((end) => rest.endsWith(end) && rest.length - end.length >= shortest);
  return withoutPossessive(
    withoutPair(ending === undefined ? rest : withoutLink(rest.slice(0, -ending.length))),
  );
}

function withoutPossessive(word: string): string {
  return word.length > shortest && /[^s]s$/.test(word) && !whole.has(word) ? word.slice(0, -1) : word;
}

/** centr(et) is cent(er). */
function withoutLink(word: string): string {
  return word.length > shortest + 1 ? word.replace(/([^aeiouy])r$/, '$1') : word;
}

/** hjemm(et) is hjem; middel is midl(et). */
function withoutPair(word: string): string {
  return word.replace(/([bdfgklmnprst])\1$/, '$1').replace(/(?<=..)([bdfgkpst])\1?el$/, '$1l');
}
