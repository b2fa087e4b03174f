/** The mails about what awaits approval, and about what became of it. */
import { letter, type Mail } from './mail.ts';

type Person = { name: string; email: string };

/** More than these are counted. */
const mostNamed = 20;

/** `offers`: those with something new; `waiting`: how many proposals wait in all. */
export function waitingMail(
  { name, email }: Person,
  offers: readonly string[],
  waiting: number,
  link: string,
): Mail {
  const many = waiting === 1 ? '1 forslag venter' : `${waiting} forslag venter`;
  return {
    to: email,
    subject: `${many} på din godkendelse`,
    text: letter(
      name,
      [
        `Nyt siden sidst:\n${named(offers)}`,
        'Indtil du har godkendt, ser læserne den nuværende tekst. Numre, åbningstider og lukninger gælder allerede; de skal ses efter.',
        `Se, hvad der er ændret, og godkend eller afvis:\n${link}`,
      ],
      'Du får denne mail, fordi din organisation vil have ændringer godkendt, og du kan godkende dem. Der kommer højst én i timen.',
    ),
  };
}

export type DecidedProposal = { offer: string; outcome: 'approved' | 'declined'; reason: string };

export function decidedMail(
  { name, email }: Person,
  decided: readonly DecidedProposal[],
  link: string,
): Mail {
  const [first] = decided;
  const subject =
    decided.length === 1 && first
      ? `${outcomeWords[first.outcome]}: ${first.offer}`
      : `${decided.length} af dine forslag er afgjort`;
  return {
    to: email,
    subject,
    text: letter(
      name,
      [
        `Om dine forslag:\n${named(
          decided.map(
            ({ offer, outcome, reason }) =>
              `${offer}: ${outcomeWords[outcome].toLowerCase()}${reason === '' ? '' : `. ${reason}`}`,
          ),
        )}`,
        `Det, der er godkendt, ser alle nu. Er noget afvist, kan du rette det og foreslå det igen:\n${link}`,
      ],
      'Du får denne mail, fordi din organisation vil have ændringer godkendt, og du har foreslået nogle. Der kommer højst én i timen.',
    ),
  };
}

const outcomeWords = { approved: 'Godkendt', declined: 'Afvist' };

function named(lines: readonly string[]): string {
  const more = lines.length - mostNamed;
  return [...lines.slice(0, mostNamed), ...(more > 0 ? [`… og ${more} til`] : [])].join('\n');
}
