import { beforeAll, describe, expect, test } from 'vitest';
import { decide } from '../../data/deciding.ts';
import { saveOffer } from '../../data/offer-saving.ts';
import type { Grant } from '../../server/accounts/account.ts';
import { signIn } from '../sign-in.ts';
import { stickingOut } from './every-page.ts';
import { expectNothingInTheWay } from './nothing-in-the-way.ts';
import { desk, phone, policyBreaches, seatFile, serveSeed, signInBrowser } from './open-browser.ts';

const editor: Grant = { role: 'editor', organisation: 'kommune-odder' };
const approver: Grant = { role: 'approver', organisation: 'kommune-odder' };
const coordinator: Grant = { role: 'coordinator', cluster: 'horsens' };
const visitation: Grant = { role: 'visitation', cluster: 'horsens' };
const administrator: Grant = { role: 'administrator' };
const offer = 'odder-korttidsafsnit';

const { browser, service } = await seatFile(serveSeed());
beforeAll(proposeInOdder);

/** One proposal is declined, a number is live and to be seen to, and a longer text waits. */
async function proposeInOdder(): Promise<void> {
  const { database, catalogue, service: tools } = service.world;
  const present = tools.now();
  const now = present.toInstant();
  await database
    .insertInto('organisation_choice')
    .values({ organisation_id: 'kommune-odder', approval: 1, capacity_by_visitation: 1 })
    .execute();
  const author = (await signIn(service.world, editor)).account.id;
  const stands = catalogue.at(present).bySlug.get(offer);
  const base = catalogue.at(present).versions.get(offer);
  if (!stands || base === undefined) throw new Error(`${offer} is not in the seed`);
  const save = { base, effectiveFrom: now, author, reason: 'Gennemgået', state: 'published' as const };
  const propose = (facts: Partial<typeof stands>) =>
    saveOffer(database, { ...save, offer: { ...stands, ...facts } }, now);
  await propose({ note: 'Afvises' });
  const decider = (await signIn(service.world, approver)).account.id;
  const reason = 'Det står allerede under adgang';
  await decide(database, { proposal: 1, author: decider, outcome: 'declined', reason }, now);
  const [phoneNow] = stands.phones;
  await propose({
    phones: phoneNow ? [{ ...phoneNow, number: '+4587000001' }] : [],
    exclusions: 'Borgere, der kan behandles af egen læge samme dag',
    targetGroup: `${stands.targetGroup ?? ''} Også efter udskrivning`,
  });
  await tools.store.publish();
}

const pages: { path: string; shows: string; reader: Grant }[] = [
  { path: '/redaktion', shows: 'forslag venter på din godkendelse', reader: approver },
  { path: '/redaktion?vis=helligdage', shows: 'Gennemgå', reader: editor },
  { path: '/redaktion/godkend', shows: 'Afgjort de seneste 30 dage', reader: approver },
  { path: `/redaktion/tilbud/${offer}/godkend`, shows: 'Begrundelse, hvis det afvises', reader: approver },
  { path: '/redaktion/planlagt', shows: 'Planlagt', reader: editor },
  { path: '/redaktion/helligdage', shows: 'Julen 2026', reader: editor },
  { path: '/redaktion/helligdage/oversigt', shows: 'Hedensted Kommune', reader: coordinator },
  { path: '/redaktion/kvalitet', shows: 'Odder Kommune', reader: coordinator },
  { path: '/redaktion/fejl', shows: 'besvare', reader: coordinator },
  {
    path: `/redaktion/tilbud/${offer}/bekraeft`,
    shows: 'egne redaktører kan bekræfte',
    reader: administrator,
  },
  { path: `/tilbud/${offer}`, shows: 'Meld ledige pladser', reader: visitation },
  { path: `/tilbud/${offer}/fejl`, shows: 'Meld en fejl', reader: visitation },
  { path: '/administration/organisationer/kommune-odder', shows: 'Ledige pladser', reader: administrator },
];

describe.each([
  ['at a desk', desk],
  ['on a phone', phone],
] as const)('%s', (_, screen) => {
  test.each(pages)('$path', async ({ path, shows, reader }) => {
    const context = await browser.newContext(screen);
    await signInBrowser(context, service, reader);
    const page = await context.newPage();
    const breaches = policyBreaches(page);
    await page.goto(`${service.url}${path}`);
    await page.getByText(shows).first().waitFor();
    expect(breaches).toEqual([]);
    await expectNothingInTheWay(page);
    expect(await page.evaluate(stickingOut)).toEqual([]);
    await context.close();
  });
});
