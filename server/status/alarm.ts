/** What can be wrong with the service: what it means and what to do, in the words of `/status` and of docs/drift.md. */

export type AlarmKey = keyof typeof alarmWords;

/** Plain data. It is open as long as somebody tells it. */
export type Alarm = {
  key: AlarmKey;
  since: Temporal.Instant;
  /** More for whoever runs the service; may name files. */
  detail?: string;
};

export const alarmWords = {
  'database-locked': {
    title: 'Databasen er låst af et andet program',
    means: 'Opslag virker. Intet kan gemmes, og ingen kan logge ind, før låsen er væk.',
    todo: 'Find det program, der skriver i databasen, og luk det. Tjenesten går selv videre.',
  },
  'database-read-only': {
    title: 'Databasen kan ikke skrives',
    means: 'Opslag virker. Intet kan gemmes, og ingen kan logge ind.',
    todo: 'Ret rettighederne til filen og mappen, eller gør disken skrivbar igen. Tjenesten går selv videre.',
  },
  'database-full': {
    title: 'Disken med databasen er fuld',
    means: 'Opslag virker. Intet kan gemmes, og ingen kan logge ind.',
    todo: 'Skaf plads på disken. Tjenesten går selv videre.',
  },
  'database-damaged': {
    title: 'Databasen er beskadiget',
    means:
      'Opslag svarer fra hukommelsen. Intet gemmes, så skaden ikke bliver større. En genstart vil ikke lykkes.',
    todo: 'Genstart ikke. Find den nyeste sikkerhedskopi, der er hel (npm run verify), stop tjenesten, gendan kopien, og start igen.',
  },
  'database-gone': {
    title: 'Databasens fil er væk eller skiftet ud',
    means:
      'Opslag svarer fra hukommelsen. Intet gemmes. Det, der var i filen, er lagt i en fil ved siden af, hvis det kunne lade sig gøre. En genstart vil ikke lykkes.',
    todo: 'Genstart ikke. Læg filen tilbage; tjenesten efterser den og går selv videre. Ellers stop tjenesten, gendan den reddede fil eller en sikkerhedskopi, og start igen.',
  },
  'database-failing': {
    title: 'Databasen svarer med fejl',
    means: 'Opslag virker. Intet kan gemmes, og ingen kan logge ind.',
    todo: 'Se efter i loggen, og om disken virker. Kør npm run verify.',
  },
  catalogue: {
    title: 'Kataloget kan ikke fornyes',
    means: 'Opslag viser det seneste, der kunne bygges. Det, der er gemt siden, vises ikke endnu.',
    todo: 'Se grunden i loggen, og kør npm run verify. Det prøves igen af sig selv, og straks når noget gemmes.',
  },
  backup: {
    title: 'Sikkerhedskopien kan ikke tages',
    means: 'De gamle kopier er der stadig; nye kommer ikke til.',
    todo: 'Se, om mappen i BACKUP_DIR er der, kan skrives og har plads. Det prøves igen hvert minut.',
  },
  'backup-old': {
    title: 'Den seneste sikkerhedskopi er for gammel',
    means: 'Der er ikke taget en sikkerhedskopi i de sidste tre timer.',
    todo: 'Tag en i hånden med npm run backup, og genstart tjenesten, hvis den ikke selv tager den næste.',
  },
  'emergency-copy': {
    title: 'Nødkopien kan ikke laves eller skrives',
    means:
      'Filerne i EMERGENCY_COPY_DIR, eller dem, der hentes, er ældre, end de skal være. De siger selv, hvor gamle de er.',
    todo: 'Se, om mappen er der, kan skrives og har plads. Det prøves igen af sig selv.',
  },
  mail: {
    title: 'Mails kan ikke sendes',
    means: 'De bliver liggende i udbakken og prøves igen i 14 dage.',
    todo: 'Se, om mailserveren i SMTP_URL svarer, og om mappen i OUTBOX_DIR kan skrives. Imens kan de læses under Administration.',
  },
  clock: {
    title: 'Uret er sprunget',
    means:
      'Maskinens ur blev stillet, eller maskinen sov. Tjenesten har rettet sig efter det nye klokkeslæt.',
    todo: 'Se, om klokken er rigtig, og om maskinen henter tiden (NTP). Meldingen går væk efter et døgn.',
  },
  disk: {
    title: 'Disken er næsten fuld',
    means: 'Alt virker endnu. Når den er fuld, kan intet gemmes.',
    todo: 'Skaf plads på disken med databasen.',
  },
  chores: {
    title: 'Et fast arbejde lykkes ikke',
    means: 'Påmindelser, oprydning eller andet, der gøres hvert minut, er gået i stå.',
    todo: 'Se grunden i loggen. Det prøves igen hvert minut.',
  },
} as const satisfies Record<string, { title: string; means: string; todo: string }>;
