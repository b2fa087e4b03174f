/** Saving the form of an offer: seen by all at once, refused with everything kept, and nobody's text lost. */
import pino from 'pino';
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { readDrafts } from '../../data/drafts.ts';
import { saveOffer } from '../../data/offer-saving.ts';
import { readVersionsOf } from '../../data/offers.ts';
import { formOfOffer } from '../../server/editing/offer-form.ts';
import { sentByForm } from '../../server/editing/offer-form-schema.ts';
import type { Offer } from '../../server/offers/offer-schema.ts';
import { alwaysOpen, exampleOffer, weekdaysOnly } from '../example-offers.ts';
import { fieldOn, linksOn, wordsOn } from '../read-page.ts';
import { signIn } from '../sign-in.ts';
import { startService, type World } from '../start-service.ts';

const now = '2026-12-01T10:00';
const team = exampleOffer({
  name: 'Eksempel Team',
  note: 'Før',
  phones: [
    { number: '+4599000001', label: 'Vagt', audience: 'everyone', contactHours: { kind: 'as-offer' } },
  ],
});
const editor = { role: 'editor', organisation: 'kommune-horsens' } as const;
const path = `/redaktion/tilbud/${team.slug}`;

async function begin(...offers: Offer[]) {
  const world = await startService({ offers: [team, ...offers], now });
  return { world, person: await signIn(world, editor) };
}

/** The form as opened, with some fields typed over. */
function typed(base: number, over: Record<string, string>, offer = team): Record<string, string | string[]> {
  const fields: Record<string, string[]> = {};
  for (const [name, value] of sentByForm(formOfOffer(offer))) fields[name] = [...(fields[name] ?? []), value];
  return { ...fields, 'change.base': String(base), ...over };
}

async function newest(world: World, slug = team.slug) {
  const version = (await readVersionsOf(world.database, { slug })).at(-1);
  if (!version) throw new Error('there is no version');
  return version;
}

