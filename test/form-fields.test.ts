/** What a form that no page of ours sent is told: in Danish, at the field, and in no words of the library that read it. */
import { expect, test } from 'vitest';
import { z } from 'zod';
import { readForm } from '../server/form-fields.ts';
import { parseQuery } from '../server/query-string.ts';

const schema = z.object({
  navn: z.string().min(1, 'Skriv et navn.'),
  slags: z.enum(['kommune', 'region']),
  roller: z.array(z.string()),
});

test.each([
  ['a field sent twice', '?navn=a&navn=b&slags=kommune', 'navn'],
  ['a choice that is not offered', '?navn=a&slags=andet', 'slags'],
])('%s is told as what it is', (_, sent, field) => {
  const read = readForm(parseQuery(sent), schema);
  if (read.kind === 'read') expect.unreachable();
  else
    expect(read.form.errors).toEqual({
      [field]: 'Feltet er ikke, som siden ville sende det. Åbn siden igen, og send den derfra.',
    });
});

test('where the form has its own words for a mistake, those are said', () => {
  const read = readForm(parseQuery('?navn=&slags=region&roller=a&roller=b'), schema);
  expect(read).toMatchObject({ kind: 'wrong', form: { errors: { navn: 'Skriv et navn.' } } });
});
