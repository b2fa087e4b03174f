/** Who wrote a version, as much of it as the reader may know: outside the organisation only the role (law.md: public output shows no employee's name). */
import { type Role, roleLabels } from '../accounts/account.ts';

export type HeldRole = { role: Role; organisation: string | null };

export type Author = {
  /** Empty once the person has been erased. */
  name: string;
  roles: readonly HeldRole[];
  /** Nobody kept what they were when they saved it: the roles are those of today. */
  rolesOfToday?: boolean;
};

/** `author` is undefined for the seed. `editor`: the organisation that edited the offer then. `readsNames`: of those who acted for it. */
export function authorWords(
  author: Author | undefined,
  editor: string,
  nameOf: (organisation: string) => string,
  readsNames: (organisation: string | null) => boolean,
): string {
  if (!author) return 'Indlæst fra offentlige kilder';
  const role = roleFor(author, editor);
  const where = role?.organisation ? [nameOf(role.organisation)] : [];
  const doubt = author.rolesOfToday ? ['som rollen er i dag'] : [];
  const words = role ? [capitalised(roleLabels[role.role]), ...where, ...doubt].join(', ') : nameOf(editor);
  const name = authorName(author, editor, readsNames);
  return name === undefined ? words : `${name} · ${words}`;
}

/** Undefined where the reader may not know it, or nobody does any more. */
export function authorName(
  author: Author | undefined,
  editor: string,
  readsNames: (organisation: string | null) => boolean,
): string | undefined {
  const isKnown = author && author.name !== '' && readsNames(roleFor(author, editor)?.organisation ?? null);
  return isKnown ? author.name : undefined;
}

/** What they wrote as. */
function roleFor({ roles }: Author, editor: string): HeldRole | undefined {
  return (
    roles.find(({ organisation }) => organisation === editor) ??
    roles.find((one) => one.role === 'administrator')
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase('da') + text.slice(1);
}
