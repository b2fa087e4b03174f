/** A CPR number in a lookup: not searched, not shown, not kept in the address, and said kindly; the rest of the line is answered. The numbers are made up. */
import request from 'supertest';
import { describe, expect, test } from 'vitest';
import { cprMessage } from '../../server/cpr.ts';
import { alwaysOpen } from '../example-offers.ts';
import { linksOn, textOf, wordsOn } from '../read-page.ts';
import { startService } from '../start-service.ts';

const { app } = await startService({ offers: [alwaysOpen], now: '2026-12-01T10:00' });

/** Every trace of the number, with hyphen or without. */
const number = /010150[\s%0-9+-]{0,4}1234/;

describe.each([
  ['in the line', '/?q=0101501234+horsens+eksempel', 'q'],
  ['written with a hyphen', '/?q=horsens+010150-1234+eksempel', 'q'],
  ['as a place', '/?kommune=010150+1234&q=horsens+eksempel', 'kommune'],
  ['as an age', '/?q=horsens+eksempel&alder=0101501234', 'alder'],
  ['a second time', '/?q=horsens+eksempel&q=0101501234', 'q'],
  ['in a field of no name we know', '/?navn=0101501234&q=horsens+eksempel', 'q'],
])('a CPR number %s', (_, address, field) => {
  const refusal = request(app).get(address);

  test('leads to the address without it, which nobody keeps', async () => {
    const { status, headers } = await refusal;
    expect(status).toBe(303);
    expect(headers.location).not.toMatch(number);
    expect(headers['cache-control']).toBe('no-store');
  });

  test('is told at its field, stands nowhere on the page, and the rest is answered', async () => {
    const { text } = await request(app).get((await refusal).headers.location ?? '');
    expect(textOf(text, `${field}-fejl`)).toBe(cprMessage);
    expect(text).not.toMatch(number);
    expect(wordsOn(text)).toContain('Kommune Horsens');
    expect(wordsOn(text)).toContain('Eksempel Døgnåben');
  });

  test('is forgotten by every link of the page', async () => {
    const { text } = await request(app).get((await refusal).headers.location ?? '');
    for (const { href } of linksOn(text)) expect(href).not.toMatch(/cpr=/);
  });
});

test('while it is typed, the results are those of the rest and the address never holds it', async () => {
  const answer = await request(app)
    .get('/?q=horsens+0101501234')
    .set({ 'HX-Request': 'true', 'HX-Request-Type': 'partial' })
    .redirects(1);
  expect(answer.headers['hx-replace-url']).toBe('/?kommune=0615');
  expect(answer.text).not.toMatch(number);
  expect(answer.text).toContain(cprMessage);
});

test('the interface for programs refuses it and does not repeat it', async () => {
  const { status, text, body } = await request(app).get('/api/opslag?q=0101501234+horsens');
  expect(status).toBe(400);
  expect(body).toEqual({ errors: [{ field: 'q', message: cprMessage }] });
  expect(text).not.toMatch(number);
});

test.each([
  '/tilbud/eksempel-doegnaaben?tid=0101501234',
  '/om?q=010150-1234',
  '/log-ind?videre=%2F%3Fq%3D0101501234',
])('any other page drops it too: %s', async (address) => {
  const { status, headers } = await request(app).get(address);
  expect(status).toBe(303);
  expect(headers.location).not.toMatch(number);
  expect(new URL(headers.location ?? '', 'http://x').pathname).toBe(address.split('?')[0]);
});

test('a telephone number is searched as ever', async () => {
  expect((await request(app).get('/?q=70113131')).status).not.toBe(303);
});

test('an address that looks like another site’s is sent on within this one', async () => {
  const { headers } = await request(app).get('//eksempel.dk/?q=0101501234');
  expect(URL.parse(headers.location ?? '', 'http://her.example')?.host).toBe('her.example');
});
