/** Administrators keep organisations and geography; it holds at once, and the seed does not undo it. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { readPlaces } from '../../data/places.ts';
import { seedDatabase } from '../../seed/seed.ts';
import { newId } from '../../server/administration/organisation-form.ts';
import { readPostcodes } from '../../server/administration/place-form.ts';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { organisations, places, services, startService } from '../start-service.ts';

async function anAdministrator() {
  const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
  const seedAgain = () =>
    seedDatabase(
      world.database,
      { places, organisations, services, offers: [] },
      world.service.now().toInstant(),
    );
  return { ...world, administrator: await signIn(world, { role: 'administrator' }), seedAgain };
}

const horsens = '/administration/geografi/kommune/0615';

describe('a municipality', () => {
  test('gets a town: the lookup knows it from the next request, and after the seed too', async () => {
    const { app, administrator, seedAgain, service } = await anAdministrator();
    const found = async () =>
      (
        (await request(app).get('/api/opslag?kommune=9999')).body as {
          criteria?: { municipality?: { code: string } };
        }
      ).criteria?.municipality?.code;
    expect(await found()).toBeUndefined();
    const fields = { klynge: 'horsens', postnumre: '8700 Horsens\n 9999  Nyby \n\n', kant: '7100 Vejle' };
    expect((await administrator.post(horsens, fields)).status).toBe(303);
    expect(await found()).toBe('0615');
    await seedAgain();
    await service.store.publish();
    expect(await found()).toBe('0615');
  });

  test('moves to another cluster', async () => {
    const { database, administrator, seedAgain } = await anAdministrator();
    await administrator.post(horsens, { klynge: 'aarhus', postnumre: '8700 Horsens', kant: '' });
    await seedAgain();
    const { municipalities } = await readPlaces(database);
    expect(municipalities.find(({ code }) => code === '0615')?.cluster).toBe('aarhus');
    expect(municipalities.find(({ code }) => code === '0727')?.postcodes.length).toBeGreaterThan(1);
  });

  test('shows what it has, and explains what cannot be read by line, keeping all of it', async () => {
    const { administrator, database } = await anAdministrator();
    const page = await administrator.get(horsens);
    expect(page.text).toContain('8700 Horsens\n');
    const lines = '8700 Horsens\nHovedgård\n8700 Horsens';
    const { status, text } = await administrator.post(horsens, {
      klynge: 'horsens',
      postnumre: lines,
      kant: '',
    });
    expect(status).toBe(400);
    expect(wordsOn(text)).toContain('Linje 2: skriv fire cifre og byens navn, fx 8700 Horsens.');
    expect(wordsOn(text)).toContain('Linje 3: 8700 står der allerede.');
    expect(text).toContain(lines);
    expect(
      (await readPlaces(database)).municipalities.find(({ code }) => code === '0615')?.postcodes.length,
    ).toBeGreaterThan(3);
  });

  test('has at least one postcode of its own', () => {
    expect(readPostcodes({ postnumre: '', kant: '7100 Vejle' }).mistakes).toHaveLength(1);
  });
});

test('a cluster is renamed everywhere at once, and stays so', async () => {
  const { app, administrator, service, seedAgain } = await anAdministrator();
  const fields = { navn: 'Østklyngen', hospital: 'Hospitalet i øst' };
  await administrator.post('/administration/geografi/klynge/horsens', fields);
  expect(wordsOn((await request(app).get('/klynge/horsens')).text)).toContain('Østklyngen');
  await seedAgain();
  await service.store.publish();
  expect(wordsOn((await request(app).get('/klynge/horsens')).text)).toContain('Østklyngen');
  expect(wordsOn((await request(app).get('/klynge/aarhus')).text)).toContain('Aarhusklyngen');
});

describe('an organisation', () => {
  test('is added, can be chosen for a role, and is renamed on the card', async () => {
    const { app, administrator, service, seedAgain } = await anAdministrator();
    await administrator.post('/administration/organisationer', { navn: 'Røde Ører', slags: 'ngo' });
    expect((await administrator.get('/administration/konti/ny')).text).toContain('organisation:roede-oerer');
    const renamed = { navn: 'Prøvekommunen', slags: 'municipality', godkendelse: 'ja' };
    await administrator.post(`/administration/organisationer/${alwaysOpen.operator}`, renamed);
    const card = async () => wordsOn((await request(app).get(`/tilbud/${alwaysOpen.slug}`)).text);
    expect(await card()).toContain('Prøvekommunen');
    await seedAgain();
    await service.store.publish();
    expect(await card()).toContain('Prøvekommunen');
    expect(wordsOn((await administrator.get('/administration/organisationer')).text)).toContain(
      'Ændringer godkendes',
    );
  });

  test('needs a name nobody else has', async () => {
    const { administrator } = await anAdministrator();
    const { status, text } = await administrator.post('/administration/organisationer', {
      navn: 'Odder Kommune',
      slags: 'municipality',
    });
    expect(status).toBe(400);
    expect(wordsOn(text)).toContain('Der er allerede en organisation med det navn.');
  });

  test.each([
    ['Røde Ører', 'roede-oerer'],
    ['  Café Ålborg & Co. ', 'cafe-aalborg-co'],
    ['Odder', 'odder-2'],
    ['???', 'organisation'],
  ])('%s is known as %s', (name, id) => {
    expect(newId(name, new Set(['odder']))).toBe(id);
  });
});
