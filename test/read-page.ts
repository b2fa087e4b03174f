/** A page as a person reads it: words, links and what the form holds, whatever the markup around them. */

/** Everything printed, in order, on one line. */
export function wordsOn(html: string): string {
  const body = html.replace(/<head>[\s\S]*?<\/head>/, '');
  // What is only marked goes on without a space.
  return plain(body.replace(/<\/?(?:strong|mark)>/g, '').replace(/<[^>]+>/g, ' '));
}

/** A link by its name (`aria-label` before text, without what is hidden from a screen reader), with the address it leads to. */
export function linksOn(html: string): { name: string; href: string }[] {
  return [...html.matchAll(/<a\s([^>]*)>([\s\S]*?)<\/a>/g)].map(([, attributes = '', inside = '']) => ({
    name: plain(attribute(attributes, 'aria-label') ?? read(inside)),
    href: attribute(attributes, 'href') ?? '',
  }));
}

function read(inside: string): string {
  return inside.replace(/<(\w+)[^>]*\saria-hidden="true"[^>]*>[^<]*<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ');
}

/** The offers a page leads to, by slug, in order. */
export function offersOn(html: string): string[] {
  return linksOn(html).flatMap(({ href }) => /^\/tilbud\/([a-z0-9-]+)/.exec(href)?.[1] ?? []);
}

/** What a text field holds. */
export function fieldOn(html: string, name: string): string | undefined {
  const [input] = html.match(new RegExp(`<input[^>]*\\sid="${name}"[^>]*>`)) ?? [];
  return input && attribute(input, 'value');
}

/** What is chosen in a select. */
export function chosenOn(html: string, name: string): string | undefined {
  const [select = ''] = html.match(new RegExp(`<select[^>]*\\sid="${name}"[\\s\\S]*?</select>`)) ?? [];
  const [option] = select.match(/<option[^>]*\sselected[^>]*>/) ?? [];
  return option && attribute(option, 'value');
}

/** The text of the element with an id, up to the first tag that closes. */
export function textOf(html: string, id: string): string {
  return plain(new RegExp(`id="${id}"[^>]*>([^<]*)<`).exec(html)?.[1] ?? '');
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decoded(value);
}

function plain(text: string): string {
  return decoded(text).replace(/\s+/g, ' ').trim();
}

const characters: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => characters[entity] ?? entity);
}
