/** The environment, checked once at start. The only place that knows its names. */
import { z } from 'zod';
import { OperatorMistake } from './operator-mistake.ts';

const notAPort = 'skal være et portnummer fra 0 til 65535';
/** As Express understands them: https://expressjs.com/en/guide/behind-proxies.html */
const proxy = /^(?:loopback|linklocal|uniquelocal|[\da-f:.]+(?:\/\d{1,3})?)$/i;

const variables = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, notAPort)
    .transform(Number)
    .refine((port) => port <= 65_535, notAPort)
    .default(3000),
  HOST: z.string().min(1, 'må ikke være tom').default('127.0.0.1'),
  DATABASE_FILE: z.string().min(1, 'må ikke være tom').default('var/akutoverblik.db'),
  BACKUP_DIR: z.string().min(1, 'må ikke være tom').optional(),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'skal være en adresse som https://akutoverblik.example' })
    .optional(),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'skal være en adresse som smtps://bruger:kode@post.example' })
    .optional(),
  MAIL_FROM: z.email('skal være en e-mailadresse').optional(),
  OUTBOX_DIR: z.string().min(1, 'må ikke være tom').default('var/udbakke'),
  TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((one) => one.trim()))
    .refine(
      (all) => all.every((one) => proxy.test(one)),
      'skal være adresser eller net adskilt af komma, fx loopback eller 10.0.0.0/8',
    )
    .optional(),
  DEMO: z.enum(['0', '1'], { error: 'skal være 0 eller 1' }).default('0'),
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'skal være production, development eller test' })
    .default('production'),
});

const schema = variables.refine(({ SMTP_URL, MAIL_FROM, DEMO }) => !SMTP_URL || MAIL_FROM || DEMO === '1', {
  path: ['MAIL_FROM'],
  when: ({ issues }) => issues.length === 0,
  error: 'skal være sat til en e-mailadresse, når SMTP_URL er sat',
});

export type Config = {
  port: number;
  host: string;
  databaseFile: string;
  /** Where a backup is put each hour; undefined: none is taken. */
  backupFolder: string | undefined;
  /** Where readers reach the service; undefined: the address it listens on. */
  baseUrl: string | undefined;
  /** The mail server; undefined: mails stay in the outbox. */
  smtpUrl: string | undefined;
  /** Sender of mails; there is one whenever there is a mail server. */
  mailFrom: string | undefined;
  outboxFolder: string;
  /** Whose word is taken for where a request comes from; empty: nobody's. */
  trustedProxies: string[];
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
  const { SMTP_URL, MAIL_FROM, OUTBOX_DIR, TRUST_PROXY, DEMO } = read.data;
  return {
    port: PORT,
    host: HOST,
    databaseFile: DATABASE_FILE,
    backupFolder: BACKUP_DIR,
    baseUrl: BASE_URL?.replace(/\/+$/, ''),
    // A demo lets anybody invite anybody: nothing may leave it.
    smtpUrl: DEMO === '1' ? undefined : SMTP_URL,
    mailFrom: MAIL_FROM,
    outboxFolder: OUTBOX_DIR,
    trustedProxies: TRUST_PROXY ?? [],
    demo: DEMO === '1',
    environment: NODE_ENV,
  };
}

/** What works but not as it should, for the log at start. */
export function warningsOf({ baseUrl }: Pick<Config, 'baseUrl'>): string[] {
  const url = baseUrl === undefined ? undefined : new URL(baseUrl);
  if (url?.protocol !== 'http:' || isThisMachine(url.hostname)) return [];
  return [
    'BASE_URL er http: ingen kan logge ind, for browsere gemmer kun vores cookie over https, og links i mails kan læses undervejs. Brug https.',
  ];
}

function isThisMachine(host: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(host);
}