describe('what is saved', () => {
  test('is seen on the card and in the lookup at once, and told with the time', async () => {
    const { world, person } = await begin();
    const answer = await person.post(path, typed(1, { 'phones.0.number': '9900 0002' }));
    expect(answer.status).toBe(303);
    expect(wordsOn((await request(world.app).get(`/tilbud/${team.slug}`)).text)).toContain('99 00 00 02');
    expect(wordsOn((await request(world.app).get('/?q=team')).text)).toContain('99 00 00 02');
    const list = await person.get(answer.headers.location ?? '');
    expect(wordsOn(list.text)).toContain('Eksempel Team: Gemt kl. 10.00. Alle ser det nu.');
    expect(linksOn(list.text)).toContainEqual({
      name: 'Se, hvordan det ser ud',
      href: `/tilbud/${team.slug}`,
    });
  });

  test('has its author and a reason, that of the editor or what was changed', async () => {
    const { world, person } = await begin();
    await person.post(path, typed(1, { note: 'Efter' }));
    expect(await newest(world)).toMatchObject({
      author: person.account.id,
      reason: 'Rettet: pladser og bemærkning',
    });
    const { sequence } = await newest(world);
    await person.post(path, typed(sequence, { note: 'Igen', 'change.reason': 'Ny vagtplan' }));
    expect((await newest(world)).reason).toBe('Ny vagtplan');
  });

  test('counts from its date', async () => {
    const { world, person } = await begin();
    const { headers } = await person.post(
      path,
      typed(1, { note: 'Til nytår', 'change.when': 'date', 'change.date': '1.1.2027' }),
    );
    expect((await newest(world)).effectiveFrom.toString()).toBe('2026-12-31T23:00:00Z');
    expect(wordsOn((await person.get(path)).text)).toContain(
      'En ændring venter: 1. januar 2027, Rettet: pladser og bemærkning',
    );
    expect(wordsOn((await person.get(headers.location ?? '')).text)).toContain(
      'Det gælder fra 1. januar 2027.',
    );
    expect(world.catalogue.at(world.service.now()).bySlug.get(team.slug)?.note).toBe('Før');
  });

  test('confirms the part that was written and no other; the rest is one click away, for those who can confirm it', async () => {
    const { world, person } = await begin();
    const { headers } = await person.post(path, typed(1, { targetGroup: 'Voksne' }));
    const rest = { name: 'Bekræft det, du ikke rettede', href: `${path}/bekraeft` };
    expect(linksOn((await person.get(headers.location ?? '')).text)).toContainEqual(rest);
    const words = wordsOn((await person.get(`${path}/bekraeft`)).text);
    expect(words.match(/Aldrig bekræftet/g)).toHaveLength(3);
    const administrator = await signIn(world, { role: 'administrator' });
    expect(linksOn((await administrator.get(headers.location ?? '')).text)).not.toContainEqual(rest);
  });

  test('where the organisation wants approval, says what counts now and what waits', async () => {
    const { world, person } = await begin();
    await world.database
      .insertInto('organisation_choice')
      .values({ organisation_id: 'kommune-horsens', approval: 1 })
      .execute();
    const { headers } = await person.post(
      path,
      typed(1, { 'phones.0.number': '9900 0002', name: 'Eksempel Hold', targetGroup: 'Voksne' }),
    );
    const words = wordsOn((await person.get(headers.location ?? '')).text);
    expect(words).toContain('Gemt kl. 10.00. Numre gælder nu. Navn og hvem det er for afventer godkendelse');
    expect(words).not.toContain('Alle ser det nu');
  });

  test('says where the number it replaces still stands', async () => {
    const sister = exampleOffer({ name: 'Eksempel Stue', phones: team.phones });
    const { person } = await begin(sister);
    const { headers } = await person.post(path, typed(1, { 'phones.0.number': '9900 0002' }));
    const { text } = await person.get(headers.location ?? '');
    expect(wordsOn(text)).toContain('Det gamle nummer 99 00 00 01 står stadig på Eksempel Stue');
    expect(linksOn(text)).toContainEqual({
      name: 'Eksempel Stue',
      href: `/redaktion/tilbud/${sister.slug}#numre`,
    });
  });

  test('asks for an answer to the fault that is reported', async () => {
    const { world, person } = await begin();
    await request(world.app)
      .post(`/tilbud/${team.slug}/fejl`)
      .set('Sec-Fetch-Site', 'same-origin')
      .type('form')
      .send({ hvad: 'nummer', besked: '', kontakt: '', hjemmeside: '' });
    const { headers } = await person.post(path, typed(1, { 'phones.0.number': '9900 0002' }));
    expect(linksOn((await person.get(headers.location ?? '')).text)).toContainEqual({
      name: 'Svar på meldingen',
      href: `${path}/fejl`,
    });
  });

  test('of a copy waits for a name of its own', async () => {
    const { person } = await begin();
    const { status, text } = await person.post(path, typed(1, { name: 'Eksempel Team (kopi)' }));
    expect(status).toBe(422);
    expect(wordsOn(text)).toContain('Giv kopien sit eget navn');
  });

  test('without a change is nothing new', async () => {
    const { world, person } = await begin();
    const { headers } = await person.post(path, typed(1, {}));
    expect((await newest(world)).sequence).toBe(1);
    expect(wordsOn((await person.get(headers.location ?? '')).text)).toContain('Intet var ændret');
  });
});

describe('what is wrong', () => {
  test('is told at the field and above, with a link to it, and nothing typed is lost', async () => {
    const { world, person } = await begin();
    const { status, text } = await person.post(
      path,
      typed(1, { 'phones.0.number': '9900 000', note: 'Ny bemærkning' }),
    );
    expect(status).toBe(422);
    expect(linksOn(text)).toContainEqual({
      name: 'Numre: Nummeret har 7 cifre; danske numre har otte, fx 87 84 01 00.',
      href: '#phones.0.number',
    });
    expect(text).toMatch(/id="phones\.0\.number"[^>]*aria-invalid="true"/);
    expect(fieldOn(text, 'phones.0.number')).toBe('9900 000');
    expect(text).toContain('Ny bemærkning');
    expect((await newest(world)).sequence).toBe(1);
  });

  test('is counted as not saved, and told in the order of the form', async () => {
    const { person } = await begin();
    const { text } = await person.post(path, typed(1, { ageFrom: 'atten', 'phones.0.number': '12' }));
    expect(wordsOn(text)).toContain('Ikke gemt: Numre, Hvem det er for');
    expect(wordsOn(text).indexOf('Numre: ')).toBeLessThan(wordsOn(text).indexOf('Hvem det er for: '));
  });

  test.each([
    ['name', 120],
    ['note', 2_000],
    ['phones.0.label', 120],
    ['change.reason', 500],
  ])('%s of more than %i signs', async (field, most) => {
    const { world, person } = await begin();
    const answer = await person.post(path, typed(1, { [field]: 'x'.repeat(most + 1) }));
    expect(answer.status).toBe(422);
    expect(wordsOn(answer.text)).toContain(`Højst ${most} tegn; her er ${most + 1}`);
    expect(linksOn(answer.text).map(({ href }) => href)).toContain(`#${field}`);
    expect((await newest(world)).sequence).toBe(1);
    expect((await person.post(path, typed(1, { [field]: 'x'.repeat(most) }))).status).toBe(303);
  });

  test('a text that was too long before there was a bound stands until it is rewritten', async () => {
    const old = exampleOffer({ name: 'Eksempel Ældre', note: 'x'.repeat(3_000) });
    const { world, person } = await begin(old);
    const at = `/redaktion/tilbud/${old.slug}`;
    expect((await person.post(at, typed(2, { coverageNote: 'Ny' }, old))).status).toBe(303);
    expect((await newest(world, old.slug)).offer).toMatchObject({ coverageNote: 'Ny', note: old.note });
  });

  test('a date that is not ahead', async () => {
    const { person } = await begin();
    const { status, text } = await person.post(
      path,
      typed(1, { 'change.when': 'date', 'change.date': '1.12.2026' }),
    );
    expect(status).toBe(422);
    expect(wordsOn(text)).toContain('Vælg en dag efter i dag');
  });

  test('a form that no page of ours sends', async () => {
    const { person } = await begin();
    expect((await person.post(path, { ...typed(1, {}), id: 'x' })).status).toBe(400);
  });
});

