/** Numbers for staff: the visitation, coordinators and administrators read them wherever they look an offer up, and nobody else ever does. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import type { Grant } from '../../server/accounts/account.ts';
import { staffNumber } from '../example-offers.ts';
import { cookieOf, memberWith, sendForm, signIn } from '../sign-in.ts';
import { startService } from '../start-service.ts';

const addresses = [
  '/?vis=alle',
  '/?kommune=0615&vis=alle',
  '/tilbud/eksempel-numre',
  '/klynge/horsens',
  '/klynge/horsens?tavle=lys',
  '/api/opslag',
  '/api/tilbud/eksempel-numre',
];
const world = await startService({ offers: [staffNumber], now: '2026-12-01T10:00' });

const holdsStaffNumber = (text: string) => text.replace(/\s|&nbsp;/g, '').includes('99000001');

describe.each<[string, Grant, boolean]>([
  ['the visitation', { role: 'visitation', cluster: 'horsens' }, true],
  ['a coordinator', { role: 'coordinator', cluster: 'horsens' }, true],
  ['an administrator', { role: 'administrator' }, true],
  ['an editor', { role: 'editor', organisation: 'kommune-horsens' }, false],
  ['an approver', { role: 'approver', organisation: 'kommune-horsens' }, false],
])('asked by %s', (_, grant, reads) => {
  test.each(addresses)(
    '%s has numbers for staff for those who may read them, and for nobody before or after',
    async (address) => {
      const person = await signIn(world, grant);
      const before = await request(world.app).get(address);
      const seen = await person.get(address);
      const after = await request(world.app).get(address);
      expect(seen.status).toBe(200);
      expect(holdsStaffNumber(seen.text)).toBe(reads);
      // Whatever was remembered for one is not shown to the other, in either order.
      expect(holdsStaffNumber(before.text)).toBe(false);
      expect(holdsStaffNumber(after.text)).toBe(false);
      expect(holdsStaffNumber((await person.get(address)).text)).toBe(reads);
    },
  );
});

test('an administrator who has not put up the second factor yet reads none', async () => {
  const [email, password] = ['maja@region.example', 'en god lang adgangskode'];
  await memberWith(world, { email, password }, { role: 'administrator' });
  const cookie = cookieOf(await sendForm(world.app, '/log-ind', { email, adgangskode: password })) ?? '';
  const { text } = await request(world.app).get('/tilbud/eksempel-numre').set('Cookie', cookie);
  expect(text).toContain('Log ud');
  expect(holdsStaffNumber(text)).toBe(false);
});
