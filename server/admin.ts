/** `npm run admin -- --email … [--name …]`: makes somebody an administrator, or lets one back in, by a link that is printed. */
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { createAccount, idOfEmail, readActiveAccount, replaceGrants } from '../data/accounts.ts';
import { openDatabase } from '../data/database.ts';
import { writePasswordLink } from '../data/password-links.ts';
import type { Database } from '../data/tables.ts';
import { danishNow } from './clock.ts';
import { readConfig } from './config.ts';
import { hashOfToken, newToken } from './door/session-cookie.ts';
import { OperatorMistake } from './operator-mistake.ts';
import { runProgram } from './program.ts';
import { lifeWords, linkAddress } from './sign-in/password-link.ts';
import { emailField } from './sign-in/sign-in-form.ts';

const usage = 'Brug: npm run admin -- --email navn@region.example [--name "Fornavn Efternavn"]';

await runProgram(async () => {
  const { email, name } = readArguments();
  const { databaseFile, baseUrl, port } = readConfig(process.env);
  const database = await openDatabase(databaseFile, { ifMissing: 'refuse' });
  const id = await administratorWith(database, email, name);
  const token = newToken();
  const link = { tokenHash: hashOfToken(token), accountId: id, purpose: 'invitation' as const };
  await writePasswordLink(database, link, danishNow().toInstant());
  await database.destroy();
  console.log(
    `${email} er administrator i ${databaseFile}. Åbn linket og vælg en adgangskode; det virker én gang og i ${lifeWords.invitation}:`,
  );
  console.log(linkAddress(baseUrl ?? `http://localhost:${port}`, token));
});

function readArguments(): { email: string; name: string } {
  let values: { email?: string; name?: string };
  try {
    ({ values } = parseArgs({ options: { email: { type: 'string' }, name: { type: 'string' } } }));
  } catch {
    throw new OperatorMistake(usage);
  }
  const email = emailField.safeParse(values.email ?? '');
  if (!email.success) throw new OperatorMistake(`${email.error.issues[0]?.message ?? ''} ${usage}`.trim());
  return { email: email.data, name: values.name?.trim() || 'Administrator' };
}

async function administratorWith(database: Database, email: string, name: string): Promise<string> {
  const id = await idOfEmail(database, email);
  if (id === undefined) {
    const account = {
      id: randomUUID(),
      name,
      email,
      grants: [{ role: 'administrator' as const }],
      demo: false,
    };
    await createAccount(database, account, danishNow().toInstant());
    return account.id;
  }
  const account = await readActiveAccount(database, id);
  if (!account)
    throw new OperatorMistake(
      `Kontoen med ${email} er lukket. En anden administrator kan åbne den under Administration.`,
    );
  if (account.demo) throw new OperatorMistake(`Kontoen med ${email} hører til demoen.`);
  if (!account.grants.some(({ role }) => role === 'administrator'))
    await replaceGrants(database, id, [...account.grants, { role: 'administrator' }]);
  return id;
}
