/** Who is told that something awaits approval, and what became of it: in the work list at once, by mail once an hour at most. */
import { describe, expect, test } from 'vitest';
import { saveOffer } from '../../data/offer-saving.ts';
import type { Grant } from '../../server/accounts/account.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { tellOfProposals } from '../../server/versions/proposal-round-routes.ts';
import { exampleOffer } from '../example-offers.ts';
import { linksOn, wordsOn } from '../read-page.ts';
import { type Person, signIn } from '../sign-in.ts';
import { danishTime, startService } from '../start-service.ts';

const horsens = { organisation: 'kommune-horsens' };
const nights = exampleOffer({ name: 'Eksempel Nat' });
const days = exampleOffer({ name: 'Eksempel Dag' });
const editor: Grant = { role: 'editor', ...horsens };
const approver: Grant = { role: 'approver', ...horsens };

async function begin(...grants: Grant[][]) {
  let clock = danishTime('2026-12-01T12:00');
  const world = await startService({ offers: [nights, days], now: () => clock });
  const { database, service } = world;
  await database
    .insertInto('organisation_choice')
    .values({ organisation_id: 'kommune-horsens', approval: 1 })
    .execute();
  const people: Person[] = [];
  for (const one of grants) people.push(await signIn(world, ...one));
  const sequenceOf = new Map([nights, days].map(({ id }, i) => [id, i + 1]));
  return {
    ...world,
    people,
    wait: (length: Temporal.DurationLike) => {
      clock = clock.add(length);
    },
    propose: async ({ account }: Person, offer: Offer, note: string) => {
      const now = clock.toInstant();
      const base = sequenceOf.get(offer.id) ?? null;
      const save = {
        offer: { ...offer, note },
        base,
        effectiveFrom: now,
        author: account.id,
        reason: 'Ny bemærkning',
      };
      await saveOffer(database, { ...save, state: 'published' }, now);
    },
    tell: () =>
      tellOfProposals(
        { database, mailer: service.mailer, address: service.address, demo: false },
        service.now(),
      ),
    mails: async () =>
      (await service.mailer.waiting()).map(({ to, subject, text }) => ({ to, subject, text })),
  };
}

type Begun = Awaited<ReturnType<typeof begin>>;

async function decide(world: Begun, slug: string, forslag: string, afgoerelse: string, grund: string) {
  // Whoever waited long has been signed out.
  const person = await signIn(world, approver);
  const fields = { forslag, afgoerelse, tekst: '', grund };
  expect((await person.post(`/redaktion/tilbud/${slug}/godkend`, fields)).status).toBe(303);
}

describe('those who can approve', () => {
  test('get one mail, not one for each, and an hour later at the soonest the next', async () => {
    const world = await begin([editor], [approver], [{ role: 'approver', organisation: 'kommune-odder' }]);
    const [author, own] = world.people as [Person, Person];
    await world.propose(author, nights, 'Ny');
    await world.propose(author, days, 'Ny');
    await world.tell();
    const [first, ...others] = await world.mails();
    expect(others).toEqual([]);
    expect(first).toMatchObject({ to: own.account.email, subject: '2 forslag venter på din godkendelse' });
    expect(first?.text).toContain('Eksempel Nat\nEksempel Dag');
    expect(first?.text).toContain('http://akutoverblik.example/redaktion/godkend');
    world.wait({ minutes: 1 });
    await world.propose(author, nights, 'Nyere');
    world.wait({ minutes: 58 });
    await world.tell();
    expect(await world.mails()).toHaveLength(1);
    world.wait({ minutes: 1 });
    await world.tell();
    await world.tell();
    const [, second, ...more] = await world.mails();
    expect(more).toEqual([]);
    expect(second?.subject).toBe('3 forslag venter på din godkendelse');
    expect(second?.text).toContain('Eksempel Nat\n');
    expect(second?.text).not.toContain('Eksempel Dag');
    // Nothing new has come in.
    world.wait({ hours: 5 });
    await world.tell();
    expect(await world.mails()).toHaveLength(2);
  });

  test('are the administrators where the organisation has nobody else', async () => {
    const world = await begin([editor], [{ role: 'administrator' }]);
    const [author, administrator] = world.people as [Person, Person];
    await world.propose(author, nights, 'Ny');
    await world.tell();
    expect((await world.mails()).map(({ to }) => to)).toEqual([administrator.account.email]);
  });

  test('see it in their work list with the button that decides it, its author sees that it waits', async () => {
    const world = await begin([editor], [approver]);
    const [author, own] = world.people as [Person, Person];
    await world.propose(author, nights, 'Ny');
    const list = (await own.get('/redaktion?vis=forslag')).text;
    expect(wordsOn(list)).toContain('1 forslag venter på din godkendelse. Se dem');
    expect(wordsOn(list)).toContain('Eksempel Nat 1 forslag venter på din godkendelse');
    expect(linksOn(list)).toContainEqual({
      name: 'Godkend: Eksempel Nat',
      href: `/redaktion/tilbud/${nights.slug}/godkend`,
    });
    const authors = (await author.get('/redaktion?vis=foreslaaet')).text;
    expect(wordsOn(authors)).toContain('1 forslag venter på en godkender');
    expect(wordsOn(authors)).not.toContain('din godkendelse');
    // What the author can do comes before what somebody else must.
    expect(linksOn(authors)).toContainEqual({
      name: 'Bekræft: Eksempel Nat',
      href: `/redaktion/tilbud/${nights.slug}/bekraeft`,
    });
    expect(linksOn((await author.get('/redaktion/godkend')).text)).not.toContainEqual({
      name: 'Eksempel Nat',
      href: `/redaktion/tilbud/${nights.slug}/godkend`,
    });
  });

  test('are told of a new offer too, which has no row of its own yet', async () => {
    const world = await begin([editor], [approver]);
    const [author, own] = world.people as [Person, Person];
    await world.propose(author, exampleOffer({ name: 'Eksempel Nyt' }), 'Ny');
    expect(wordsOn((await own.get('/redaktion')).text)).toContain(
      '1 forslag venter på din godkendelse. Se dem',
    );
  });
});

