/** Files that are refused whole: nothing of them is kept, and it is told what is wrong and where. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Writable } from 'node:stream';
import { deflateRawSync } from 'node:zlib';
import pino from 'pino';
import request from 'supertest';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import writeXlsx from 'write-excel-file/node';
import { sheetWorkbook } from '../../server/exchange/offer-sheet.ts';
import { archiveOf, openArchive } from '../../server/exchange/zip-archive.ts';
import { alwaysOpen } from '../example-offers.ts';
import { startService } from '../start-service.ts';
import { type Sender, senderOf } from './send-file.ts';
import { csv, referencesOf } from './sheet.ts';

let logged = '';
const log = pino(
  { level: 'trace' },
  new Writable({
    write(chunk, _, done) {
      logged += chunk;
      done();
    },
  }),
);
afterEach(() => {
  logged = '';
});

const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00', log });
/** Somebody new each time: one account may send twenty in a quarter. */
let editor: Sender;
beforeEach(async () => {
  editor = await senderOf(world, 'kommune-horsens');
});
const template = sheetWorkbook({
  offers: [alwaysOpen],
  references: referencesOf([alwaysOpen]),
  versions: new Map([[alwaysOpen.slug, 1]]),
});

/** The template's parts with some changed, left out (null) or added. */
function workbookWith(changes: Record<string, string | null>): Buffer {
  const { names, read } = openArchive(template);
  const parts = names
    .filter((name) => !(name in changes))
    .map((name) => ({ name, content: read(name) ?? '' }));
  const added = Object.entries(changes).flatMap(([name, content]) =>
    content === null ? [] : [{ name, content }],
  );
  return archiveOf([...parts, ...added]);
}

const sheet = openArchive(template).read('xl/worksheets/sheet1.xml')?.toString() ?? '';
const withCell = (cell: string) =>
  workbookWith({
    'xl/worksheets/sheet1.xml': sheet.replace(
      '</sheetData>',
      `<row r="9"><c r="A9"/>${cell}</row></sheetData>`,
    ),
  });

const cfb = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
const noise = Buffer.from(Array.from({ length: 400 }, (_, i) => (i * 37) % 256));

