/** Offers that are saved again and again with one number in two of their fields, and what an answer then may say of them. */
import { request } from 'node:http';
import { formsOn, type ShownForm } from '../fuzz/shown-forms.ts';
import type { RealService } from '../real-service.ts';

/** One per editor, each with a telephone number, in five municipalities. */
export const changing = [
  { slug: 'odder-akutstuer', organisation: 'kommune-odder', municipality: '0727' },
  { slug: 'randers-korttidsophold', organisation: 'kommune-randers', municipality: '0730' },
  { slug: 'struer-visitation', organisation: 'kommune-struer', municipality: '0671' },
  { slug: 'samsoe-hjemmesygepleje', organisation: 'kommune-samsoe', municipality: '0741' },
  { slug: 'viborg-visitation-sundhed-omsorg', organisation: 'kommune-viborg', municipality: '0791' },
];

/** `Prøve2-17`: the third offer as saved for the seventeenth time. */
const mark = /Prøve(\d)-(\d+)/g;

export type Editor = {
  /** Done when the service has said that it is saved; what was said. Rejects when it is not. */
  save(): Promise<void>;
  /** The number of the last save that has been acknowledged. */
  acknowledged(): number;
};

export async function startEditing({ origin, cookies }: RealService, which: number): Promise<Editor> {
  const { slug = '' } = changing[which] ?? {};
  const cookie = cookies[which]?.[0] ?? '';
  const path = `/redaktion/tilbud/${slug}`;
  const page = await fetch(new URL(path, origin), { headers: { Cookie: cookie } });
  const form = formsOn(await page.text()).find(({ action }) => action === path);
  if (!form) throw new Error(`no form for ${slug}`);
  let base = new Map(form.fields).get('change.base') ?? '';
  let number = 0;
  let acknowledged = 0;
  return {
    acknowledged: () => acknowledged,
    async save() {
      number += 1;
      const mine = number;
      const text = `Prøve${which}-${mine}`;
      const fields = withFields(form, { name: text, 'phones.0.label': text, 'change.base': base });
      const { status, location } = await post(new URL(path, origin), cookie, fields);
      const [, sequence] = /gemt=(\d+)/.exec(location) ?? [];
      if (status !== 303 || sequence === undefined)
        throw new Error(`${slug}: a save was answered with ${status}`);
      base = sequence;
      acknowledged = mine;
    },
  };
}

function withFields({ fields }: ShownForm, typed: Record<string, string>): URLSearchParams {
  const kept = fields.filter(([name]) => !(name in typed));
  return new URLSearchParams([...kept, ...Object.entries(typed)]);
}

function post(
  url: URL,
  cookie: string,
  fields: URLSearchParams,
): Promise<{ status: number; location: string }> {
  const headers = {
    Cookie: cookie,
    'Content-Type': 'application/x-www-form-urlencoded',
    'Sec-Fetch-Site': 'same-origin',
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'POST', headers }, (answer) => {
      answer
        .resume()
        .once('end', () =>
          resolve({ status: answer.statusCode ?? 0, location: answer.headers.location ?? '' }),
        );
    });
    sent.once('error', reject);
    sent.end(fields.toString());
  });
}

/**
 * What is mixed in an answer: two numbers of one offer, or one older than what had been acknowledged before it was asked for. `least`: by offer.
 */
export function mixedIn(text: string, least: readonly number[]): { mixed: string[]; marks: number } {
  const seen = new Map<number, Set<number>>();
  for (const [, which, number] of text.matchAll(mark))
    seen.getOrInsertComputed(Number(which), () => new Set()).add(Number(number));
  const mixed = [...seen].flatMap(([which, numbers]) => [
    ...(numbers.size > 1 ? [`offer ${which} is both ${[...numbers].join(' and ')}`] : []),
    ...[...numbers]
      .filter((one) => one < (least[which] ?? 0))
      .map((one) => `offer ${which} is still ${one}, and ${least[which]} was saved`),
  ]);
  return { mixed, marks: seen.size };
}
