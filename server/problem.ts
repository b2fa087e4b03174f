/** What a page says when it cannot be what was asked for. */
import type { Page } from './page.ts';

const messages = {
  400: {
    title: 'Adressen kan ikke læses',
    text: 'Adressen indeholder tegn, der ikke kan læses. Prøv at søge igen.',
  },
  401: {
    title: 'Du er ikke logget ind',
    text: 'Log ind, og prøv igen. Det, du var i gang med, kan gemmes bagefter.',
  },
  403: {
    title: 'Det har du ikke adgang til',
    text: 'Din konto har ikke en rolle, der må dette. En administrator kan give den.',
  },
  404: {
    title: 'Siden findes ikke',
    text: 'Tilbuddet eller siden kan have skiftet navn. Søg efter det i opslaget.',
  },
  405: { title: 'Det kan siden ikke', text: 'Denne adresse kan kun læses.' },
  413: {
    title: 'Det er for meget på én gang',
    text: 'Formularen er længere, end vi kan tage imod. Intet er gemt.',
  },
  429: { title: 'Det går for hurtigt', text: 'Prøv igen om lidt.' },
  500: {
    title: 'Noget gik galt hos os',
    text: 'Fejlen er skrevet ned. Prøv igen, eller ring til hospitalsvisitationen som du plejer.',
  },
  503: {
    title: 'Vent et øjeblik',
    text: 'Mange ser tilbage lige nu. Prøv igen om lidt; opslaget selv virker som altid.',
  },
} as const;
export type Status = keyof typeof messages;

/** What there is to say besides, where the page can know more than the status. */
export type Told = {
  title?: string;
  text?: string;
  links?: readonly { href: string; label: string }[];
};

export function problemWords(status: Status, told: Told = {}): Required<Told> {
  return { links: [], ...messages[status], ...told };
}

export function problemPage(status: Status, told: Told = {}): Page<never> {
  const { title, text, links } = problemWords(status, told);
  return { view: 'problem', title, status, model: { text, status, links } };
}
