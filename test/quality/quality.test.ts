/** The quality board: what is counted, how it was known week by week, and that the file runs nothing. */
import { expect, test } from 'vitest';
import { confirmParts } from '../../data/confirmations.ts';
import { answerFaults, reportFault } from '../../data/faults.ts';
import { saveOrganisation } from '../../data/organisations.ts';
import { readSaidOverTime } from '../../data/quality.ts';
import { confirmedParts } from '../../server/offers/confirmation.ts';
import { qualityAt, weekPoints } from '../../server/quality/quality.ts';
import { alwaysOpen, exampleOffer, hoursUnknown, staffNumber } from '../example-offers.ts';
import { wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { danishTime, organisations, startService } from '../start-service.ts';

const start = danishTime('2026-07-01T10:00');
const onlyStaff = exampleOffer({ name: 'Eksempel Bagvagt', phones: staffNumber.phones.slice(0, 1) });
const verified = exampleOffer({ name: 'Eksempel Bekræftet', verifiedAt: '2026-11-01T10:00:00+01:00' });
const overdue = exampleOffer({ name: 'Eksempel Forfalden', verifiedAt: '2026-03-01T10:00:00+01:00' });
const horsens = 'kommune-horsens';

async function autumn(offers = [alwaysOpen, hoursUnknown, staffNumber, onlyStaff]) {
  let at = start;
  const world = await startService({ offers, now: () => at });
  const person = await signIn(world, { role: 'editor', organisation: horsens });
  const on = (moment: string) => {
    at = danishTime(moment);
    return at.toInstant();
  };
  const quality = async (moment: string) => {
    const { versions } = world.service.catalogue.published();
    return qualityAt(versions, await readSaidOverTime(world.database), danishTime(moment)).get(horsens);
  };
  return { world, person, on, quality };
}

test('each entry is confirmed, overdue or neither; numbers a doctor may not see are none', async () => {
  const { quality } = await autumn([alwaysOpen, hoursUnknown, staffNumber, onlyStaff, verified, overdue]);
  expect(await quality('2026-11-21T12:00')).toEqual({
    offers: 6,
    verified: 1,
    overdue: 1,
    unverified: 4,
    withoutNumber: 5,
    withoutHours: 1,
    openFaults: 0,
    medianAge: 20,
  });
});

test('a week is told as it was known then', async () => {
  const { world, person, on, quality } = await autumn();
  const accountId = person.account.id;
  const offerId = alwaysOpen.id;
  await confirmParts(
    world.database,
    { offer: alwaysOpen, parts: confirmedParts, accountId },
    on('2026-08-01T10:00'),
  );
  const report = { offerId, kind: 'number', number: null, text: '', contact: null, accountId: null } as const;
  const id = await reportFault(world.database, report, on('2026-09-01T10:00'));
  const answer = { offerId, reports: [id], outcome: 'mended', text: '', accountId } as const;
  await answerFaults(world.database, answer, on('2026-09-10T10:00'));
  expect(await quality('2026-07-31T10:00')).toMatchObject({ verified: 0, unverified: 4, medianAge: null });
  expect(await quality('2026-08-02T10:00')).toMatchObject({ verified: 1, openFaults: 0, medianAge: 1 });
  expect(await quality('2026-09-05T10:00')).toMatchObject({ verified: 1, openFaults: 1 });
  expect(await quality('2026-09-11T10:00')).toMatchObject({ openFaults: 0 });
  expect(await quality('2026-11-21T10:00')).toMatchObject({ verified: 0, overdue: 1, unverified: 3 });
  // Before any of it was entered.
  expect(await quality('2026-06-30T10:00')).toBeUndefined();
});

test('the trend is a point a week over more than 90 days, up to now', () => {
  const points = weekPoints(danishTime('2026-11-21T12:00')).map((at) => at.toPlainDate().toString());
  expect(points).toHaveLength(14);
  expect([points[0], points.at(-1)]).toEqual(['2026-08-22', '2026-11-21']);
});

test('the page shows organisations and the weeks of one, to everybody with a role', async () => {
  const { world, on } = await autumn();
  on('2026-11-21T12:00');
  const visitation = await signIn(world, { role: 'visitation', cluster: 'horsens' });
  const page = wordsOn((await visitation.get('/redaktion/kvalitet').expect(200)).text);
  expect(page).toContain('Horsens Kommune 4 0 0 4 3 1 0 aldrig bekræftet');
  expect(page).toContain('De sidste 13 uger: alle organisationer');
  const one = wordsOn((await visitation.get(`/redaktion/kvalitet?organisation=${horsens}`)).text);
  expect(one).toContain('De sidste 13 uger: Horsens Kommune');
});

test('weeks before the first entry are not shown as weeks without any', async () => {
  const { world, on } = await autumn();
  on('2026-08-12T12:00');
  const coordinator = await signIn(world, { role: 'coordinator', cluster: 'horsens' });
  const page = wordsOn((await coordinator.get('/redaktion/kvalitet')).text);
  expect(page).toContain('Der er intet optegnet før ugen op til 1. juli.');
  expect(page).toContain('Meldte fejl 1. juli 0 0 4 0 8. juli');
});

test('in the file no name is run as a formula', async () => {
  const { world, person } = await autumn();
  const known = organisations.find(({ id }) => id === horsens);
  if (!known) throw new Error('the seed has the organisation');
  await saveOrganisation(
    world.database,
    { ...known, name: '=HYPERLINK("x")', approval: false },
    { account: person.account.id, at: start.toInstant() },
  );
  await world.service.store.publish();
  const file = await person.get('/redaktion/kvalitet.csv').expect(200);
  expect(file.text).toContain(`"'=HYPERLINK(""x"")";4;0;0;4;3;1;0;`);
});
