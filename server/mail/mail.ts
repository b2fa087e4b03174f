/** A mail: plain text, and always why it came. */
export type Mail = { to: string; subject: string; text: string };

/** The frame of every mail: whom it is for, what it says, and why it came. */
export function letter(name: string, paragraphs: readonly string[], why: string): string {
  return [`Hej ${name}`, ...paragraphs, `Venlig hilsen\nAkutoverblik`, `--\n${why}`]
    .join('\n\n')
    .concat('\n');
}
