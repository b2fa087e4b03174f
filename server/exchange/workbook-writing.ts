/** Writes an .xlsx file of one sheet, every cell typed as text, the headings kept in sight. */
import { columnLetter } from './column-letter.ts';
import { typedText } from './spreadsheet-text.ts';
import { archiveOf } from './zip-archive.ts';

export type WrittenSheet = {
  name: string;
  widths: readonly number[];
  /** The first is the headings; those said to be help are set apart below them. */
  rows: Iterable<readonly string[]>;
  helpRows: number;
};

export function workbookOf({ name, widths, rows, helpRows }: WrittenSheet): Buffer {
  let data = '';
  let line = 0;
  for (const row of rows) {
    line += 1;
    const style = line === 1 ? 1 : line <= 1 + helpRows ? 2 : 3;
    const cells = row.map((text, i) =>
      text === ''
        ? ''
        : `<c r="${columnLetter(i)}${line}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${encoded(typedText(text))}</t></is></c>`,
    );
    data += `<row r="${line}">${cells.join('')}</row>`;
  }
  const cols = widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" style="3" customWidth="1"/>`,
  );
  const pane =
    '<sheetViews><sheetView workbookViewId="0"><pane xSplit="3" ySplit="1" topLeftCell="D2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>';
  return archiveOf([
    { name: '[Content_Types].xml', content: contentTypes },
    { name: '_rels/.rels', content: relationships([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      content: `${xml}<workbook ${main} xmlns:r="${office}/relationships"><sheets><sheet name="${encoded(name)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: relationships([
        ['worksheet', 'worksheets/sheet1.xml'],
        ['styles', 'styles.xml'],
      ]),
    },
    { name: 'xl/styles.xml', content: styles },
    {
      name: 'xl/worksheets/sheet1.xml',
      content: `${xml}<worksheet ${main}>${pane}<cols>${cols.join('')}</cols><sheetData>${data}</sheetData></worksheet>`,
    },
  ]);
}

const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const contentTypes = `${xml}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${spreadsheet}.styles+xml"/></Types>`;
/** Text format (49) throughout, so that the spreadsheet leaves what is typed as it is typed: plain, heading, help, wrapped. */
const styles = `${xml}<styleSheet ${main}><fonts count="3"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font><font><i/><sz val="9"/><color rgb="FF52606D"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE8F1F5"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf xfId="0"/>${['fontId="1" fillId="2"', 'fontId="2" fillId="0"', 'fontId="0" fillId="0"'].map((look) => `<xf numFmtId="49" ${look} borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`).join('')}</cellXfs></styleSheet>`;

function relationships(targets: [kind: string, target: string][]): string {
  const each = targets.map(
    ([kind, target], i) =>
      `<Relationship Id="rId${i + 1}" Type="${office}/relationships/${kind}" Target="${target}"/>`,
  );
  return `${xml}<Relationships xmlns="${packages}/relationships">${each.join('')}</Relationships>`;
}

/** `_x0041_` is how a spreadsheet writes a sign by its number; a text that looks like that is kept apart from it. */
function encoded(text: string): string {
  return text
    .replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_')
    .replace(/[\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
