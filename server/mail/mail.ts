/** A mail: plain text, and always why it came. `stop`: where its kind is asked not to come again, by a page or by the mail program itself. */
export type Mail = { to: string; subject: string; text: string; stop?: string };

/** The frame of every mail: whom it is for, what it says, and why it came. */
export function letter(name: string, paragraphs: readonly string[], why: string): string {
  return [`Hej ${name}`, ...paragraphs, `Venlig hilsen\nAkutoverblik`, `--\n${why}`]
    .join('\n\n')
    .concat('\n');
}
