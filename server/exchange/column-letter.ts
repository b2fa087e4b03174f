/** The letters a spreadsheet counts its columns with. */

/** 2 → `C` */
export function columnLetter(at: number): string {
  return at < 26
    ? String.fromCharCode(65 + at)
    : columnLetter(Math.floor(at / 26) - 1) + columnLetter(at % 26);
}

/** `C5` → 2 */
export function columnNumber(reference: string): number {
  let number = 0;
  for (const letter of reference.replace(/\d+$/, '')) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
