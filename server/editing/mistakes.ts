/** What is wrong with what was typed, and at which field: by its name in the form. */

export type Mistake = { field: string; message: string };

/** Gathered while a form is read; `at` is the same list, told from inside a part of the form. */
export type Mistakes = {
  add(field: string, message: string): void;
  at(part: string): Mistakes;
};

export function gatherMistakes(into: Mistake[], prefix = ''): Mistakes {
  const name = (field: string) => [prefix, field].filter((part) => part !== '').join('.');
  return {
    add: (field, message) => into.push({ field: name(field), message }),
    at: (part) => gatherMistakes(into, name(part)),
  };
}
