/** The environment variables: the form of each, and what it is for. */
import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { readPhoneNumber } from './editing/phone-number.ts';

const notWhole = 'skal være en hel sti, der begynder med /, fx /mnt/kopier';
const notAPort = 'skal være et portnummer fra 0 til 65535';
/** As Express understands them: https://expressjs.com/en/guide/behind-proxies.html */
const proxy = /^(?:loopback|linklocal|uniquelocal|[\da-f:.]+(?:\/\d{1,3})?)$/i;

/** `docs/drift.md` prints them, see `environment-table.ts`. */
export const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, notAPort)
    .transform(Number)
    .refine((port) => port <= 65_535, notAPort)
    .default(3000)
    .describe('Porten, der lyttes på; 0 tager en ledig.'),
  HOST: z
    .string()
    .min(1, 'må ikke være tom')
    .default('127.0.0.1')
    .describe('Adressen, der lyttes på. Lad den stå, når en proxy på samme maskine står foran.'),
  DATABASE_FILE: z
    .string()
    .min(1, 'må ikke være tom')
    .default('var/akutoverblik.db')
    .describe(
      'Databasen. Har der aldrig været en, bliver den lavet og fyldt med de rigtige tilbud. Er den væk, starter tjenesten ikke.',
    ),
  BACKUP_DIR: z
    .string()
    .refine(isAbsolute, notWhole)
    .optional()
    .describe('Mappe på en anden disk: en kopi hver time. Uden den tages ingen.'),
  EMERGENCY_COPY_DIR: z
    .string()
    .refine(isAbsolute, notWhole)
    .optional()
    .describe(
      'Mappe, der findes i forvejen, fx en delt mappe: nødkopierne som filer, for alle. Uden den skrives ingen.',
    ),
  EMERGENCY_COPY_STAFF_DIR: z
    .string()
    .refine(isAbsolute, notWhole)
    .optional()
    .describe(
      'En anden mappe, som kun visitationen kan læse: nødkopierne med de numre, der kun er for visitationen.',
    ),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'skal være en adresse som https://akutoverblik.example' })
    .optional()
    .describe(
      'Adressen, brugerne kender, fx https://akutoverblik.example. Den står i mails. Uden den: adressen, der lyttes på.',
    ),
  CONTACT_EMAIL: z
    .email('skal være en e-mailadresse')
    .optional()
    .describe('Hvor brugere kan skrive til dem, der driver tjenesten; står nederst på hver side.'),
  CONTACT_PHONE: z
    .string()
    .transform((text) => readPhoneNumber(text))
    .refine((read) => read.kind === 'read', 'skal være et dansk telefonnummer, fx 87 84 01 00')
    .transform((read) => (read.kind === 'read' ? read.number : undefined))
    .optional()
    .describe('Hvor brugere kan ringe til dem, der driver tjenesten; står nederst på hver side.'),
  ACCESSIBILITY_STATEMENT: z
    .url({ protocol: /^https$/, error: 'skal være en adresse som https://was.digst.dk/akutoverblik-example' })
    .optional()
    .describe('Tilgængelighedserklæringen hos Digitaliseringsstyrelsen; /was fører dertil.'),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'skal være en adresse som smtps://bruger:kode@post.example' })
    .optional()
    .describe('Mailserveren, smtps://bruger:kode@vært. Uden den bliver mails i udbakken.'),
  MAIL_FROM: z
    .email('skal være en e-mailadresse')
    .optional()
    .describe('Afsender af mails; skal være sat, når SMTP_URL er.'),
  OUTBOX_DIR: z
    .string()
    .min(1, 'må ikke være tom')
    .default('var/udbakke')
    .describe('Mappe til mails, der ikke er sendt, én tekstfil hver.'),
  TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine(
      (all) => all.every((one) => proxy.test(one)),
      'skal være adresser eller net adskilt af komma, fx loopback eller 10.0.0.0/8',
    )
    .optional()
    .describe(
      'Adresser på proxyen foran, fx loopback eller 10.0.0.0/8. Uden den har alle bag en proxy samme adresse.',
    ),
  METRICS_TOKEN: z
    .string()
    .min(20, 'skal være på mindst 20 tegn')
    .optional()
    .describe(
      'Hemmeligt ord, der giver adgang til /metrics og hele /status. Uden det: maskinen selv, når der ingen proxy er foran.',
    ),
  INSTALLED_PAGE: z
    .enum(['0', '1'], { error: 'skal være 0 eller 1' })
    .default('1')
    .describe(
      '0: opslaget kan ikke gemmes på brugernes computere, og hvor det er gemt, fjernes det, næste gang browseren spørger.',
    ),
  DEMO: z
    .enum(['0', '1'], { error: 'skal være 0 eller 1' })
    .default('0')
    .describe('1: en opdigtet konto for hver rolle, åben for alle; ingen mail går ud. Aldrig i drift.'),
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'skal være production, development eller test' })
    .default('production')
    .describe('development læser skabeloner på ny for hver side.'),
});

/** With what they ask of each other; folders are looked at in `folder-check.ts`. */
export const environmentSchema = variables.refine(
  ({ SMTP_URL, MAIL_FROM, DEMO }) => !SMTP_URL || MAIL_FROM || DEMO === '1',
  {
    path: ['MAIL_FROM'],
    when: ({ issues }) => issues.length === 0,
    error: 'skal være sat til en e-mailadresse, når SMTP_URL er sat',
  },
);
