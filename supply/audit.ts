/**
 * `npm run audit`: asks the registry which packages have known weaknesses. Ends with 1 when there are some, and with 2 when it could not be asked: to have
 * heard nothing is not to be well.
 */
import { spawnSync } from 'node:child_process';
import { auditWords } from './audit-words.ts';

const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  encoding: 'utf8',
  shell: process.platform === 'win32',
});
const { words, code } = auditWords(asked.stdout ?? '');
console.log(words);
process.exitCode = code;
