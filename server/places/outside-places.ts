/** The names of places outside the region, as the file in `seed/` keeps them: commas or lines between them, `#` begins a remark. */
import { skeleton } from '../danish-text.ts';

/** The message holds one line per mistake. */
export class OutsideMistake extends Error {}

/** @throws OutsideMistake naming the line, for what is no name and for a name given twice */
export function parseOutside(text: string): string[] {
  const seen = new Set<string>();
  const mistakes: string[] = [];
  const names = text.split(/\r?\n/).flatMap((line, i) => {
    const content = line.replace(/#.*$/, '').trim();
    return content === ''
      ? []
      : content.split(',').map((part) => {
          const name = part.trim();
          const key = skeleton(name);
          if (!/^\p{L}[\p{L} -]+$/u.test(name))
            mistakes.push(`linje ${i + 1}: »${name}« er ikke et stednavn`);
          else if (seen.has(key)) mistakes.push(`linje ${i + 1}: »${name}« står der allerede`);
          seen.add(key);
          return name;
        });
  });
  if (mistakes.length > 0) throw new OutsideMistake(mistakes.join('\n'));
  return names;
}
