/** The page about the service: what it knows, counted; what it does not do, said. */
import request from 'supertest';
import { expect, test } from 'vitest';
import { orderRules } from '../../server/lookup/match-order.ts';
import { alwaysOpen, exampleOffer, hoursUnknown, staffNumber } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { startService } from '../start-service.ts';

const verified = exampleOffer({ name: 'Eksempel Bekræftet', verifiedAt: '2026-11-30T09:00:00+01:00' });
const onlyStaff = exampleOffer({ name: 'Eksempel Intern', phones: staffNumber.phones.slice(0, 1) });
const { app } = await startService({
  offers: [alwaysOpen, hoursUnknown, staffNumber, onlyStaff, verified],
  now: '2026-12-01T10:00',
});
const words = request(app)
  .get('/om')
  .then(({ status, text }) => {
    expect(status).toBe(200);
    return wordsOn(text);
  });

test('it counts what it holds; a number only staff may see counts as none', async () => {
  expect(await words).toMatch(
    /Af 5 tilbud har 4 en oplyst åbningstid og 1 et telefonnummer\. 1 er bekræftet/,
  );
});

test('it says that it gives no advice about a patient, and asks never to write of one', async () => {
  expect(await words).toContain('Giver ikke rådgivning om den enkelte patient');
  expect(await words).toContain('Skriv aldrig oplysninger om en patient her');
});

test('it says in which order results stand', async () => {
  const { text } = await request(app).get('/om');
  const [, list = ''] = /id="raekkefoelge"[\s\S]*?<ol>([\s\S]*?)<\/ol>/.exec(text) ?? [];
  const told = [...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, rule = '']) => wordsOn(rule));
  expect(told).toEqual(orderRules.map((rule) => rule.words));
  expect(told).toContain('kommunens egne tilbud før klyngens, regionens og landets');
  expect(await words).toContain('Ingen tilbud sorteres efter, hvad der passer bedst til en patient');
});
