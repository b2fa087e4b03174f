/** Offers as files: what everybody may see for everybody, every number of one's own for those who edit them. */
import request from 'supertest';
import { expect, test } from 'vitest';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { exampleOffer, staffNumber } from '../example-offers.ts';
import { linksOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { startService } from '../start-service.ts';
import { importOf } from './sheet.ts';

const foreign = exampleOffer({ name: 'Eksempel Andre', editor: 'kommune-odder' });
const world = await startService({ offers: [staffNumber, foreign], now: '2026-12-01T10:00' });
const editor = await signIn(world, { role: 'editor', organisation: 'kommune-horsens' });
const administrator = await signIn(world, { role: 'administrator' });

const get = (path: string) => request(world.app).get(path).buffer().parse(bytes);
function bytes(response: unknown, done: (error: null, body: Buffer) => void): void {
  const stream = response as NodeJS.ReadableStream;
  const parts: Buffer[] = [];
  stream.on('data', (part: Buffer) => parts.push(part));
  stream.on('end', () => done(null, Buffer.concat(parts)));
}

test.each(['csv', 'xlsx'])(
  '/eksport/tilbud.%s has every published offer, without numbers for staff',
  async (kind) => {
    const { headers, body } = await get(`/eksport/tilbud.${kind}`);
    expect(headers['content-disposition']).toBe(`attachment; filename="akutoverblik-tilbud.${kind}"`);
    expect(headers['set-cookie']).toBeUndefined();
    const rows = importOf(body);
    expect(rows.map(({ slug }) => slug)).toEqual([foreign.slug, staffNumber.slug]);
    expect(rows[1]?.cells.get('phones')).toBe(
      '99 00 00 02 | Lægelinje | for læger | som tilbuddet\n99 00 00 03 | Omstilling | for alle | som tilbuddet',
    );
  },
);

test('/eksport/tilbud.json is the offers as they are, without numbers for staff', async () => {
  const { body } = await request(world.app).get('/eksport/tilbud.json');
  expect(body.exportedAt).toBe('2026-12-01T10:00:00+01:00');
  expect(body.offers).toEqual([foreign, { ...staffNumber, phones: staffNumber.phones.slice(1) }]);
});

test('the same to somebody signed in: the public file is one', async () => {
  const { text } = await administrator.get('/eksport/tilbud.csv').buffer();
  expect(text).not.toContain('Bagvagt');
});

test('those who edit get their own offers with every number, kept nowhere; an administrator gets all', async () => {
  const own = await editor.get('/redaktion/udveksling/tilbud.json');
  expect(own.body.offers).toEqual([staffNumber]);
  expect(own.headers['cache-control']).toBe('no-store');
  expect((await administrator.get('/redaktion/udveksling/tilbud.json')).body.offers).toHaveLength(2);
  for (const kind of ['csv', 'xlsx'])
    expect((await editor.get(`/redaktion/udveksling/tilbud.${kind}`)).status).toBe(200);
});

test('a kind of file that is not made does not exist', async () => {
  expect((await get('/eksport/tilbud.pdf')).status).toBe(404);
  expect((await get('/eksport/tilbud.toString')).status).toBe(404);
  expect((await editor.get('/redaktion/udveksling/skabelon.json')).status).toBe(404);
});

test('what is published next is in the next file', async () => {
  const later = await startService({ offers: [foreign], now: '2026-12-01T10:00' });
  const length = async () => (await request(later.app).get('/eksport/tilbud.json')).body.offers.length;
  expect(await length()).toBe(1);
  later.catalogue.publish({
    versions: [],
    places: { region: { code: '1', name: 'x' }, clusters: [], municipalities: [] },
    organisations: [],
    services: [],
  });
  expect(await length()).toBe(0);
});

test('reached from a lookup the file holds what the lookup lists, in its order and at its moment', async () => {
  const closing = exampleOffer({ name: 'Eksempel Lukker', validTo: '2026-12-31' });
  const away = exampleOffer({
    name: 'Eksempel Andetsteds',
    coverage: { kind: 'municipalities', codes: ['0727'] },
  });
  const { app } = await startService({ offers: [closing, staffNumber, away], now: '2026-12-01T10:00' });
  const filesOf = async (query: string) => {
    const { text } = await request(app).get(`/?${query}`);
    const links = linksOn(text).filter(({ href }) => href.startsWith('/eksport/'));
    expect(links.map(({ name }) => name)).toEqual(['CSV', 'Excel', 'JSON']);
    const [, , json] = await Promise.all(links.map(({ href }) => request(app).get(href).buffer()));
    expect(json?.text).not.toContain('99000001');
    const offers: Offer[] = JSON.parse(json?.text ?? '').offers;
    return offers.map(({ name }) => name);
  };
  expect(await filesOf('kommune=0615')).toEqual([closing.name, staffNumber.name]);
  expect(await filesOf('kommune=0615&tid=2027-01-05T10:00')).toEqual([staffNumber.name]);
  expect(await filesOf('kommune=0727')).toEqual([away.name]);
  expect(await filesOf('vis=alle')).toHaveLength(3);
  expect((await request(app).get('/eksport/tilbud.csv?alder=mange')).status).toBe(400);
});
