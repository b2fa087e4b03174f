/** What is asked back before the answer can be the right one: where somebody lives, how old somebody is. */
import type { Ambiguity, LookupRequest } from './lookup-criteria.ts';
import { perField } from './lookup-fields.ts';
import { lookupLink } from './lookup-link.ts';

export type Question = {
  text: string;
  /** What it decides, and what is shown until it is answered. */
  until: string;
  choices: { name: string; href: string }[];
};

/** The first that is open; the others come when it is answered. */
export function questionAsked({ ambiguous, entered }: LookupRequest): Question | undefined {
  const [first] = ambiguous;
  if (!first) return undefined;
  const { field, text, choices, inLine } = first;
  const rest = inLine ? { q: inLine.rest } : {};
  const nothing = perField(() => '');
  const answered = ({ code, name }: (typeof choices)[number]) =>
    inLine?.newRest === undefined
      ? { name, href: lookupLink(entered, { ...rest, [field]: code }) }
      : { name: `Ny samtale: ${name}`, href: lookupLink(nothing, { q: inLine.newRest, [field]: code }) };
  return {
    text: questionWords(first),
    until: field === 'alder' ? untilAge : untilPlace,
    choices: [
      ...choices.map(answered),
      ...(inLine?.why === 'misspelt'
        ? [{ name: `Nej, søg på »${text}«`, href: lookupLink(entered, { q: inLine.asWord }) }]
        : []),
      ...(inLine?.newCall === undefined
        ? []
        : [
            {
              name: `Ny samtale: »${inLine.newCall}«`,
              href: lookupLink(nothing, { q: inLine.newCall }),
            },
          ]),
    ],
  };
}

const untilPlace =
  'Bopælen afgør, hvilke tilbud der dækker. Du har ikke valgt endnu: det, der vises, dækker måske ikke borgeren.';
const untilAge = 'Du har ikke valgt endnu: det, der vises, er for alle aldre.';

function questionWords({ text, choices, inLine }: Ambiguity): string {
  const names = choices.map(({ name }) => name);
  switch (inLine?.why) {
    case 'misspelt':
      return `»${text}« er ikke et sted, der kendes. Mente du ${names.join(' eller ')}?`;
    case 'two places':
      return `Linjen nævner ${text}. Hvor bor borgeren?`;
    case 'two ages':
      return `Linjen nævner ${text}. Hvor gammel er borgeren?`;
    default:
      return names.length > 1
        ? `»${text}« ligger i flere kommuner. Hvor bor borgeren?`
        : `»${text}« ligger mest uden for regionen. Bor borgeren her?`;
  }
}

/** Neighbours that a small part of the postcode lies in. */
export function alsoAsked({ alsoIn, entered }: LookupRequest) {
  if (alsoIn.length === 0) return undefined;
  return {
    text: `»${entered.kommune}« ligger også lidt i`,
    choices: alsoIn.map(({ code, name }) => ({ name, href: lookupLink(entered, { kommune: code }) })),
  };
}

/** Of words that stood in the line before the next call was typed after them. Only what was searched can be searched too: `34 år og 4 år` were of another. */
export function setAsideWords({ setAside, entered }: LookupRequest) {
  if (!setAside) return undefined;
  const { words, searched } = setAside;
  return {
    words: `Ny samtale: »${words}« stod i linjen før og er ikke søgt. Felterne er tømt.`,
    href: searched === '' ? undefined : lookupLink(entered, { q: `"${searched}" ${entered.q}`.trim() }),
  };
}