describe('a CPR number', () => {
  const cpr = 'Borger 010190-1234 ringer';

  test.each(['note', 'phones.0.label', 'openingHours.words', 'change.reason', 'services'])(
    'in %s is refused at the field, whether it is saved or kept',
    async (field) => {
      const lines: string[] = [];
      const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) });
      const world = await startService({ offers: [team], now, log });
      const person = await signIn(world, editor);
      const saved = await person.post(path, typed(1, { [field]: cpr }));
      expect(saved.status).toBe(422);
      expect(wordsOn(saved.text)).toContain('Det ligner et CPR-nummer');
      const kept = await person
        .post(`${path}/kladde`, typed(1, { [field]: cpr }))
        .set('HX-Request-Type', 'partial');
      expect(wordsOn(kept.text)).toContain('Kladden er gemt uden det felt');
      expect((await newest(world)).sequence).toBe(1);
      expect(await draftsOf(world, person.account.id)).not.toContain('010190');
      // A line is written when the answer has gone, which may be after it has come.
      await expect.poll(() => lines).toHaveLength(2);
      expect(lines.join()).not.toContain('010190');
    },
  );

  test('in one field leaves the draft the others, and that field as it stood', async () => {
    const { world, person } = await begin();
    await person.post(`${path}/kladde`, typed(1, { note: cpr, exclusions: 'Børn', 'change.reason': cpr }));
    const { text } = await person.get(`${path}?kladde=1`);
    expect(text).toContain('Børn');
    expect(text).toContain('Før');
    expect(text).not.toContain('010190');
    expect(await draftsOf(world, person.account.id)).not.toContain('010190');
  });

  test('in a row that is added is not kept either', async () => {
    const { world, person } = await begin();
    const { status, text } = await person.post(`${path}/kladde`, {
      ...typed(1, { note: cpr }),
      do: 'add:phones',
    });
    expect(status).toBe(422);
    expect(text).toContain('phones.1.number');
    expect(await draftsOf(world, person.account.id)).not.toContain('010190');
  });
});

async function draftsOf(world: World, account: string): Promise<string> {
  const drafts = await readDrafts(world.database, account, world.service.now().toInstant());
  return JSON.stringify([...drafts.values()]);
}

describe('rows, without any script', () => {
  test('one is added and one removed, and what was typed elsewhere stays', async () => {
    const { person } = await begin();
    const added = await person.post(`${path}/kladde`, {
      ...typed(1, { note: 'Undervejs' }),
      do: 'add:phones',
    });
    expect(added.status).toBe(303);
    const { text } = await person.get(added.headers.location ?? '');
    expect(fieldOn(text, 'phones.1.number')).toBe('');
    expect(text).toContain('Undervejs');
    const removed = await person.post(`${path}/kladde`, { ...typed(1, {}), do: 'remove:phones.0' });
    expect((await person.get(removed.headers.location ?? '')).text).not.toContain('phones.0.number');
  });
});

