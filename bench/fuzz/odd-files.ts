/** A sheet with some bytes or cells wrong, or a multipart body that is none. */
import { csvOf } from '../../server/exchange/csv.ts';
import type { Random } from '../seeded-random.ts';
import type { Ground } from './ground.ts';
import { headersOf } from './odd-headers.ts';
import { encoded, mutated, oddValue } from './odd-values.ts';
import type { HttpRequest } from './sent-request.ts';

export function sentFile(random: Random, ground: Ground): HttpRequest {
  const [ending, bytes] = random.pick(Object.entries({ ...ground.files, csv: csvNoise(random, ground) }));
  const spoilt = Buffer.from(
    bytes.subarray(0, random.chance(0.2) ? random.below(bytes.length) : bytes.length),
  );
  const wrong = random.below(6);
  for (let i = 0; i < wrong && spoilt.length > 0; i++)
    spoilt[random.below(spoilt.length)] = random.below(256);
  const edge = random.chance(0.9) ? 'graense' : mutated('graense', random).replace(/[^\w]/g, '_');
  const name = encoded(oddValue(random).slice(0, 80), random);
  const head = `--graense\r\nContent-Disposition: form-data; name="${random.chance(0.9) ? 'fil' : 'ukendt'}"; filename="${name}.${ending}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(head),
    spoilt,
    Buffer.from(random.chance(0.9) ? '\r\n--graense--\r\n' : ''),
  ]);
  const headers = headersOf(random, ground);
  headers.push(['Content-Type', `multipart/form-data; boundary=${edge}`], ['Sec-Fetch-Site', 'same-origin']);
  return { kind: 'file', method: 'POST', path: '/redaktion/udveksling', headers, body };
}

function csvNoise(random: Random, { files }: Ground): Buffer {
  const [head = 'Navn', ...rest] = String(files.csv ?? '').split('\r\n');
  const rows = rest
    .filter(() => random.chance(0.1))
    .map((row) => (random.chance(0.5) ? mutated(row, random) : row));
  const more = Array.from({ length: random.below(5) }, () =>
    csvOf([Array.from({ length: 8 }, () => oddValue(random))]),
  );
  return Buffer.from([head, ...rows, ...more].join('\r\n'));
}
