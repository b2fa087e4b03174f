/** What the service is told by its environment, checked once at start. */
import { resolve } from 'node:path';
import type { Contact } from './about/contact.ts';
import { environmentSchema, variables } from './environment.ts';
import { OperatorMistake } from './operator-mistake.ts';

export type Config = {
  port: number;
  host: string;
  /** The whole path, so that every line names it. */
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
  const read = environmentSchema.safeParse(environment);
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
    databaseFile: DATABASE_FILE === ':memory:' ? DATABASE_FILE : resolve(DATABASE_FILE),
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

/**
 * For what puts another database in the place of the one that is there: which it is must be said, as the one of nobody in particular is seldom the one that is meant.
 * @throws ConfigMistake
 */
export function readNamedDatabase(environment: Record<string, string | undefined>): string {
  if (environment.DATABASE_FILE === undefined)
    throw new ConfigMistake(
      'Sig hvilken database med DATABASE_FILE, fx DATABASE_FILE=var/akutoverblik.db; i drift køres alle programmer som i docs/drift.md, »akutoverblik restore -- …«. Intet er rørt.',
    );
  return readConfig(environment).databaseFile;
}

/** The variables we know that are set: a name that is spelt wrong is not among them. */
export function namesSet(environment: Record<string, string | undefined>): string[] {
  return Object.keys(variables.shape).filter((name) => environment[name] !== undefined);
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
