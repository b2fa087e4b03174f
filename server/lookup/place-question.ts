/** What is asked of a place that was said: which of several, whether it was misspelt, and which neighbours it touches. */
import { type Ambiguity, type LookupRequest, lookupLink } from './lookup-criteria.ts';

export type PlaceQuestion = { text: string; choices: { name: string; href: string }[] };

/** `question`: a postcode or town in several municipalities, or a word that may be one: which? `alsoIn`: neighbours that a small part of the postcode lies in. */
export function placeQuestions({ ambiguous, alsoIn, entered }: LookupRequest): {
  question: PlaceQuestion | undefined;
  alsoIn: PlaceQuestion | undefined;
} {
  const misspeltQuestion = (
    { text, choices }: Ambiguity,
    { without, asWord }: { without: string; asWord: string },
  ) => ({
    text: `»${text}« er ikke et sted, der kendes. Mente du ${choices.map(({ name }) => name).join(' eller ')}?`,
    choices: [
      ...choices.map(({ code, name }) => ({
        name,
        href: lookupLink(entered, { kommune: code, q: without }),
      })),
      { name: `Nej, søg på »${text}«`, href: lookupLink(entered, { q: asWord }) },
    ],
  });
  const choices = (municipalities: { code: string; name: string }[]) =>
    municipalities.map(({ code, name }) => ({ name, href: lookupLink(entered, { kommune: code }) }));
  const [question] = ambiguous;
  return {
    question: question?.misspelt
      ? misspeltQuestion(question, question.misspelt)
      : question && {
          text:
            question.choices.length > 1
              ? `»${question.text}« ligger i flere kommuner. Hvor bor borgeren?`
              : `»${question.text}« ligger mest uden for regionen. Bor borgeren her?`,
          choices: choices(question.choices),
        },
    alsoIn:
      alsoIn.length > 0
        ? { text: `»${entered.kommune}« ligger også lidt i`, choices: choices(alsoIn) }
        : undefined,
  };
}
