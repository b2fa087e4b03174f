/** Which passwords may be chosen: long ones that are not among the first that anybody would guess. Which characters is up to the person. */
import { z } from 'zod';
import { commonPasswords, commonWords } from './common-passwords.ts';

export const shortest = 12;
export const longest = 128;

/** The person who chooses. */
export type Chooser = { name: string; email: string };

/** What is wrong with it, in words; undefined when it will do. */
export function passwordMistake(password: string, chooser: Chooser): string | undefined {
  const length = [...password.normalize('NFC')].length;
  if (length < shortest) return `Adgangskoden skal være på mindst ${shortest} tegn. Denne er på ${length}.`;
  if (length > longest) return `Adgangskoden må højst være på ${longest} tegn.`;
  if (isCommon(password))
    return 'Den adgangskode er en af dem, der gættes først. Vælg noget, andre ikke ville finde på, fx fire tilfældige ord.';
  if (isOwn(password, chooser)) return 'Adgangskoden ligner dit navn eller din e-mail. Vælg noget andet.';
  return undefined;
}

export const newPasswordField = z
  .string()
  .min(1, 'Skriv en adgangskode.')
  .max(4 * longest, `Adgangskoden må højst være på ${longest} tegn.`);

/** Digits and signs that stand in for letters. */
const letterFor: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

function isCommon(password: string): boolean {
  const typed = once(password.normalize('NFC').toLowerCase());
  if (commonPasswords.has(password.toLowerCase()) || typed.length <= 3 || isRow(typed)) return true;
  const letters = typed.replace(/[^\p{L}]/gu, '');
  // Around a word digits are added, within it they are letters: `Adg4ngskode2026!`.
  const inner = typed
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/[013457@$!]/g, (sign) => letterFor[sign] ?? sign)
    .replace(/[^\p{L}]/gu, '');
  return commonWords.has(once(letters)) || commonWords.has(once(inner));
}

/** `hejhejhej` is `hej`. */
function once(text: string): string {
  return /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
}

/** Each character follows the one before: `abcdefghijkl`, `9876543210`, with the nought after the nine. */
function isRow(text: string): boolean {
  const steps = [...text]
    .slice(1)
    .map((character, i) => (character.codePointAt(0) ?? 0) - (text.codePointAt(i) ?? 0));
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1 || step === 9);
}

/** Little is left when the own names are taken out. */
function isOwn(password: string, { name, email }: Chooser): boolean {
  const own = [email, ...email.split(/[@.+_-]/), ...name.split(/\s+/)]
    .map((word) => word.toLowerCase())
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
  const rest = own.reduce((text, word) => text.replaceAll(word, ''), password.toLowerCase());
  return rest !== password.toLowerCase() && rest.replace(/[^\p{L}\d]/gu, '').length < 8;
}
