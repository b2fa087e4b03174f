/** A CPR number is stored in no field of the administration either; it is explained at the field. */
import { expect, test } from 'vitest';
import { alwaysOpen } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { startService } from '../start-service.ts';

const account = {
  navn: 'Maja Prøve',
  email: 'maja@kommune.example',
  rolle: ['editor'],
  sted: ['organisation:kommune-odder'],
};
const cluster = { navn: 'Horsensklyngen', hospital: 'Regionshospitalet Horsens' };
const municipality = { klynge: 'horsens', postnumre: '8700 Horsens', kant: '' };

test.each([
  ['the name of an account', '/administration/konti', { ...account, navn: 'Maja 010190-1234' }],
  ['its e-mail', '/administration/konti', { ...account, email: '0101901234@kommune.example' }],
  [
    'the name of an organisation',
    '/administration/organisationer',
    { navn: 'Hos 010190‑1234', slags: 'ngo', godkendelse: '' },
  ],
  ['that of a cluster', '/administration/geografi/klynge/horsens', { ...cluster, navn: '01-01-90-1234' }],
  ['its hospital', '/administration/geografi/klynge/horsens', { ...cluster, hospital: 'Stue 010190 1234' }],
  [
    'a town',
    '/administration/geografi/kommune/0615',
    { ...municipality, postnumre: '8700 Horsens\n8732 010190/1234' },
  ],
  [
    'a town at the edge',
    '/administration/geografi/kommune/0615',
    { ...municipality, kant: '7100 0101901234' },
  ],
])('%s', async (_field, path, fields) => {
  const world = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });
  const administrator = await signIn(world, { role: 'administrator' });
  const { status, text } = await administrator.post(path, fields);
  expect(status).toBe(400);
  expect(wordsOn(text)).toContain('Det ligner et CPR-nummer.');
  expect(await world.service.mailer.waiting()).toEqual([]);
});
