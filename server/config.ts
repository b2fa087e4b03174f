/** The environment, checked once at start. The only place that knows its names. */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Contact } from './about/contact.ts';
import { readPhoneNumber } from './editing/phone-number.ts';
import { OperatorMistake } from './operator-mistake.ts';

const notAPort = 'skal være et portnummer fra 0 til 65535';
/** As Express understands them: https://expressjs.com/en/guide/behind-proxies.html */
const proxy = /^(?:loopback|linklocal|uniquelocal|[\da-f:.]+(?:\/\d{1,3})?)$/i;

/** Each with what it is for; `docs/drift.md` prints them, see `environment-table.ts`. */
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
    .describe('Databasen. Findes den ikke, bliver den lavet og fyldt med de rigtige tilbud.'),
  BACKUP_DIR: z
    .string()
    .min(1, 'må ikke være tom')
    .optional()
    .describe('Mappe på en anden disk: en kopi hver time. Uden den tages ingen.'),
  EMERGENCY_COPY_DIR: z
    .string()
    .min(1, 'må ikke være tom')
    .optional()
    .describe(
      'Mappe, der findes i forvejen, fx en delt mappe: nødkopierne som filer, for alle. Uden den skrives ingen.',
    ),
  EMERGENCY_COPY_STAFF_DIR: z
    .string()
    .min(1, 'må ikke være tom')
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

const schema = variables
  .refine(({ SMTP_URL, MAIL_FROM, DEMO }) => !SMTP_URL || MAIL_FROM || DEMO === '1', {
    path: ['MAIL_FROM'],
    when: ({ issues }) => issues.length === 0,
    error: 'skal være sat til en e-mailadresse, når SMTP_URL er sat',
  })
  .refine(
    ({ EMERGENCY_COPY_DIR: forAll, EMERGENCY_COPY_STAFF_DIR: forStaff }) =>
      !forAll || !forStaff || resolve(forAll) !== resolve(forStaff),
    {
      path: ['EMERGENCY_COPY_STAFF_DIR'],
      when: ({ issues }) => issues.length === 0,
      error:
        'skal være en anden mappe end EMERGENCY_COPY_DIR: den, som alle kan læse, må ikke rumme numre til visitationen',
    },
  );

export type Config = {
  port: number;
  host: string;
  databaseFile: string;
  /** Where a backup is put each hour; undefined: none is taken. */
  backupFolder: string | undefined;
  /** Where the emergency copies are put, those for everybody and those with numbers for staff; undefined: nowhere. */
  emergencyCopyFolder: string | undefined;
  emergencyCopyStaffFolder: string | undefined;
  /** Where readers reach the service; undefined: the address it listens on. */
  baseUrl: string | undefined;
  /** Shown at the bottom of every page. */
  contact: Contact;
  /** Where `/was` leads; undefined: it says that there is no statement yet. */
  accessibilityStatement: string | undefined;
  /** The mail server; undefined: mails stay in the outbox. */
  smtpUrl: string | undefined;
  /** Sender of mails; there is one whenever there is a mail server. */
  mailFrom: string | undefined;
  outboxFolder: string;
  /** Whose word is taken for where a request comes from; empty: nobody's. */
  trustedProxies: string[];
  /** Lets whoever knows it read /metrics; undefined: this machine may, where no proxy is named. */
  metricsToken: string | undefined;
  /** Whether readers may keep the lookup on their computers; false takes it away again. */
  installedPage: boolean;
  /** Anybody may sign in as an invented person of each role. */
  demo: boolean;
  environment: 'production' | 'development' | 'test';
};

/** One line per wrong variable. */
export class ConfigMistake extends OperatorMistake {}

/** @throws ConfigMistake */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const read = schema.safeParse(environment);
  if (!read.success)
    throw new ConfigMistake(
      read.error.issues.map((issue) => `Miljøvariablen ${issue.path.join('.')} ${issue.message}`).join('\n'),
    );
  const { PORT, HOST, DATABASE_FILE, BACKUP_DIR, BASE_URL, NODE_ENV } = read.data;
  const { CONTACT_EMAIL, CONTACT_PHONE, ACCESSIBILITY_STATEMENT } = read.data;
  const { EMERGENCY_COPY_DIR, EMERGENCY_COPY_STAFF_DIR } = read.data;
  const { SMTP_URL, MAIL_FROM, OUTBOX_DIR, TRUST_PROXY, METRICS_TOKEN, INSTALLED_PAGE, DEMO } = read.data;
  return {
    port: PORT,
    host: HOST,
    databaseFile: DATABASE_FILE,
    backupFolder: BACKUP_DIR,
    emergencyCopyFolder: EMERGENCY_COPY_DIR,
    emergencyCopyStaffFolder: EMERGENCY_COPY_STAFF_DIR,
    baseUrl: BASE_URL?.replace(/\/+$/, ''),
    contact: {
      ...(CONTACT_EMAIL && { email: CONTACT_EMAIL }),
      ...(CONTACT_PHONE && { phone: CONTACT_PHONE }),
    },
    accessibilityStatement: ACCESSIBILITY_STATEMENT,
    // A demo lets anybody invite anybody: nothing may leave it.
    smtpUrl: DEMO === '1' ? undefined : SMTP_URL,
    mailFrom: MAIL_FROM,
    outboxFolder: OUTBOX_DIR,
    trustedProxies: TRUST_PROXY ?? [],
    metricsToken: METRICS_TOKEN,
    installedPage: INSTALLED_PAGE === '1',
    demo: DEMO === '1',
    environment: NODE_ENV,
  };
}

/** What works but not as it should, for the log at start. */
export function warningsOf({
  baseUrl,
  contact,
  accessibilityStatement,
  trustedProxies,
  metricsToken,
}: Config): string[] {
  const url = baseUrl === undefined ? undefined : new URL(baseUrl);
  // Without an address that readers know it is somebody trying it on their own machine.
  const isPublic = url !== undefined && !isThisMachine(url.hostname);
  return [
    isPublic && url.protocol === 'http:'
      ? 'BASE_URL er http: ingen kan logge ind, for browsere gemmer kun vores cookie over https, og links i mails kan læses undervejs. Brug https.'
      : [],
    (trustedProxies.length > 0 || url?.protocol === 'https:') && metricsToken === undefined
      ? 'METRICS_TOKEN mangler: bag en proxy kan kun administratorer se hele /status, og ingen kan læse /metrics.'
      : [],
    // Bekendtgørelse nr. 904 af 22/8/2019: a statement, with both a telephone and a written contact.
    isPublic && accessibilityStatement === undefined
      ? 'ACCESSIBILITY_STATEMENT mangler: offentlige websteder skal vise en tilgængelighedserklæring.'
      : [],
    isPublic && !(contact.email && contact.phone)
      ? 'CONTACT_EMAIL eller CONTACT_PHONE mangler: brugere skal kunne både skrive og ringe til dem, der driver tjenesten.'
      : [],
  ].flat();
}

function isThisMachine(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}
