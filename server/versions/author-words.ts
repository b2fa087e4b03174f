/** Who wrote a version, as much of it as the reader may know: outside the organisation only the role (law.md: public output shows no employee's name). */
import { type Role, roleLabels } from '../accounts/account.ts';

export type Author = {
  /** Empty once the person has been erased. */
  name: string;
  /** As they are now. */
  roles: readonly { role: Role; organisation: string | null }[];
};

/** `author` is undefined for the seed. `editor`: the organisation that edited the offer then. */
export function authorWords(
  author: Author | undefined,
  editor: string,
  nameOf: (organisation: string) => string,
  { names }: { names: boolean },
): string {
  if (!author) return 'Indlæst fra offentlige kilder';
  const own = author.roles.find(({ organisation }) => organisation === editor);
  const role = own ?? author.roles.find((one) => one.role === 'administrator');
  const words = role
    ? [capitalised(roleLabels[role.role]), ...(role.organisation ? [nameOf(role.organisation)] : [])].join(
        ', ',
      )
    : nameOf(editor);
  return names && author.name !== '' ? `${author.name} · ${words}` : words;
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
}
