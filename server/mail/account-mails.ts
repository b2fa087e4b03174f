/** The mails about somebody's own account. */
import { letter, type Mail } from './mail.ts';

type Person = { name: string; email: string };

export function invitationMail({ name, email }: Person, link: string, lasts: string): Mail {
  return {
    to: email,
    subject: 'Velkommen til Akutoverblik: vælg din adgangskode',
    text: letter(
      name,
      [
        'Der er lavet en konto til dig i Akutoverblik, opslaget over akutte sundhedstilbud i Region Midtjylland.',
        `Vælg din adgangskode her:\n${link}`,
        `Linket virker én gang og i ${lasts}. Er det for gammelt, kan en administrator sende et nyt.`,
        'Når du retter et tilbud, gemmes hvad der blev rettet, hvornår og af hvilken konto. Det står mere udførligt på siden, linket fører til.',
      ],
      'Du får denne mail, fordi en administrator har inviteret din e-mailadresse. Kender du ikke til det, så gør ingenting; uden linket sker der intet.',
    ),
  };
}

export function resetMail({ name, email }: Person, link: string, lasts: string): Mail {
  return {
    to: email,
    subject: 'Akutoverblik: vælg en ny adgangskode',
    text: letter(
      name,
      [
        `Vælg en ny adgangskode her:\n${link}`,
        `Linket virker én gang og i ${lasts}. Når du bruger det, bliver du logget ud alle andre steder.`,
      ],
      'Du får denne mail, fordi nogen har bedt om en ny adgangskode til din konto på log ind-siden. Var det ikke dig, så gør ingenting; din adgangskode er den samme.',
    ),
  };
}

export function changedMail({ name, email }: Person, what: string, at: string): Mail {
  return {
    to: email,
    subject: `Akutoverblik: ${what}`,
    text: letter(
      name,
      [
        `På din konto er dette sket ${at}: ${what}.`,
        'Var det ikke dig, så vælg straks en ny adgangskode under »Glemt adgangskode?« på log ind-siden, og sig det til en administrator.',
      ],
      'Du får denne mail hver gang, der ændres ved, hvordan man kommer ind på din konto.',
    ),
  };
}
