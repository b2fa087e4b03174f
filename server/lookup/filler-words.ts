/**
 * Words of a call that say nothing about which offer; they are passed over, and `/om` prints them. Those that stand in the texts of offers too
 * ("i", "med") never tell one offer from another; the others must stand in no name and no synonym.
 */
import { fold, skeleton } from '../danish-text.ts';

export const fillers: readonly { words: string; are: string }[] = [
  {
    are: 'småord',
    words:
      'i på til og en et den det der som har haft skal have med for fra af at kan jeg han hun er ved hos om vi de sig sin sit sine også eller men når så ikke være været bliver blevet får vil gerne lige her ham hende hans hendes mig min mit os dem on hen klare klarer kendt kender stoppet stopper kunne ville skulle må måtte noget nogen selv bare lige igen længere gør gøre kommer komme siger sagt ser siden tror synes',
  },
  { are: 'spørgsmål', words: 'hvor hvem hvad hvordan ringer ringe ring tlf tak hej' },
  {
    are: 'ord for den, det gælder',
    words:
      'alder man behov brug borger borgeren patient patienten pt bor kvinde dame damen kone konen mand hr fru herre pige dreng farmor mormor farfar morfar hustru',
  },
];

const words = fillers.flatMap(({ words }) => words.split(' '));
const spelled: ReadonlySet<string> = new Set(words.map(fold));
/** As on a keyboard without Danish letters: `pa`, `nar`. */
const bare: ReadonlySet<string> = new Set(words.map(skeleton));

/** However its letters are written, but who typed a Danish letter meant it: `hår` is not `har`. */
export function isFiller(word: string): boolean {
  const folded = fold(word);
  return spelled.has(folded) || bare.has(folded);
}