describe('what is no plain sheet of offers', () => {
  test.each<[string, Buffer, string]>([
    ['an empty file', Buffer.from(''), 'Filen er tom'],
    ['blank lines', Buffer.from('\n\n;;\n'), 'Filen er tom'],
    ['a program or a picture', noise, 'Filen er ikke et regneark'],
    ['an old or protected workbook', cfb, 'gammelt eller beskyttet Excel-ark'],
    ['a workbook with macros', workbookWith({ 'xl/vbaProject.bin': 'x' }), 'indeholder makroer'],
    [
      'a workbook that says it may have macros',
      workbookWith({ '[Content_Types].xml': 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' }),
      'indeholder makroer',
    ],
    [
      'a workbook with a program in it',
      workbookWith({ 'xl/embeddings/oleObject1.bin': 'x' }),
      'andre filer eller programmer',
    ],
    [
      'another kind of zip file',
      archiveOf([{ name: 'brev.txt', content: 'x' }]),
      'Filen er ikke et regneark',
    ],
    ['a workbook cut short', template.subarray(0, template.length - 400), 'Filen er beskadiget'],
    [
      'a sheet that ends in the middle',
      workbookWith({ 'xl/worksheets/sheet1.xml': sheet.slice(0, -80) }),
      'Filen er beskadiget',
    ],
    [
      'a workbook without its sheet',
      workbookWith({ 'xl/worksheets/sheet1.xml': null }),
      'Arket »Tilbud« mangler',
    ],
    [
      'dates counted from 1904',
      workbookWith({ 'xl/workbook.xml': '<workbook><workbookPr date1904="1"/></workbook>' }),
      'datoer fra 1904',
    ],
    ['headings only', csv(['Netadresse', 'Navn']), 'ingen tilbud i filen'],
    ['another sheet', csv(['Vare', 'Pris'], ['Kaffe', '12']), 'ingen tilbud i filen'],
    [
      'a heading nobody knows',
      csv(['Netadresse', 'Farve'], ['x', 'blå']),
      'Overskriften »Farve« i kolonne B kendes ikke',
    ],
    [
      'a heading twice',
      csv(['Netadresse', 'Navn', 'navn'], ['x', 'y', 'z']),
      'Overskriften »navn« står to gange, anden gang i kolonne C',
    ],
    [
      'a quotation mark left open',
      Buffer.from('Netadresse;Navn\nx;"y\n'),
      'Linje 2: et anførselstegn bliver ikke lukket',
    ],
    [
      'something after a closing quotation mark',
      Buffer.from('Netadresse;Navn\nx;"y"z\n'),
      'Linje 2: der står noget efter',
    ],
    ['a formula', withCell('<c r="C9"><f>1+1</f><v>2</v></c>'), 'indeholder formler eller fejlværdier'],
    [
      'a cell that is a mistake',
      withCell('<c r="C9" t="e"><v>#REF!</v></c>'),
      'indeholder formler eller fejlværdier',
    ],
    ['something far outside', withCell('<c r="ZZ9"><v>2</v></c>'), 'i celle ZZ9'],
  ])('%s', async (_, bytes, mistake) => {
    const { status, words } = await editor.send(bytes, 'fil.xlsx');
    expect(words).toContain(mistake);
    expect(words).not.toContain('Gem 1');
    expect(status).toBe(422);
  });

  test('where the formulas are: sheet, row and column', async () => {
    const book = await editor.send(withCell('<c r="C9"><f>1+1</f></c><c r="AB9"><f/></c>'));
    expect(book.words).toContain('Ark »Tilbud«, række 9, kolonne C Ark »Tilbud«, række 9, kolonne AB');
    const text = await editor.send(Buffer.from('Netadresse;Navn\nx;=1+1\n'));
    expect(text.words).toContain('Linje 2, kolonne B');
  });

  test('a formula as another program writes it', async () => {
    const cells = [[{ value: 'Navn' }], [{ type: 'Formula' as const, value: '=1+1' }]];
    const { words } = await editor.send(await writeXlsx(cells as never).toBuffer());
    expect(words).toContain('række 2, kolonne A');
  });
});

describe('a file that is small only while it is packed', () => {
  test('one that says what it unpacks to is refused before it is unpacked', async () => {
    const { words } = await editor.send(
      workbookWith({ 'xl/worksheets/sheet1.xml': 'x'.repeat(101 * 1024 * 1024) }),
    );
    expect(words).toMatch(/fylder 10[12] MB, når den pakkes ud; højst 100 MB/);
  });

  test('one that lies about it is stopped where its claim ends', () => {
    const file = archiveOf([{ name: 'a', content: 'x'.repeat(1_000_000) }]);
    const claimed = Buffer.alloc(4);
    claimed.writeUInt32LE(1_000_000);
    const at = file.lastIndexOf(claimed);
    file.writeUInt32LE(10, at);
    expect(() => openArchive(file).read('a')).toThrow('Filen er beskadiget');
  });

  test('the same part twice', () => {
    const file = archiveOf([
      { name: 'a', content: 'x' },
      { name: 'a', content: 'y' },
    ]);
    expect(() => openArchive(file)).toThrow('Filen er beskadiget');
    expect(deflateRawSync('x').length).toBeGreaterThan(0);
  });
});

describe('how much is taken in', () => {
  const limit = 20 * 1024 * 1024;

  test('a byte over 20 MB is too much, and said to be', async () => {
    const { status, words } = await editor.send(Buffer.alloc(limit + 1, 'a'));
    expect(status).toBe(413);
    expect(words).toContain('Filen er over 20 MB');
  });

  test('20 MB is read', async () => {
    const { words } = await editor.send(Buffer.concat([Buffer.from('Navn\n'), Buffer.alloc(limit - 5, 'a')]));
    expect(words).toContain('1 med fejl');
  });

  test('no file, and two files', async () => {
    const none = await editor.post('/redaktion/udveksling');
    expect(none.status).toBe(400);
    expect(none.text).toMatch(/<p class="field-error" id="fil-fejl">Vælg en fil først/);
    const two = await request(world.app)
      .post('/redaktion/udveksling')
      .set({ Cookie: editor.cookie, 'Sec-Fetch-Site': 'same-origin' })
      .attach('fil', Buffer.from('a'), 'a.csv')
      .attach('fil', Buffer.from('b'), 'b.csv');
    expect([two.status, two.text]).toEqual([400, expect.stringContaining('Send én fil')]);
  });

  test('four at a time: the fifth is asked to come again, and is taken in when one is through or has gone away', async () => {
    const server = createServer(world.app);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const begun = Array.from({ length: 5 }, () => {
      const socket = connect(port);
      socket.write(
        [
          'POST /redaktion/udveksling HTTP/1.1',
          'Host: localhost',
          'Sec-Fetch-Site: same-origin',
          `Cookie: ${editor.cookie}`,
          'Content-Type: multipart/form-data; boundary=x',
          'Content-Length: 10000',
          '',
          '--x\r\nContent-Disposition: form-data; name="fil"; filename="a.csv"\r\n\r\nNavn',
        ].join('\r\n'),
      );
      onTestFinished(() => void socket.destroy());
      return socket;
    });
    const [refused, answer] = await Promise.race(
      begun.map(async (socket) => [socket, String((await once(socket, 'data'))[0])] as const),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 503[\s\S]*Retry-After: 30/);
    const another = () => editor.send(csv(['Navn', 'Version'], ['', '1']));
    const { words, status } = await another();
    expect(status).toBe(503);
    expect(words).toContain('Andre er ved at sende store filer ind lige nu. Din er ikke læst.');
    begun.find((socket) => socket !== refused)?.destroy();
    await expect.poll(async () => (await another()).status).not.toBe(503);
    for (let files = 0; files < 6; files++) expect((await another()).status).not.toBe(503);
  });

  test('a file sent from another page is refused unread', async () => {
    const { status } = await request(world.app)
      .post('/redaktion/udveksling')
      .set({ Cookie: editor.cookie, 'Sec-Fetch-Site': 'cross-site' })
      .attach('fil', csv(['Navn'], ['x']), 'a.csv');
    expect(status).toBe(403);
  });

  test('more than 20,000 rows', async () => {
    const { words } = await editor.send(Buffer.from(`Navn\n${'x\n'.repeat(20_001)}`));
    expect(words).toContain('mere end 20000 rækker');
  });
});

describe('a CPR number anywhere', () => {
  test.each([
    [
      'in a cell',
      csv(['Netadresse', 'Bemærk'], ['x', 'ring'], ['y', 'om 010190-1234']),
      'Linje 3, kolonne B',
    ],
    ['in a column of its own', Buffer.from('Netadresse;Navn\nx;y;0101901234\n'), 'Linje 2, kolonne C'],
    [
      'without the nought that a spreadsheet drops',
      withCell('<c r="C9"><v>101901234</v></c>'),
      'Ark »Tilbud«, række 9, kolonne C',
    ],
    ['below a heading nobody knows', csv(['Farve'], ['blå'], ['010190 1234']), 'Linje 3, kolonne A'],
    ['among the headings', csv(['Navn', '010190 1234'], ['x', 'y']), 'Linje 1, kolonne B'],
  ])(
    '%s: the file is refused, where is told, what is not, and nothing is written down',
    async (_, bytes, place) => {
      const { html, words } = await editor.send(bytes, 'borger 010190-1234.csv');
      expect(words).toContain('ligner et CPR-nummer. Intet er gemt, og filen er slettet');
      expect(words).toContain(place);
      expect(`${html}${logged}`).not.toMatch(/0?10190[- ]?1234/);
      expect(logged).toContain('/redaktion/udveksling');
    },
  );
});
