/** The environment is checked before anything starts; each wrong variable is named. */
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ConfigMistake, namesSet, readConfig, warningsOf } from '../server/config.ts';

function mistakesOf(environment: Record<string, string>): string[] {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigMistake)) throw error;
    return error.message.split('\n');
  }
}

test('with nothing set the service answers on this machine only, at port 3000, from its own folder', () => {
  expect(readConfig({})).toEqual({
    port: 3000,
    host: '127.0.0.1',
    databaseFile: resolve('var/akutoverblik.db'),
    backupFolder: undefined,
    emergencyCopyFolder: undefined,
    emergencyCopyStaffFolder: undefined,
    baseUrl: undefined,
    contact: {},
    accessibilityStatement: undefined,
    smtpUrl: undefined,
    mailFrom: undefined,
    outboxFolder: 'var/udbakke',
    trustedProxies: [],
    metricsToken: undefined,
    installedPage: true,
    demo: false,
    environment: 'production',
  });
});

test('everything can be set', () => {
  expect(
    readConfig({
      PORT: '8080',
      HOST: '0.0.0.0',
      DATABASE_FILE: '/srv/akut.db',
      BACKUP_DIR: '/mnt/kopier',
      EMERGENCY_COPY_DIR: '/mnt/noedkopi',
      EMERGENCY_COPY_STAFF_DIR: '/mnt/visitation',
      BASE_URL: 'https://akutoverblik.example/',
      CONTACT_EMAIL: 'drift@region.example',
      CONTACT_PHONE: '+45 87 84-0100',
      ACCESSIBILITY_STATEMENT: 'https://was.digst.dk/akutoverblik-example',
      SMTP_URL: 'smtps://bruger:kode@post.example',
      MAIL_FROM: 'akutoverblik@region.example',
      OUTBOX_DIR: '/srv/udbakke',
      TRUST_PROXY: 'loopback, 10.0.0.0/8',
      METRICS_TOKEN: 'et-langt-hemmeligt-ord',
      INSTALLED_PAGE: '0',
      NODE_ENV: 'development',
      PATH: '/bin',
    }),
  ).toEqual({
    port: 8080,
    host: '0.0.0.0',
    databaseFile: '/srv/akut.db',
    backupFolder: '/mnt/kopier',
    emergencyCopyFolder: '/mnt/noedkopi',
    emergencyCopyStaffFolder: '/mnt/visitation',
    baseUrl: 'https://akutoverblik.example',
    contact: { email: 'drift@region.example', phone: '+4587840100' },
    accessibilityStatement: 'https://was.digst.dk/akutoverblik-example',
    smtpUrl: 'smtps://bruger:kode@post.example',
    mailFrom: 'akutoverblik@region.example',
    outboxFolder: '/srv/udbakke',
    trustedProxies: ['loopback', '10.0.0.0/8'],
    metricsToken: 'et-langt-hemmeligt-ord',
    installedPage: false,
    demo: false,
    environment: 'development',
  });
});

test('the log names what is set, by which a name that is spelt wrong is seen to be missing', () => {
  expect(namesSet({ PORT: '0', METRIC_TOKEN: 'et-langt-hemmeligt-ord', PATH: '/bin' })).toEqual(['PORT']);
});

test('no mail leaves a demo, whatever mail server is named', () => {
  expect(readConfig({ DEMO: '1', SMTP_URL: 'smtp://post.example' })).toMatchObject({
    demo: true,
    smtpUrl: undefined,
  });
});

test('a mail server needs a sender: without one nothing starts', () => {
  expect(mistakesOf({ SMTP_URL: 'smtp://post.example' })).toEqual([
    'Miljøvariablen MAIL_FROM skal være sat til en e-mailadresse, når SMTP_URL er sat',
  ]);
});

test.each([
  ['http://akutoverblik.example', true],
  ['http://10.0.0.7:3000', true],
  ['http://localhost.example', true],
  ['https://akutoverblik.example', false],
  ['http://localhost:3000', false],
  ['http://127.0.0.1', false],
  ['http://[::1]:3000', false],
  [undefined, false],
])('BASE_URL=%s is warned about at start: %s', (BASE_URL, isWarned) => {
  const warnings = warningsOf(readConfig({ BASE_URL }));
  expect(warnings.some((line) => line.includes('https'))).toBe(isWarned);
});

