/** The forms that pages hold, as a browser would send them untouched: what is mutated is what people can send. */

type Field = [name: string, value: string];
/** `buttons`: those with a name, of which one may be pressed. */
export type ShownForm = { action: string; fields: Field[]; buttons: Field[] };

/** `page`: its address, where a form leads that does not say. */
export function formsOn(html: string, page = ''): ShownForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([, head = '', inside = '']) => {
    if (attribute(head, 'method') !== 'post') return [];
    const fields = fieldsIn(inside);
    const buttons = [...inside.matchAll(/<button\b([^>]*)>/g)].flatMap(([, tag = '']) =>
      pair(tag, attribute(tag, 'value') ?? ''),
    );
    const elsewhere = [...inside.matchAll(/\s(?:formaction|hx-post)="([^"#]*)/g)].map(([, to = '']) => to);
    const actions = new Set([attribute(head, 'action') ?? page, ...elsewhere]);
    return [...actions].filter((to) => to !== '').map((to) => ({ action: decoded(to), fields, buttons }));
  });
}

function fieldsIn(html: string): [string, string][] {
  const inputs = [...html.matchAll(/<input\b([^>]*)>/g)].flatMap(([, tag = '']) => {
    const isChoice = /type="(?:checkbox|radio)"/.test(tag);
    return isChoice && !/\schecked/.test(tag) ? [] : pair(tag, attribute(tag, 'value') ?? '');
  });
  const selects = [...html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)].flatMap(
    ([, tag = '', options = '']) => {
      const [chosen = ''] =
        /<option[^>]*\sselected[^>]*>/.exec(options) ?? /<option[^>]*>/.exec(options) ?? [];
      return pair(tag, attribute(chosen, 'value') ?? '');
    },
  );
  const areas = [...html.matchAll(/<textarea\b([^>]*)>([^<]*)/g)].flatMap(([, tag = '', text = '']) =>
    pair(tag, decoded(text)),
  );
  return [...inputs, ...selects, ...areas];
}

function pair(tag: string, value: string): [string, string][] {
  const name = attribute(tag, 'name');
  return name ? [[name, value]] : [];
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decoded(value);
}

const entities: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** An attribute or text as the browser reads it. */
export function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);
}
