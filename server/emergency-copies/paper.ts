/** What stands on every page of a copy on A4: whose it is, what part, when it was true, where it is from, and which page it is. */
import type { EmergencyCopy } from './emergency-copy.ts';

export function paperStyle(copy: EmergencyCopy): string {
  const whose = copy.edition === 'staff' ? 'Til visitationen – må ikke deles videre · ' : '';
  const title = `${whose}Nødkopi · ${copy.name}`;
  return [
    '@page{size:A4;margin:19mm 13mm 17mm;',
    box('top-left', cssText(title)),
    box('top-right', cssText(`Oplysninger fra ${copy.stamp.words}`)),
    box('bottom-left', cssText(`Kilde: Akutoverblik, ${copy.source.host}. Forældet efter 24 timer.`)),
    box('bottom-right', `"Side " counter(page) " af " counter(pages)`),
    '}',
    ...copy.sections.map(
      ({ id, heading }) =>
        `@page ${id}{${box('top-left', cssText(`${title} · ${heading}`))}}.way-${id}{page:${id}}`,
    ),
  ].join('');
}

function box(place: string, content: string): string {
  return `@${place}{content:${content};font:8.5pt system-ui,sans-serif}`;
}

/** A string of CSS that nothing typed can end, nor the element it stands in. */
function cssText(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,·–]/gu, (sign) => `\\${sign.codePointAt(0)?.toString(16)} `)}"`;
}