test('a public address without accessibility statement, or without both a number and an e-mail, is warned about', () => {
  const BASE_URL = 'https://akutoverblik.example';
  const names = (environment: Record<string, string>) =>
    warningsOf(readConfig(environment)).map((line) => line.split(' ')[0]);
  expect(names({})).toEqual([]);
  const METRICS_TOKEN = 'et-langt-hemmeligt-ord';
  expect(names({ BASE_URL, METRICS_TOKEN })).toEqual(['ACCESSIBILITY_STATEMENT', 'CONTACT_EMAIL']);
  const whole = {
    BASE_URL,
    METRICS_TOKEN,
    CONTACT_EMAIL: 'drift@region.example',
    CONTACT_PHONE: '87 84 01 00',
    ACCESSIBILITY_STATEMENT: 'https://was.digst.dk/akutoverblik-example',
  };
  expect(names(whole)).toEqual([]);
});

test.each([
  [{ TRUST_PROXY: 'loopback' }, true],
  [{ BASE_URL: 'https://localhost' }, true],
  [{ BASE_URL: 'https://localhost', METRICS_TOKEN: 'et-langt-hemmeligt-ord' }, false],
  [{}, false],
])('behind a proxy whoever runs it needs a token to see how it stands: %j', (environment, isWarned) => {
  const warnings = warningsOf(readConfig(environment));
  expect(warnings.some((line) => line.startsWith('METRICS_TOKEN mangler'))).toBe(isWarned);
});

test.each(['0', '1', '65535'])('PORT=%s is a port', (PORT) => {
  expect(readConfig({ PORT }).port).toBe(Number(PORT));
});

describe('a wrong value stops the start with its name', () => {
  test.each([
    ['PORT', 'abc', 'skal være et portnummer fra 0 til 65535'],
    ['PORT', '', 'skal være et portnummer fra 0 til 65535'],
    ['PORT', ' ', 'skal være et portnummer fra 0 til 65535'],
    ['PORT', '-1', 'skal være et portnummer fra 0 til 65535'],
    ['PORT', '65536', 'skal være et portnummer fra 0 til 65535'],
    ['PORT', '30.5', 'skal være et portnummer fra 0 til 65535'],
    ['PORT', '0x50', 'skal være et portnummer fra 0 til 65535'],
    ['PORT', '1e3', 'skal være et portnummer fra 0 til 65535'],
    ['HOST', '', 'må ikke være tom'],
    ['DATABASE_FILE', '', 'må ikke være tom'],
    ['BASE_URL', 'akutoverblik.example', 'skal være en adresse som https://akutoverblik.example'],
    ['BASE_URL', 'ftp://akutoverblik.example', 'skal være en adresse som https://akutoverblik.example'],
    ['BASE_URL', '', 'skal være en adresse som https://akutoverblik.example'],
    ['CONTACT_EMAIL', 'drift', 'skal være en e-mailadresse'],
    ['CONTACT_PHONE', '12', 'skal være et dansk telefonnummer, fx 87 84 01 00'],
    [
      'ACCESSIBILITY_STATEMENT',
      'http://was.digst.dk/x',
      'skal være en adresse som https://was.digst.dk/akutoverblik-example',
    ],
    ['SMTP_URL', 'post.example', 'skal være en adresse som smtps://bruger:kode@post.example'],
    ['MAIL_FROM', 'akutoverblik', 'skal være en e-mailadresse'],
    ['OUTBOX_DIR', '', 'må ikke være tom'],
    ['BACKUP_DIR', 'kopier', 'skal være en hel sti, der begynder med /, fx /mnt/kopier'],
    ['EMERGENCY_COPY_DIR', '', 'skal være en hel sti, der begynder med /, fx /mnt/kopier'],
    ['EMERGENCY_COPY_STAFF_DIR', './nød', 'skal være en hel sti, der begynder med /, fx /mnt/kopier'],
    ['TRUST_PROXY', 'alle', 'skal være adresser eller net adskilt af komma, fx loopback eller 10.0.0.0/8'],
    ['METRICS_TOKEN', 'kort', 'skal være på mindst 20 tegn'],
    ['DEMO', 'ja', 'skal være 0 eller 1'],
    ['INSTALLED_PAGE', 'nej', 'skal være 0 eller 1'],
    ['NODE_ENV', 'staging', 'skal være production, development eller test'],
  ])('%s=»%s«', (name, value, message) => {
    expect(mistakesOf({ [name]: value })).toEqual([`Miljøvariablen ${name} ${message}`]);
  });
});

test('all wrong variables are told at once', () => {
  expect(mistakesOf({ PORT: 'abc', NODE_ENV: 'staging', HOST: '' })).toHaveLength(3);
});
