/** The mails about reports of mistakes. They never say what a reader wrote: that is read signed in. */
import { letter, type Mail } from './mail.ts';

type Person = { name: string; email: string };

export function ownerMail(
  { name, email }: Person,
  offer: string,
  cautions: readonly string[],
  link: string,
): Mail {
  return {
    to: email,
    subject: `Meldt fejl: ${offer}`,
    text: letter(
      name,
      [
        `Læsere har meldt om »${offer}«:\n${cautions.join('\n')}`,
        `Alle, der slår op, ser det, indtil du har svaret. Ret oplysningen, eller svar, at den passer:\n${link}`,
      ],
      'Du får denne mail, fordi du er redaktør for den organisation, der holder tilbuddets oplysninger. Der kommer højst én i timen for hvert tilbud.',
    ),
  };
}

export function coordinatorMail({ name, email }: Person, offers: readonly string[], link: string): Mail {
  const several = offers.length > 1;
  return {
    to: email,
    subject: `Ubesvaret i fem hverdage: ${several ? `fejl i ${offers.length} tilbud` : offers[0]}`,
    text: letter(
      name,
      [
        `Læsere har meldt fejl, som ingen har svaret på i fem hverdage, i ${several ? 'disse tilbud' : 'dette tilbud'}:\n${offers.join('\n')}`,
        `Se dem, og hvem der skal svare:\n${link}`,
      ],
      'Du får denne mail, fordi du er koordinator for klyngen. Den kommer én gang for hvert tilbud, der venter.',
    ),
  };
}
