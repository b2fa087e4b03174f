/** HTTP that is nearly right, or not at all. */
import type { Random } from '../seeded-random.ts';
import { headerText } from './odd-headers.ts';
import { noise, noiseBytes } from './odd-values.ts';
import type { HttpRequest } from './sent-request.ts';

/** `like`: a request that would be understood. Nothing is asked to be packed: the answer is read as it comes. */
export function rawBytes(
  random: Random,
  { method, path, headers, body = Buffer.alloc(0) }: HttpRequest,
): Buffer {
  const lines = [
    `${method} ${path} HTTP/1.1`,
    'Host: localhost',
    ...headers.filter(([name]) => name !== 'Accept-Encoding').map(([name, value]) => `${name}: ${value}`),
  ];
  const length = `Content-Length: ${body.length}`;
  const whole = (...more: string[]) =>
    Buffer.concat([Buffer.from([...lines, ...more, '', ''].join('\r\n'), 'latin1'), body]);
  return random.pick([
    () => noiseBytes(random, random.below(2_000)),
    () => whole(length).subarray(0, random.below(whole(length).length)),
    () => whole(`Content-Length: ${random.below(100)}`),
    () => whole(length, 'Content-Length: 5'),
    () => whole(length, 'Transfer-Encoding: chunked'),
    () => whole('Transfer-Encoding: chunked, gzip'),
    () =>
      Buffer.concat([
        whole('Transfer-Encoding: chunked'),
        Buffer.from(`\r\n${random.pick(['0', 'zz', '-1', 'ffffffffff', '5;a=b'])}\r\nabcde\r\n0\r\n\r\n`),
      ]),
    () => whole(`Content-Length: ${random.pick(['-1', 'abc', '1e3', '99999999999999999999'])}`),
    () => whole(length, 'Host: andre.example'),
    () => Buffer.from(lines.join('\n')),
    () => Buffer.concat([whole(length), whole(length), noiseBytes(random, 20)]),
    () => whole(length, 'Expect: 100-continue'),
    () => whole(length, `Expect: ${headerText(random)}`),
    () => whole(length, 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Key: x'),
    () => whole(length, 'Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c'),
    () =>
      Buffer.from(
        `${random.pick(['CONNECT andre.example:443', 'GET http://andre.example/', 'GET *', 'OPTIONS *', 'GET //andre.example', 'POST /log-ud'])} HTTP/${random.pick(['1.0', '1.1', '2.0', '0.9', '9'])}\r\n\r\n`,
      ),
    () => whole(length, `X-Lang: ${'a'.repeat(random.below(40_000))}`),
    () => whole(length, `${noise(random, 6)}: ${noise(random, 20)}`),
    () => Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
    () => Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3, ...noiseBytes(random, 40)]),
  ])();
}
