/** A page as plain data and as HTML: the same templates are printed by the service and by a browser that has the service on it. */

export type Page<Section extends string = string> = {
  /** Path below `views/` without ending. */
  view: string;
  /** What htmx swaps in; the page includes the same template. */
  fragment?: string;
  title: string;
  /** Which entry of the menu this is. */
  section?: Section;
  status?: number;
  /** What the reader's address becomes, when it says more plainly what was asked. */
  address?: string;
  /** How a lookup went, to be counted. */
  outcome?: string;
  model: object;
};

/** What prints templates by their path below `views/`. */
export type Printer = { render(template: string, data: object): string };

/** `frame`: what every page is told besides its own. */
export function printedPage(
  printer: Printer,
  { view, fragment, title, section, model }: Page,
  partial: boolean,
  frame: object,
): string {
  const whole = { title, section, ...frame };
  return printer.render(`/${partial ? (fragment ?? view) : view}`, { ...model, ...whole, frame: whole });
}

/** htmx 4 says `partial` when it will swap part of a page; going back through history asks for the whole. */
export function isPartial(header: (name: string) => string | null | undefined): boolean {
  return header('HX-Request-Type') === 'partial' && !header('HX-History-Restore-Request');
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const special = /[&<>"']/;

/** Nothing printed is ever the word undefined or null. */
export function escapeHtml(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = String(value);
  // Most texts hold none of them, and looking is much quicker than replacing.
  return special.test(text)
    ? text.replace(/[&<>"']/g, (character) => entities[character] ?? character)
    : text;
}

/** How Eta reads our templates. */
export const templateRules = { escapeFunction: escapeHtml, autoTrim: [false, 'nl'] as [false, 'nl'] };
