/** The address a new offer gets from its name, and keeps whatever it is called later. */
import { fold } from '../danish-text.ts';

const longest = 60;

/** `taken`: whether an offer has the address already. */
export function offerSlug(name: string, taken: (slug: string) => boolean): string {
  const words = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  const slug = words === '' ? 'tilbud' : words;
  if (!taken(slug)) return slug;
  let number = 2;
  while (taken(`${slug}-${number}`)) number += 1;
  return `${slug}-${number}`;
}
