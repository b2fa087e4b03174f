/** Forms as pages showed them with something wrong, or fields that no page has. */
import type { Random } from '../seeded-random.ts';
import type { Ground } from './ground.ts';
import { addressOf, sendable } from './odd-addresses.ts';
import { headersOf, headerText } from './odd-headers.ts';
import { encoded, mutated, noiseBytes, oddValue } from './odd-values.ts';
import { routeNames } from './routes.ts';
import type { HttpRequest } from './sent-request.ts';
import type { ShownForm } from './shown-forms.ts';

const writes = routeNames.filter((name) => name.startsWith('post '));

/** Half of them spread over the routes, however few forms a route has; the rest over the forms, of which most are an offer's. */
export function sentForm(random: Random, ground: Ground): HttpRequest {
  const route = random.pick(writes);
  const forms = random.chance(0.5) ? (ground.forms.get(route) ?? []) : ground.allForms;
  const form = forms.length > 0 && random.chance(0.9) ? random.pick(forms) : undefined;
  const path = form?.action ?? addressOf(route, random, ground);
  const fields = form
    ? mutatedFields(pressed(form, random), random)
    : Array.from({ length: random.below(6) }, (): [string, string] => [oddValue(random), oddValue(random)]);
  const body = fields.map(([name, value]) => `${encoded(name, random)}=${encoded(value, random)}`).join('&');
  const headers = headersOf(random, ground, form?.role, form?.role === undefined ? 0.5 : 0.95);
  headers.push(['Content-Type', random.chance(0.93) ? 'application/x-www-form-urlencoded' : oddType(random)]);
  if (random.chance(0.9))
    headers.push(['Sec-Fetch-Site', random.chance(0.97) ? 'same-origin' : headerText(random)]);
  return { kind: 'form', method: 'POST', path: sendable(path), headers, body: bodyOf(body, random) };
}

/** As with Enter, or by one of the buttons. */
function pressed({ fields, buttons }: ShownForm, random: Random): ShownForm['fields'] {
  return buttons.length > 0 && random.chance(0.7) ? [...fields, random.pick(buttons)] : fields;
}

function mutatedFields(fields: ShownForm['fields'], random: Random): [string, string][] {
  const changes = random.chance(0.2) ? 0 : 1 + random.below(3);
  const all = [...fields];
  for (let change = 0; change < changes; change++) {
    const at = random.below(all.length + 1);
    const [name, value] = all[at] ?? ['ukendt', ''];
    const next: [string, string] = [name, random.chance(0.7) ? oddValue(random) : mutated(value, random)];
    const how = random.below(20);
    if (how < 13) all.splice(at, 1, next);
    else if (how < 15) all.splice(at, 1);
    else if (how < 17) all.splice(at, 0, next);
    else if (how < 19) all.splice(at, 1, [mutated(name, random), value]);
    else all.push([oddValue(random), oddValue(random)]);
  }
  return all;
}

function bodyOf(body: string, random: Random): Buffer {
  if (random.chance(0.97)) return Buffer.from(body);
  return random.pick([
    () => Buffer.from(mutated(body, random)),
    () => noiseBytes(random, random.below(2_000)),
    () => Buffer.from('&=%'.repeat(random.below(20_000))),
    () => Buffer.from(`a.b=1&a=${'x'.repeat(random.below(1_100_000))}`),
    () =>
      Buffer.from(Array.from({ length: random.below(20_000) }, (_, i) => `phones.${i}.number=1`).join('&')),
    () => Buffer.from(`${'a.'.repeat(random.below(30_000))}a=1`),
  ])();
}

function oddType(random: Random): string {
  return random.pick([
    'application/json',
    'text/plain',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'application/x-www-form-urlencoded; charset=utf-16',
    'application/x-www-form-urlencoded; charset=x',
    '/',
    'a;b=c',
  ]);
}
