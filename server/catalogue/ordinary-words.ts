/**
 * Words of any call that are spelled as they are meant: when no offer mentions them that is told, and they are not guessed to be another
 * word, `forvirret` not `forværret`, `kold` not `vold`.
 */
import { stem } from '../danish-stem.ts';
import { skeleton } from '../danish-text.ts';

const words = `
  arm ben finger fod fødder hals hofte hoved hud hånd håndled knæ lunge mave nakke ryg skulder storetå tå ankel albue bryst
  blod feber febril hoste kvalme kramper kulderystelser opkast smerte svimmel svimmelhed udslæt urin vejrtrækning åndenød
  bange bevidstløs bleg fejler forvirret fået gråd græder hævet kold konfus ked led mørk rask rød sløv syg træt uklar urolig varm vred vågen våd øm ældre
  bror datter mor moren far faren søn søster nabo
  ansigt balle blære brok gigt hage hals isse kind knogle krop kæbe led lever livmoder læbe migræne mund muskel navle negl nyre næse pung ribben rygrad
  tarm tinding tunge tåen tæer vene vorte ødem øjenlåg øre
  bider blodig blød brudt brændt døsig fuld glad hård hæs klamme lam lammet lidt mat nøgen panisk ramt rigelig rolig rødme skæv slap slidt stiv
  svag sved svimlende tung tynd tørst urørlig vild ædru
  bjørn dreng enke herre hest hund kat kone kæreste lærer slange svoger tvilling vidne
  bil bord cykel gulv køkken seng stige stol tag trappe træ vand
  benzo dråber indlagt insulin morfin pille piller pumpe recept sukker
`;

const stems: ReadonlySet<string> = new Set(
  words
    .trim()
    .split(/\s+/)
    .map((word) => stem(skeleton(word))),
);

/** Of a word as `skeleton` gives it. */
export function isOrdinary(word: string): boolean {
  return stems.has(stem(word));
}
