/** Why a database cannot be used, in a line for the operator. */
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { OperatorMistake } from '../server/operator-mistake.ts';

/** The database cannot be used; the message is one line for the operator. */
export class DatabaseUnusable extends OperatorMistake {}

const restoreIt =
  'Se, hvad der er galt, med »npm run verify«, gendan den med »npm run restore -- SIKKERHEDSKOPI«, eller vælg en anden fil med DATABASE_FILE.';

export const unusableWords = {
  notADatabase: (file: string) => `Filen ${file} er ikke en brugelig database. ${restoreIt}`,
  damaged: (file: string) => `Databasen ${file} er beskadiget. ${restoreIt}`,
  somebodyElses: (file: string) =>
    `Databasen ${file} hører til et andet program. Vælg en anden fil med DATABASE_FILE.`,
  newer: (file: string) =>
    `Databasen ${file} er lavet af en nyere udgave af Akutoverblik end denne. Brug den nyere udgave, eller gendan en ældre sikkerhedskopi med »npm run restore -- SIKKERHEDSKOPI«.`,
  missing: (file: string) =>
    `Der er ingen database i ${file}. Vælg filen med DATABASE_FILE; i drift køres alle programmer som i docs/drift.md.`,
  lost: (file: string, trace: string) =>
    `Der er ingen database i ${file}, men der har været en: ${trace} ligger der endnu. Er disken sat til, og peger DATABASE_FILE rigtigt? Ellers gendan den nyeste kopi med »npm run restore -- SIKKERHEDSKOPI«. Kun i en ny installation: lav en tom med »npm run seed -- --new«.`,
  alreadyThere: (file: string) =>
    `Der er allerede en database i ${file}; den er ikke rørt. »npm run seed« uden --new lægger tilbuddene i den.`,
  beingReplaced: (file: string) => `Databasen ${file} bliver gendannet lige nu. Vent, og prøv igen.`,
};

/** Any error of the engine or the file system as the one the operator reads. */
export function asUnusable(file: string, error: unknown): DatabaseUnusable {
  return error instanceof DatabaseUnusable ? error : new DatabaseUnusable(explain(file, error));
}

export function isBusy(error: unknown): boolean {
  return /^SQLITE_(?:BUSY|LOCKED)/.test(codeOf(error));
}

export function isFull(error: unknown): boolean {
  return /^(?:SQLITE_FULL|ENOSPC|EDQUOT)/.test(codeOf(error));
}

export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

function explain(file: string, error: unknown): string {
  const code = codeOf(error);
  if (isBusy(error)) return `Databasen ${file} er låst af et andet program. Luk det, og start igen.`;
  const folder = dirname(resolve(file));
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) && !existsSync(folder))
    return `Mappen ${folder} findes ikke og kan ikke laves. Lav den, eller vælg en anden fil med DATABASE_FILE.`;
  if (code.startsWith('SQLITE_READONLY') || ['EACCES', 'EPERM', 'EROFS'].includes(code))
    return `Databasen ${file} kan ikke skrives. Ret rettighederne til filen og mappen, eller vælg en anden fil med DATABASE_FILE.`;
  if (code.startsWith('SQLITE_CANTOPEN') || ['ENOTDIR', 'EISDIR', 'EEXIST', 'ENOENT'].includes(code))
    return `Databasen ${file} kan ikke åbnes eller oprettes. Findes mappen, og er den skrivbar? Ellers vælg en anden fil med DATABASE_FILE.`;
  if (code.startsWith('SQLITE_NOTADB')) return unusableWords.notADatabase(file);
  if (code.startsWith('SQLITE_CORRUPT')) return unusableWords.damaged(file);
  if (isFull(error)) return `Disken med ${file} er fuld. Skaf plads, og prøv igen.`;
  const message = error instanceof Error ? error.message : String(error);
  if (message.includes('corrupted migrations') || message.includes('missing'))
    return unusableWords.newer(file);
  return `Databasen ${file} kan ikke bruges: ${message.replace(/\s+/g, ' ')}`;
}
