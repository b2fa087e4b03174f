/**
 * Text that a spreadsheet would run as a formula. In CSV it gets an apostrophe in front, which import takes off again; a text that begins
 * with one already gets one more, so that nothing is lost on the way. See OWASP, CSV Injection.
 */

const dangerous = /^[=+\-@\t\r\n＝＋－＠]/;
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/;

/** For a file without types. */
export function harmless(text: string): string {
  return dangerous.test(text) || guarded.test(text) ? `'${text}` : text;
}

/** For a cell that is typed as text: only what would be taken for a guard is guarded. */
export function typedText(text: string): string {
  return guarded.test(text) ? `'${text}` : text;
}

/** What `harmless` or `typedText` was given. */
export function unguarded(text: string): string {
  return guarded.test(text) ? text.slice(1) : text;
}
