/** The page about the service: what it knows, counted; what it does not do, said. */
import request from 'supertest';
import { expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { sections, sectionWords } from '../../server/lookup/group.ts';
import { orderRules } from '../../server/lookup/match-order.ts';
import { alwaysOpen, exampleOffer, hoursUnknown, outOfHoursDoctor, staffNumber } from '../example-offers.ts';
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
  const [, order = ''] = /id="raekkefoelge"([\s\S]*?)<h2/.exec(text) ?? [];
  const [inSections = [], within = []] = [...order.matchAll(/<ol>([\s\S]*?)<\/ol>/g)].map(([, list = '']) =>
    [...list.matchAll(/<li>(.*?)<\/li>/g)].map(([, rule = '']) => wordsOn(rule)),
  );
  expect(inSections).toEqual(sections.map((id) => sectionWords[id]));
  expect(within).toEqual(orderRules.map((rule) => rule.words));
  expect(within).toContain('kommunens egne tilbud før klyngens, regionens og landets');
  expect(await words).toContain('Ingen tilbud sorteres efter, hvad der passer bedst til en patient');
});

const contact = { email: 'drift@region.example', phone: '+4587840100' };

test.each(['/', '/om', '/klynger', '/was', '/findes-ikke'])(
  'the foot of %s has 112, the lægevagt, what the service is for, whom to ask about the site, /was and /om',
  async (path) => {
    const told = await startService({ offers: [outOfHoursDoctor], now: '2026-12-01T10:00' });
    const { text } = await request(createApp({ ...told.service, contact })).get(path);
    const foot = text.slice(text.indexOf('<footer'));
    expect(wordsOn(foot)).toContain('Giver ikke rådgivning om den enkelte patient');
    for (const href of [
      'tel:112',
      'tel:+4599000011',
      'mailto:drift@region.example',
      'tel:+4587840100',
      '/was',
      '/om',
    ])
      expect(foot).toContain(`href="${href}"`);
  },
);

test('/was leads to the accessibility statement that the operator has named', async () => {
  const { service } = await startService({ offers: [], now: '2026-12-01T10:00' });
  const accessibilityStatement = 'https://was.digst.dk/akutoverblik-example';
  const { status, headers } = await request(createApp({ ...service, accessibilityStatement })).get('/was');
  expect([status, headers.location]).toEqual([302, accessibilityStatement]);
});

test('without one it says that there is none yet, and whom to write to', async () => {
  const { service } = await startService({ offers: [], now: '2026-12-01T10:00' });
  const { status, text } = await request(createApp({ ...service, contact })).get('/was');
  expect(status).toBe(200);
  expect(wordsOn(text)).toContain('ikke offentliggjort en tilgængelighedserklæring for Akutoverblik endnu');
  expect(text.slice(0, text.indexOf('<footer'))).toContain('mailto:drift@region.example');
});
