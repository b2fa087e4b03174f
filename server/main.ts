/** The only entry: reads the environment, opens the database, seeds an empty one, listens, closes cleanly. */
import type { Server } from 'node:http';
import { performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import pino from 'pino';
import { publishedReader } from '../data/catalogue.ts';
import { watchChanges } from '../data/changes.ts';
import { isEmpty, keeperOf, openDatabase, openReader } from '../data/database.ts';
import { writeDemoAccounts } from '../data/demo-accounts.ts';
import { forgetExpired } from '../data/expiry.ts';
import { identitiesIn } from '../data/identities.ts';
import { triesIn } from '../data/sign-in-tries.ts';
import packageFile from '../package.json' with { type: 'json' };
import { seedDatabase } from '../seed/seed.ts';
import { readSeed } from '../seed/seed-files.ts';
import { readWordLists } from '../seed/word-lists.ts';
import { createApp } from './app.ts';
import { danishNow } from './clock.ts';
import { type Config, namesSet, readConfig, warningsOf } from './config.ts';
import { DatabaseAway } from './database-away.ts';
import { tellCoordinators } from './faults/unanswered-routes.ts';
import { checkFolders } from './folder-check.ts';
import { boundedServer } from './http/bounded-server.ts';
import { stopServing } from './http/stopping.ts';
import { OperatorMistake } from './operator-mistake.ts';
import { runProgram } from './program.ts';
import { type Reminding, reminderRound } from './reminders/reminder-round-routes.ts';
import { type BackupSchedule, createBackupSchedule, noBackups } from './running/backup-schedule.ts';
import { type ClockWatch, watchClock } from './running/clock-watch.ts';
import { watchDatabase } from './running/database-watch.ts';
import { watchDisk } from './running/disk-watch.ts';
import { createEmergencyCopies, keepCopies } from './running/emergency-copies.ts';
import { copyStanding } from './running/emergency-copy-standing.ts';
import { type Chores, type Housekeeping, keepHouse } from './running/housekeeping.ts';
import { createLiveCatalogue } from './running/live-catalogue.ts';
import { createMailer, mailStanding } from './running/mailer.ts';
import { createOutbox } from './running/outbox.ts';
import { tellOfProposals } from './versions/proposal-round-routes.ts';

/** A request that runs when the service is told to stop may take this long yet. */
const secondsToFinish = 10;

/** The address cannot be used; the message is one line for the operator. */
class CannotListen extends OperatorMistake {}

await runProgram(() => start(readConfig(process.env)));

async function start(config: Config): Promise<void> {
  const log = pino({ base: null, level: config.environment === 'test' ? 'warn' : 'info' });
  for (const warning of warningsOf(config)) log.warn(warning);
  checkFolders(config);
  const { databaseFile, backupFolder } = config;
  const database = await openDatabase(databaseFile, { now: () => danishNow().toInstant(), backupFolder });
  if (await isEmpty(database)) {
    await seedDatabase(database, readSeed(), danishNow().toInstant());
    log.warn({ database: databaseFile }, 'ny database, fyldt med de rigtige tilbud');
  }
  if (config.demo) await writeDemoAccounts(database, danishNow().toInstant());
  const read = publishedReader(database, readWordLists());
  const changes = watchChanges(database);
  const catalogue = createLiveCatalogue(await read(), danishNow, log);
  const publish = () => catalogue.refresh(read);
  changes.tell(publish);
  const development = config.environment === 'development';
  // What has been saved is saved; it is shown when it can be read.
  const store = { database, publish: () => publish().catch(unlessAway) };
  const unwatch = watchDatabase(keeperOf(database), log);
  const { demo, installedPage, trustedProxies, smtpUrl, mailFrom, outboxFolder } = config;
  const { contact, accessibilityStatement } = config;
  const mailer = createMailer(createOutbox(outboxFolder), { smtpUrl, from: mailFrom }, danishNow, log);
  let address = config.baseUrl ?? '';
  const reader = openReader(database);
  const identities = identitiesIn(database, danishNow, { demo, reader });
  const tries = triesIn(database);
  const { emergencyCopyFolder, emergencyCopyStaffFolder } = config;
  const emergencyCopies = createEmergencyCopies({
    live: catalogue,
    now: danishNow,
    log,
    address: () => address,
    folders: { public: emergencyCopyFolder, staff: emergencyCopyStaffFolder },
    development,
  });
  const door = { identities, tries, mailer, address: () => address, demo, installedPage, trustedProxies };
  const backups = backupFolder ? createBackupSchedule(backupFolder, databaseFile, danishNow, log) : noBackups;
  const clock = watchClock(danishNow, () => performance.now(), log);
  const disk = watchDisk(databaseFile, danishNow);
  const telling = { database, live: catalogue, mailer, address: () => address, log, demo };
  const housekeeping = keepHouse(choresOf(telling, clock), danishNow, log);
  const standing = {
    version: packageFile.version,
    startedAt: danishNow().toInstant(),
    database: keeperOf(database).trouble,
    backups: backups.state,
    sources: [mailStanding(mailer), copyStanding(emergencyCopies), disk, clock, housekeeping],
  };
  const { metricsToken } = config;
  const told = { contact, accessibilityStatement };
  const service = {
    catalogue,
    store,
    emergencyCopies,
    ...door,
    ...told,
    standing,
    metricsToken,
    now: danishNow,
    log,
    development,
  };
  const app = createApp(service);
  const server = boundedServer(app);
  await listen(server, config);
  const bound = server.address();
  const port = typeof bound === 'object' && bound ? bound.port : config.port;
  address ||= `http://${shownHost(config.host)}:${port}`;
  const listens = config.baseUrl === undefined ? '' : ` og lytter på ${config.host}:${port}`;
  console.log(`Akutoverblik svarer på ${address}${listens}`);
  log.info({ variables: namesSet(process.env) }, 'sat i miljøet');
  const rest = eachMinute(housekeeping, backups, [clock.look, disk.look]);
  const stopCopying = keepCopies(emergencyCopies);
  const stop = async () => {
    changes.stop();
    stopCopying();
    unwatch();
    catalogue.news.end();
    const [answered] = await Promise.all([stopServing(server, secondsToFinish), rest()]);
    if (!answered) log.warn('nogle forespørgsler blev ikke færdige og blev afbrudt');
    // The last to leave tidies the file up, and only the database may write.
    await reader.destroy();
    await database.destroy();
    // A thread or a mail that is still under way would keep the program alive; neither loses anything.
    process.exit();
  };
  // The second time it ends at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop());
}

function unlessAway(error: unknown): void {
  if (!(error instanceof DatabaseAway)) throw error;
}

/** What is done each minute; a machine that has slept takes up where the clock is when it wakes. */
function choresOf(telling: Reminding, clock: ClockWatch): Chores {
  const { database, mailer } = telling;
  const remind = reminderRound(telling);
  return {
    mails: () => mailer.deliver(),
    faults: () => tellCoordinators(telling, danishNow()),
    proposals: () => tellOfProposals(telling, danishNow()),
    reminders: () => remind(danishNow()),
    // A clock that is a year ahead for a minute must erase nothing.
    expiry: async () => {
      clock.look();
      if (clock.isTrusted()) await forgetExpired(database, danishNow().toInstant());
    },
  };
}

/** Each by itself: a mail server that does not answer must cost no backup, a share that is away no mail. */
function eachMinute(housekeeping: Housekeeping, backups: BackupSchedule, looks: (() => unknown)[]) {
  const keep = () => {
    for (const look of looks) look();
    void housekeeping.round();
    void backups.tend();
  };
  keep();
  const timer = setInterval(keep, 60_000).unref();
  return async () => {
    clearInterval(timer);
    await backups.stop();
    // A mail that has been sent and not taken out of the outbox would be sent again.
    await Promise.race([housekeeping.settled(), setTimeout(secondsToFinish * 1_000)]);
  };
}

function listen(server: Server, { port, host }: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CannotListen(listenMistake(error, host, port))),
    );
    server.listen(port, host, resolve);
  });
}

function listenMistake(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE')
    return `Port ${port} er optaget. Vælg en anden med PORT, eller stop det andet program.`;
  if (error.code === 'EACCES') return `Port ${port} kræver særlige rettigheder. Vælg en over 1023 med PORT.`;
  return `Kan ikke lytte på ${host}:${port} (${error.code}). Ret HOST eller PORT.`;
}

function shownHost(host: string): string {
  return host === '127.0.0.1' || host === '0.0.0.0' || host === '::' ? 'localhost' : host;
}
