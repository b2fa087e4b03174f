/** The fields of the sign-in pages. */
import { z } from 'zod';
import { newPasswordField } from './password-rule.ts';

const longest = 256;

export const emailField = z
  .string()
  .trim()
  .min(1, 'Skriv din e-mail.')
  .max(longest, 'E-mailen er for lang.')
  .regex(/^\S+@\S+$|^$/, 'Skriv hele e-mailadressen, fx navn@kommune.dk.');

/** What was going on when the sign-in was asked for. */
const carried = { videre: z.string(), indhold: z.string() };

export const signInForm = z.strictObject({
  email: emailField,
  adgangskode: z.string().min(1, 'Skriv din adgangskode.').max(longest, 'Adgangskoden er for lang.'),
  ...carried,
});

/** Either a code from the app or one of those on paper. */
export const codeForm = z.strictObject({
  trin: z.string(),
  kode: z.string().max(longest),
  engangskode: z.string().max(longest),
  ...carried,
});

export const forgottenForm = z.strictObject({ email: emailField });

/** The e-mail is there for the browser, which keeps the two together. */
export const newPasswordForm = z.strictObject({ email: z.string(), adgangskode: newPasswordField });

export const changePasswordForm = z.strictObject({
  email: z.string(),
  nuvaerende: z
    .string()
    .min(1, 'Skriv den adgangskode, du har nu.')
    .max(longest, 'Adgangskoden er for lang.'),
  adgangskode: newPasswordField,
});

export const enrolForm = z.strictObject({
  adgangskode: z.string().min(1, 'Skriv din adgangskode.').max(longest, 'Adgangskoden er for lang.'),
  kode: z.string().trim().min(1, 'Skriv koden fra appen.').max(longest),
  videre: carried.videre,
});

export const confirmForm = z.strictObject({
  kode: z.string().trim().min(1, 'Skriv koden fra appen.').max(longest),
});

export const factorOffForm = z.strictObject({
  adgangskode: z.string().min(1, 'Skriv din adgangskode.').max(longest, 'Adgangskoden er for lang.'),
  kode: z.string().trim().min(1, 'Skriv koden fra appen.').max(longest),
});

export const wrongPair = 'E-mail og adgangskode passer ikke sammen.';
export const wrongCode = 'Koden passer ikke, eller den er brugt. Vent på den næste, og prøv igen.';
export const tooManyCodes = 'Der er prøvet for mange koder. Bed om et nyt link under »Glemt adgangskode?«.';
export const tooSlow = 'Det tog for lang tid. Log ind igen.';
