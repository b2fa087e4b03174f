/** A copy as a file: one HTML text that holds its own style and script, and a policy that lets it do nothing else, wherever it is opened. */
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants } from 'node:zlib';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { copyEntry } from '../emergency-copies/copy-entry.ts';
import type { CopyEdition, CopyScope } from '../emergency-copies/copy-scope.ts';
import { type CopyQuestion, type CopySection, emergencyCopy } from '../emergency-copies/emergency-copy.ts';
import { paperStyle } from '../emergency-copies/paper.ts';
import { scriptText } from '../http/browser-modules.ts';
import { type Minute, minuteOf } from '../opening-hours/danish-calendar.ts';
import type { Printer } from '../page.ts';
import type { Steps } from '../steps.ts';
import { inSlices } from './slices.ts';

export type CopyFile = {
  scope: CopyScope;
  edition: CopyEdition;
  /** What it is made from, and the newest version in it. */
  catalogue: Catalogue;
  trueAt: Minute;
  fileName: string;
  etag: string;
  policy: string;
  brotli: Buffer;
};

const assets = join(import.meta.dirname, '../../views/assets');
const smaller = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };
const compress = promisify(brotliCompress);
const decompress = promisify(brotliDecompress);

export async function copyFile(printer: Printer, question: CopyQuestion): Promise<CopyFile> {
  let made: Printed | undefined;
  await inSlices(copySteps(printer, question), (printed) => {
    made = printed;
  });
  if (!made) throw new Error('unreachable: the steps end with a copy');
  const { html, ...facts } = made;
  return {
    ...facts,
    scope: question.scope,
    catalogue: question.catalogue,
    trueAt: minuteOf(question.trueAt),
    etag: `"${hash('sha256', html, 'base64url')}"`,
    brotli: await compress(html, smaller),
  };
}

/** The file as it lies on a disk. */
export function plainText({ brotli }: CopyFile): Promise<Buffer> {
  return decompress(brotli);
}

type Printed = Pick<CopyFile, 'edition' | 'fileName' | 'policy'> & { html: string };

/** Entry by entry. */
function* copySteps(printer: Printer, question: CopyQuestion): Steps<Printed> {
  const copy = emergencyCopy(question);
  yield;
  const numbers = new Map(copy.names.map(({ anchor, number }) => [anchor, number]));
  let sections = '';
  for (const section of copy.sections) sections += yield* sectionSteps(section);
  const style = ownStyle() + paperStyle(copy);
  const script = ownScript();
  const policy = [
    "default-src 'none'",
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(script)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  yield;
  const html = printer.render('/emergency-copies/copy', { copy, style, script, policy, body: sections });
  return { html, policy, edition: copy.edition, fileName: copy.fileName };

  function* sectionSteps(section: CopySection): Steps<string> {
    let body = '';
    for (const { heading, entries } of section.groups) {
      let printed = '';
      for (const { number, copied } of entries) {
        const entry = copyEntry(copied, question.catalogue, question.trueAt, numbers);
        printed += printer.render('/emergency-copies/entry', { number, entry });
        yield;
      }
      body += printer.render('/emergency-copies/group', { heading, body: printed });
    }
    return printer.render('/emergency-copies/section', { ...section, body });
  }
}

function hashOf(text: string): string {
  return `sha256-${hash('sha256', text, 'base64')}`;
}

let style: string | undefined;
function ownStyle(): string {
  style ??= ['copy.css', 'paper.css']
    .map((name) => readFileSync(join(assets, 'emergency-copy', name), 'utf8'))
    .join('');
  return style;
}

let script: string | undefined;
function ownScript(): string {
  script ??= asOneScript('emergency-copy/copy.js', new Set());
  return script;
}

const imported = /^import .* from 'asset:([\w./-]+)';\n/gm;

/** A module with what it imports before it: a file on a disk can ask for no other. */
function asOneScript(name: string, told: Set<string>): string {
  if (told.has(name)) return '';
  told.add(name);
  const text = scriptText(name);
  const before = [...text.matchAll(imported)].map(([, other = '']) => asOneScript(other, told));
  return [...before, text.replace(imported, '').replace(/^export /gm, '')].join('');
}
