/** What is made of a word is made once: a directory is built again for each save, of nearly the same words. */

const mostRemembered = 50_000;

export function remembered<Made>(make: (word: string) => Made): (word: string) => Made {
  const known = new Map<string, Made>();
  return (word) => {
    if (known.size >= mostRemembered) known.clear();
    return known.getOrInsertComputed(word, make);
  };
}
