/** A digest as a mail: short enough for a telephone, plain text, and why it came. No word of what readers have reported. */
import type { Account } from '../accounts/account.ts';
import { type GrantNames, grantWords } from '../accounts/grant-words.ts';
import { letter, type Mail } from '../mail/mail.ts';
import { listWords } from '../opening-hours/hours-wording.ts';
import type { DigestSection, ReminderKind } from './digest.ts';

/** How it came about. `choice`: the page where its reader chooses how often they come, without signing in. */
export type Cause = { by: 'clock'; choice: string } | { by: 'coordinator' | 'administrator' };

/** More are told by number, with the page that has them all. */
const mostNames = 5;

export function reminderMail(
  reader: Pick<Account, 'name' | 'email' | 'grants'>,
  sections: readonly DigestSection[],
  cause: Cause,
  { names, address }: { names: GrantNames; address: string },
): Mail {
  const groups = Map.groupBy(sections, ({ organisation }) => organisation);
  const paragraphs = [...groups].flatMap(([organisation, own]) => [
    headingOf(organisation, names),
    ...own.map((one) => paragraphOf(one, address)),
  ]);
  return {
    to: reader.email,
    subject: `Påmindelse: ${listWords([...new Set(sections.flatMap(({ kind }) => subjects[kind] ?? []))])}`,
    text: letter(reader.name, paragraphs, whyWords(reader.grants, groups, cause, names, address)),
    ...(cause.by === 'clock' && { stop: cause.choice }),
  };
}

const subjects: Partial<Record<ReminderKind, string>> = {
  faults: 'meldte fejl',
  proposals: 'rettelser at godkende',
  holidays: 'helligdage',
  overdue: 'tilbud at bekræfte',
  unverified: 'tilbud at bekræfte',
  drafts: 'kladder',
  'cluster-faults': 'ubesvarede fejl i klyngen',
  'cluster-holidays': 'helligdage i klyngen',
};

function headingOf(organisation: string | undefined, { organisations }: GrantNames): string {
  if (organisation === undefined) return 'I klyngen, du koordinerer, mangler dette:';
  return `Dette venter hos ${organisations.get(organisation)?.name ?? organisation}:`;
}

function paragraphOf(section: DigestSection, address: string): string {
  const { entries, path } = section;
  const page = `${address}${path}`;
  const shown = entries.slice(0, mostNames);
  const more = entries.length - shown.length;
  const rest = more === 0 ? [] : [`… og ${more} til`];
  const told = `${sentenceOf(section)}:`;
  if (entries.every((one) => one.path === undefined))
    return [
      told,
      ...shown.map(({ name }) => `• ${name}`),
      ...rest,
      pageWords[section.kind] ?? 'Se mere:',
      page,
    ].join('\n');
  return [
    told,
    ...shown.map(({ name, path }) => `• ${name}\n  ${address}${path}`),
    ...(more === 0 ? [] : [`… og ${more} til:\n  ${page}`]),
  ].join('\n');
}

/** What the page is for, of what is not cleared one by one. */
const pageWords: Partial<Record<ReminderKind, string>> = {
  holidays: 'Bekræft dem på én side:',
  planned: 'Se eller annullér:',
  'cluster-faults': 'Se, hvem der skal svare:',
  'cluster-holidays': 'Se, hvem der mangler, og send en påmindelse:',
};

function sentenceOf({ kind, count, entries, season }: DigestSection): string {
  const offers = count === 1 ? 'Ét tilbud' : `${count} tilbud`;
  switch (kind) {
    case 'faults':
      return `${offers} har meldte fejl, som ingen har svaret på. Ret oplysningen, eller svar, at den passer`;
    case 'proposals':
      return count === 1 ? 'Én rettelse venter på godkendelse' : `${count} rettelser venter på godkendelse`;
    case 'holidays':
      return holidaySentence(count, entries.length, season);
    case 'overdue':
      return `${offers} er ${count === 1 ? 'forfaldent' : 'forfaldne'} og skal bekræftes igen`;
    case 'unverified':
      return `${offers} er aldrig bekræftet`;
    case 'drafts':
      return `${count === 1 ? 'Én kladde' : `${count} kladder`} har ligget i over en uge. Gem eller kassér`;
    case 'planned':
      return 'Til orientering: dette ændres af sig selv inden for en uge';
    case 'cluster-faults':
      return `${offers} har meldte fejl, som har ventet i mere end fem hverdage`;
    case 'cluster-holidays':
      return count === 1
        ? 'Én organisation har ikke bekræftet alle helligdage'
        : `${count} organisationer har ikke bekræftet alle helligdage`;
  }
}

function holidaySentence(days: number, offers: number, season: DigestSection['season']): string {
  const unstated =
    !season || season.unstated === 0 ? '' : `, og ${season.unstated} af dem har ingen åbningstid endnu`;
  return `${season?.label}: ${days} ${days === 1 ? 'dag' : 'dage'} i ${offers} tilbud er ikke bekræftet${unstated}`;
}

function whyWords(
  grants: Account['grants'],
  groups: ReadonlyMap<string | undefined, unknown>,
  cause: Cause,
  names: GrantNames,
  address: string,
): string {
  const roles = listWords(
    grants
      .filter((grant) =>
        'organisation' in grant
          ? groups.has(grant.organisation)
          : grant.role === 'coordinator' && groups.has(undefined),
      )
      .map((grant) => grantWords(grant, names)),
  );
  const because = `Du får denne mail, fordi du er ${roles}`;
  if (cause.by !== 'clock')
    return `${because}, og ${askers[cause.by]} har bedt om, at der mindes om det. Det kan højst ske én gang om dagen og kan ikke slås fra.`;
  return [
    `${because}. Den kommer af sig selv mandag morgen, så tit som du har valgt, og kun når noget venter.`,
    `Vælg selv, hvor tit: ${address}/konto#paamindelser`,
    `Sjældnere eller slet ikke, uden at logge ind: ${cause.choice}`,
  ].join('\n');
}

const askers = { coordinator: 'klyngens koordinator', administrator: 'en administrator' };