describe('whoever proposed', () => {
  test('is told what became of it, with the reason: by mail and where it waited', async () => {
    const world = await begin([editor], [approver]);
    const [author] = world.people as [Person, Person];
    await world.propose(author, nights, 'Ny');
    await world.propose(author, days, 'Ny');
    await decide(world, nights.slug, '1', 'afvis', 'Står allerede under adgang');
    await decide(world, days.slug, '2', 'godkend', '');
    await world.tell();
    await world.tell();
    const toAuthor = (await world.mails()).filter(({ to }) => to === author.account.email);
    expect(toAuthor.map(({ subject }) => subject)).toEqual(['2 af dine forslag er afgjort']);
    expect(toAuthor[0]?.text).toContain('Eksempel Nat: afvist. Står allerede under adgang');
    expect(toAuthor[0]?.text).toContain('Eksempel Dag: godkendt');
    const page = wordsOn((await author.get('/redaktion/godkend')).text);
    expect(page).toContain('Afvist: Eksempel Nat · Ny bemærkning »Står allerede under adgang« Dit forslag');
    expect(page).toContain('Godkendt: Eksempel Dag · Ny bemærkning Dit forslag');
  });

  test('finds a rejection in the work list, with the reason and the way to mend it, until it is put away or written anew', async () => {
    const world = await begin([editor], [editor]);
    const [author, colleague] = world.people as [Person, Person];
    await world.propose(author, nights, 'Ny');
    await world.propose(author, days, 'Ny');
    await decide(world, nights.slug, '1', 'afvis', 'Står allerede under adgang');
    await decide(world, days.slug, '2', 'afvis', 'Forkert');
    const list = (await author.get('/redaktion?vis=afviste')).text;
    expect(wordsOn(list)).toContain('Afvist: Ny bemærkning »Står allerede under adgang«');
    expect(linksOn(list)).toContainEqual({
      name: 'Ret: Eksempel Nat',
      href: `/redaktion/tilbud/${nights.slug}`,
    });
    expect(wordsOn((await colleague.get('/redaktion')).text)).not.toContain('Afvist:');
    // Nobody puts away what another proposed.
    await colleague.post(`/redaktion/tilbud/${nights.slug}/afvist/1`);
    expect(wordsOn((await author.get('/redaktion')).text)).toContain('Står allerede under adgang');
    await author.post(`/redaktion/tilbud/${nights.slug}/afvist/1`);
    const without = wordsOn((await author.get('/redaktion')).text);
    expect(without).not.toContain('Står allerede under adgang');
    expect(without).toContain('»Forkert«');
    world.wait({ minutes: 1 });
    await world.propose(author, days, 'Nyere');
    expect(wordsOn((await author.get('/redaktion')).text)).not.toContain('Afvist:');
  });

  test('is mailed in a demo too, whose people are invented', async () => {
    const world = await begin([editor]);
    const [author] = world.people as [Person];
    await world.database
      .updateTable('account')
      .set({ demo: 1 })
      .where('id', '=', author.account.id)
      .execute();
    await world.propose(author, nights, 'Ny');
    await decide(world, nights.slug, '1', 'afvis', 'Forkert');
    const { database, service } = world;
    const tools = { database, mailer: service.mailer, address: service.address };
    await tellOfProposals({ ...tools, demo: false }, service.now());
    expect(await world.mails()).toEqual([]);
    await tellOfProposals({ ...tools, demo: true }, service.now());
    expect((await world.mails()).map(({ subject }) => subject)).toEqual(['Afvist: Eksempel Nat']);
  });

  test('is not told of the proposals of other organisations', async () => {
    const world = await begin([editor], [approver]);
    const [author] = world.people as [Person];
    await world.propose(author, nights, 'Ny');
    await decide(world, nights.slug, '1', 'afvis', 'Står allerede under adgang');
    const neighbour = await signIn(world, { role: 'editor', organisation: 'kommune-odder' });
    expect(wordsOn((await neighbour.get('/redaktion/godkend')).text)).not.toContain('Eksempel Nat');
  });
});
