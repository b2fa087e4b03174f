/** What a page printed by Chromium says, without its spaces. */
import { inflateSync } from 'node:zlib';

/** The words of each page of a PDF of Chromium's: its text is written in numbers of glyphs, and each font says which letter a number is. */
export function pagesOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  const objects = new Map<string, { dictionary: string; stream: string }>();
  for (const [, id = '', body = ''] of text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\sendobj/g)) {
    const at = body.indexOf('stream\n');
    const dictionary = at < 0 ? body : body.slice(0, at);
    const packed = at < 0 ? '' : body.slice(at + 7, body.lastIndexOf('endstream'));
    const isPacked = dictionary.includes('/FlateDecode');
    objects.set(id, { dictionary, stream: isPacked ? unpacked(packed) : packed });
  }
  const lettersOf = new Map<string, Map<string, string>>();
  const letters = (font: string) =>
    lettersOf.getOrInsertComputed(font, () => {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.dictionary ?? '')?.[1];
      return glyphs(objects.get(map ?? '')?.stream ?? '');
    });
  return [...objects.values()]
    .filter(({ dictionary }) => /\/Type \/Page\b(?!s)/.test(dictionary))
    .map(({ dictionary }) => {
      const fonts = new Map(
        [...(/\/Font <<([\s\S]*?)>>/.exec(dictionary)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(
          ([, name = '', id = '']) => [name, id],
        ),
      );
      const contents = [...(/\/Contents \[?([^\]/]*)/.exec(dictionary)?.[1] ?? '').matchAll(/(\d+) 0 R/g)];
      const drawn = contents.map(([, id = '']) => objects.get(id)?.stream ?? '').join('\n');
      return wordsDrawn(drawn, (name) => letters(fonts.get(name) ?? ''));
    });
}

function unpacked(packed: string): string {
  return inflateSync(Buffer.from(packed, 'latin1')).toString('latin1');
}

function glyphs(map: string): Map<string, string> {
  const known = new Map<string, string>();
  const letterOf = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');
  for (const [, block = ''] of map.matchAll(/beginbfchar\s([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', letter = ''] of block.matchAll(/<(\w{4})> <(\w+)>/g))
      known.set(glyph.toUpperCase(), letterOf(letter));
  for (const [, block = ''] of map.matchAll(/beginbfrange\s([\s\S]*?)endbfrange/g))
    for (const [, from = '', to = '', letter = ''] of block.matchAll(/<(\w{4})> <(\w{4})> <(\w{4})>/g))
      for (let i = 0; i <= Number.parseInt(to, 16) - Number.parseInt(from, 16); i++)
        known.set(
          (Number.parseInt(from, 16) + i).toString(16).padStart(4, '0').toUpperCase(),
          String.fromCharCode(Number.parseInt(letter, 16) + i),
        );
  return known;
}

function wordsDrawn(drawn: string, fontNamed: (name: string) => Map<string, string>): string {
  let font = new Map<string, string>();
  let words = '';
  for (const [, name, array, single] of drawn.matchAll(/\/(\w+) [\d.]+ Tf|\[([^\]]*)\] TJ|<(\w+)> Tj/g)) {
    if (name !== undefined) font = fontNamed(name);
    const hex =
      single === undefined
        ? [...(array ?? '').matchAll(/<(\w+)>/g)].map(([, run = '']) => run).join('')
        : single;
    words += (hex.match(/\w{4}/g) ?? []).map((glyph) => font.get(glyph.toUpperCase()) ?? '').join('');
    if (name === undefined) words += ' ';
  }
  return unspaced(words);
}

/** Letters are drawn one by one, some as one sign for two, and spaces as often as not. */
export function unspaced(words: string): string {
  return words.normalize('NFKC').replace(/\s+/g, '');
}