describe('a draft', () => {
  test('is offered back with what it changes, continued, and gone once saved', async () => {
    const { person } = await begin();
    await person.post(`${path}/kladde`, typed(1, { note: 'Kladdens ord' }));
    const offered = wordsOn((await person.get(path)).text);
    expect(offered).toContain('Du har en kladde fra i dag kl. 10.00');
    // What can be done with the offer itself is no further away.
    for (const link of ['Se kortet', 'Historik', 'Bekræft', 'Træk tilbage']) expect(offered).toContain(link);
    expect(offered).toContain('Bemærk Før Kladdens ord');
    expect((await person.get(`${path}?kladde=1`)).text).toContain('Kladdens ord');
    await person.post(path, typed(1, { note: 'Kladdens ord' }));
    expect(wordsOn((await person.get(path)).text)).not.toContain('Du har en kladde');
  });

  test('can be thrown away', async () => {
    const { person } = await begin();
    await person.post(`${path}/kladde`, typed(1, { note: 'Kladdens ord' }));
    await person.post(`${path}/kladde`, { do: 'discard' });
    expect((await person.get(path)).text).not.toContain('Kladdens ord');
  });

  test('is what a save that did not come through leaves behind', async () => {
    const { person } = await begin();
    await person.post(path, typed(1, { note: 'Skrevet', ageFrom: 'atten' }));
    expect((await person.get(`${path}?kladde=1`)).text).toContain('Skrevet');
  });

  test('survives a form with mistakes, and is nobody else’s', async () => {
    const { world, person } = await begin();
    await person.post(`${path}/kladde`, typed(1, { ageFrom: 'atten' }));
    expect(fieldOn((await person.get(`${path}?kladde=1`)).text, 'ageFrom')).toBe('atten');
    const colleague = await signIn(world, editor);
    expect(wordsOn((await colleague.get(path)).text)).not.toContain('kladde fra');
  });
});

describe('two editors at once', () => {
  test('the second is shown both texts, and what only one of them changed is proposed', async () => {
    const { world, person } = await begin();
    const colleague = await signIn(world, editor);
    await person.post(path, typed(1, { note: 'Førstes bemærkning', exclusions: 'Børn' }));
    const answer = await colleague.post(path, typed(1, { note: 'Andens bemærkning', targetGroup: 'Voksne' }));
    expect(answer.status).toBe(409);
    const words = wordsOn(answer.text);
    // Within one's own organisation by name.
    expect(words).toMatch(/Mens du skrev, gemte Prøve \w+ en ændring/);
    expect(words).toContain(
      'Bemærk I har begge rettet Før: Før Dit Andens bemærkning Det, der er gemt Førstes bemærkning',
    );
    expect(answer.text).toMatch(/name="valg\.targetGroup" value="mine"[^>]*checked/);
    expect(answer.text).toMatch(/name="valg\.exclusions" value="theirs"[^>]*checked/);
    expect(answer.text).not.toMatch(/name="valg\.note"[^>]*checked/);

    const saved = await colleague.post(path, {
      ...typed(1, { note: 'Andens bemærkning', targetGroup: 'Voksne' }),
      'valg.paa': '2',
      'valg.note': 'mine',
    });
    expect(saved.status).toBe(303);
    expect((await newest(world)).offer).toMatchObject({
      note: 'Andens bemærkning',
      targetGroup: 'Voksne',
      exclusions: 'Børn',
    });
    const all = await readVersionsOf(world.database, { slug: team.slug });
    expect(all.map(({ offer }) => offer.note)).toEqual(['Før', 'Førstes bemærkning', 'Andens bemærkning']);
  });

  test('who have rewritten different fields are not asked, and both stand', async () => {
    const { world, person } = await begin();
    await person.post(path, typed(1, { note: 'Førstes' }));
    const answer = await person.post(path, typed(1, { 'access.ready': 'Medicinliste' }));
    expect(answer.status).toBe(303);
    expect((await newest(world)).offer).toMatchObject({
      note: 'Førstes',
      access: { ready: 'Medicinliste' },
    });
  });

  test('where both changed the same thing, there must be a choice', async () => {
    const { world, person } = await begin();
    await person.post(path, typed(1, { note: 'Første' }));
    const answer = await person.post(path, { ...typed(1, { note: 'Anden' }), 'valg.paa': '2' });
    expect(answer.status).toBe(409);
    expect(wordsOn(answer.text)).toContain('Vælg i de felter, hvor I begge har rettet.');
    expect((await newest(world)).offer.note).toBe('Første');
  });

  test('changes of one field that fit together can both be kept', async () => {
    const { world, person } = await begin();
    await person.post(path, typed(1, { 'phones.0.number': '99 00 00 05' }));
    const second = typed(1, {
      'phones.1.number': '99 00 00 06',
      'phones.1.label': 'Nat',
      'phones.1.audience': 'everyone',
    });
    const answer = await person.post(path, second);
    expect(answer.text).toMatch(/name="valg\.phones" value="both"[^>]*checked/);
    await person.post(path, { ...second, 'valg.paa': '2', 'valg.phones': 'both' });
    expect((await newest(world)).offer.phones.map(({ number }) => number)).toEqual([
      '+4599000005',
      '+4599000006',
    ]);
  });

  test('whose the offer is, is no choice for who may not change it', async () => {
    const { world, person } = await begin();
    const given = { ...team, authority: 'region-midtjylland', note: 'Deres' };
    const at = world.service.now().toInstant();
    const save = { offer: given, base: 1, effectiveFrom: at, author: 'a', reason: 'Overtaget' };
    await saveOffer(world.database, { ...save, state: 'published' }, at);
    await world.service.store.publish();
    const mine = typed(1, { note: 'Mine' });
    const asked = await person.post(path, mine);
    expect(asked.status).toBe(409);
    expect(asked.text).not.toContain('valg.authority');
    await person.post(path, { ...mine, 'valg.paa': '2', 'valg.note': 'mine', 'valg.authority': 'mine' });
    expect((await newest(world)).offer).toMatchObject({ note: 'Mine', authority: 'region-midtjylland' });
  });

  test('a third who saves meanwhile is shown too', async () => {
    const { person } = await begin();
    await person.post(path, typed(1, { note: 'Første' }));
    await person.post(path, typed(2, { note: 'Tredje' }));
    const answer = await person.post(path, {
      ...typed(1, { note: 'Anden' }),
      'valg.paa': '2',
      'valg.note': 'mine',
    });
    expect(answer.status).toBe(409);
    expect(wordsOn(answer.text)).toContain('Det, der er gemt Tredje');
  });
});

