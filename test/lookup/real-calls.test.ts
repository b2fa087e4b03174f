/** Three calls on the real offers, as the issue tells them: each ends with somebody who can help. */
import request from 'supertest';
import { expect, test } from 'vitest';
import { readSeed } from '../../seed/seed-files.ts';
import { startService } from '../start-service.ts';

const { offers } = readSeed();
const { app } = await startService({ offers, now: '2026-12-01T10:00' });

type Answer = {
  offers: { slug: string; group: string; urgencies: string[]; domains: string[]; coverage: string }[];
};

async function ask(query: Record<string, string>): Promise<Answer['offers']> {
  const { status, body } = await request(app).get(`/api/opslag?${new URLSearchParams(query)}`);
  expect(status).toBe(200);
  return (body as Answer).offers.filter(({ group }) => group === 'fits');
}

test('an 84-year-old in Struer who needs IV tonight: the municipal nurses do that round the clock', async () => {
  const fits = await ask({
    kommune: 'struer',
    alder: '84',
    hast: 'kommunalt',
    q: 'intravenøs',
    tid: '2026-12-01T21:00',
  });
  expect(fits.map(({ slug }) => slug)).toContain('struer-sygepleje');
});

test('a 17-year-old in Randers in crisis at 23.50 on a Saturday: psychiatric help is open', async () => {
  const fits = await ask({ kommune: 'randers', alder: '17', omraade: 'psykiatri', tid: '2026-12-05T23:50' });
  expect(fits.length).toBeGreaterThan(0);
  for (const { slug, domains } of fits) expect(domains, slug).toContain('psychiatric');
  expect(fits.some(({ urgencies }) => urgencies.includes('admission') || urgencies.includes('advice'))).toBe(
    true,
  );
});

test('juleaften at 18 in Ringkøbing-Skjern: something is known to be open, and no other municipality is among it', async () => {
  const fits = await ask({ kommune: 'ringkøbing-skjern', tid: '2026-12-24T18:00' });
  expect(fits.length).toBeGreaterThan(0);
  for (const { slug, coverage } of fits)
    expect(coverage, slug).toMatch(/Ringkøbing-Skjern|Vestklyngen|Hele regionen|Hele landet/);
});