describe('the card beside the form', () => {
  test('is drawn from what is typed, at any moment, and nothing is saved', async () => {
    const { world, person } = await begin(weekdaysOnly);
    const over = { name: 'Nyt navn', 'openingHours.kind': 'unknown', 'change.seen': '2026-12-24T18:00' };
    const { text } = await person.post(`${path}/kort`, typed(1, over)).set('HX-Request-Type', 'partial');
    const words = wordsOn(text);
    expect(words).toContain('torsdag den 24. december 2026 kl. 18.00');
    expect(words).toContain('Nyt navn');
    expect(words).toContain('Ikke gemt: Navn, Åbningstid');
    expect((await newest(world)).sequence).toBe(1);
  });

  test('at a moment as it is said, or with a word about one that is none', async () => {
    const { person } = await begin(weekdaysOnly);
    const cardAt = async (seen: string) => {
      const { text } = await person
        .post(`${path}/kort`, typed(1, { 'change.seen': seen }))
        .set('HX-Request-Type', 'partial');
      return wordsOn(text);
    };
    expect(await cardAt('juleaften 18')).toContain('torsdag den 24. december 2026 kl. 18.00');
    expect(await cardAt('31/2')).toContain('»31/2« er ikke en dato, der findes');
  });

  test('without script the whole page comes back with what was typed', async () => {
    const { person } = await begin();
    const { text } = await person.post(`${path}/kort`, {
      ...typed(1, { note: 'Undervejs' }),
      vis: '24.12.2026 kl. 18.00',
    });
    expect(text).toContain('Undervejs');
    expect(fieldOn(text, 'change.seen')).toBe('24.12.2026 kl. 18.00');
  });

  test('a number that another offer has is pointed out', async () => {
    const other = exampleOffer({ name: 'Eksempel Andet', phones: team.phones });
    const { person } = await begin(other);
    expect(wordsOn((await person.get(path)).text)).toContain(
      'Samme nummer som »Eksempel Andet«. Er det rigtigt?',
    );
  });
});

test('an offer of another organisation is nobody else’s to open, keep or save', async () => {
  const other = exampleOffer({ name: 'Eksempel Odder', editor: 'kommune-odder' });
  const { person } = await begin(other, alwaysOpen);
  const theirs = `/redaktion/tilbud/${other.slug}`;
  const refused = await person.get(theirs);
  expect(refused.status).toBe(403);
  expect(wordsOn(refused.text)).toContain('Tilbuddet rettes af en anden organisation end din.');
  expect(linksOn(refused.text)).toContainEqual({ name: 'Mine tilbud', href: '/redaktion' });
  for (const below of ['', '/kort', '/kladde', '/kopi', '/traek-tilbage'])
    expect((await person.post(`${theirs}${below}`, typed(2, {}, other))).status).toBe(403);
  expect((await person.get('/redaktion/tilbud/findes-ikke')).status).toBe(404);
});
