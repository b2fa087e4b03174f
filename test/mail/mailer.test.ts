/** A mail reaches its reader as it was written, or waits until it can; whoever caused it never waits for it. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import pino from 'pino';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test, vi } from 'vitest';
import { resetMail } from '../../server/mail/account-mails.ts';
import { createMailer } from '../../server/running/mailer.ts';
import { createOutbox } from '../../server/running/outbox.ts';
import { danishTime } from '../start-service.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const person = { name: 'Søren Ærø-Ågård', email: 'soeren@kommune.example' };
const mail = resetMail(person, 'http://akutoverblik.example/adgangskode/abc', 'et døgn');
const start = danishTime('2026-12-01T10:00');

/** A mail server on this machine, which may refuse. */
async function mailServer(port = 0, refuse: () => boolean = () => false) {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(
        refuse()
          ? Object.assign(new Error('no such user soeren@kommune.example'), { responseCode: 450 })
          : null,
      ),
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        received.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
  return { url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`, received };
}

function mailerTo(smtpUrl: string | undefined, folder = temporaryFolder()) {
  let clock = start;
  const lines: string[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const mailer = createMailer(
    createOutbox(folder),
    { smtpUrl, from: 'akutoverblik@region.example' },
    () => clock,
    log,
  );
  const pass = (time: Temporal.DurationLike) => {
    clock = clock.add(time);
  };
  return { mailer, folder, lines, pass };
}

test('is sent with its Danish letters, and leaves the outbox', async () => {
  const { url, received } = await mailServer();
  const { mailer } = mailerTo(url);
  expect(await mailer.send(mail)).toBe(true);
  await vi.waitFor(async () => expect(await mailer.waiting()).toEqual([]));
  const [raw = ''] = received;
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  expect(head).toContain('To: soeren@kommune.example');
  expect(decodedWords(head)).toContain('Subject: Akutoverblik: vælg en ny adgangskode');
  expect(head).toContain('charset=utf-8');
  expect(decodedBody(head, rest.join('\r\n\r\n'))).toBe(mail.text);
});

test('that may be stopped says where, also to mail programs, even after a night in the outbox', async () => {
  const stop = 'https://akutoverblik.example/paamindelser/abc';
  const folder = temporaryFolder();
  await mailerTo(undefined, folder).mailer.send({ ...mail, stop });
  expect(await mailerTo(undefined, folder).mailer.waiting()).toMatchObject([{ ...mail, stop }]);
  const { url, received } = await mailServer();
  await mailerTo(url, folder).mailer.deliver();
  const head = received[0]?.split('\r\n\r\n')[0]?.replace(/\r\n\s+/g, ' ');
  expect(head).toContain(`List-Unsubscribe: <${stop}>`);
  expect(head).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  expect(head).toContain('Auto-Submitted: auto-generated');
});

test('without TLS offers no stop that mail programs press by themselves', async () => {
  const { url, received } = await mailServer();
  const { mailer } = mailerTo(url);
  await mailer.send({ ...mail, stop: 'http://localhost/paamindelser/abc' });
  await vi.waitFor(() => expect(received).toHaveLength(1));
  expect(received[0]).toContain('List-Unsubscribe: <http://localhost/paamindelser/abc>');
  expect(received[0]).not.toContain('One-Click');
});

test('waits when the mail server refuses it, is told without the address, and goes when it can', async () => {
  let away = true;
  const { url, received } = await mailServer(0, () => away);
  const { mailer, lines, pass } = mailerTo(url);
  expect(await mailer.send(mail)).toBe(true);
  await vi.waitFor(() => expect(lines).toHaveLength(1));
  expect(lines[0]).toContain('"mail":"not sent"');
  expect(lines[0]).not.toContain('soeren');
  expect(mailer.trouble()).toMatchObject({ since: start.toInstant() });
  away = false;
  await mailer.deliver();
  expect(received).toEqual([]);
  pass({ minutes: 1 });
  await mailer.deliver();
  expect(received).toHaveLength(1);
  expect(await mailer.waiting()).toEqual([]);
  expect(mailer.trouble()).toBeUndefined();
});

test('is tried again after a restart', async () => {
  const folder = temporaryFolder();
  const gone = mailerTo('smtp://127.0.0.1:1', folder);
  await gone.mailer.send(mail);
  await vi.waitFor(() => expect(gone.lines).toHaveLength(1));
  const { url, received } = await mailServer();
  await mailerTo(url, folder).mailer.deliver();
  expect(received).toHaveLength(1);
});

test('without a mail server stays as a file anybody can read who may, for two weeks', async () => {
  const { mailer, folder, pass } = mailerTo(undefined);
  await mailer.send(mail);
  await mailer.deliver();
  const [name = ''] = readdirSync(folder);
  expect(name).toMatch(/^2026-12-01T09\.00\.00Z-[\da-f]{8}\.txt$/);
  expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, name), 'utf8')).toContain(
    'Til: soeren@kommune.example\nEmne: Akutoverblik: vælg en ny adgangskode\n',
  );
  expect(await mailer.waiting()).toMatchObject([mail]);
  pass({ days: 14 });
  await mailer.deliver();
  expect(await mailer.waiting()).toHaveLength(1);
  pass({ minutes: 1 });
  await mailer.deliver();
  expect(await mailer.waiting()).toEqual([]);
});

test('that cannot even be kept is told, and fails nobody', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'fil'), '');
  const { mailer, lines } = mailerTo(undefined, join(folder, 'fil/udbakke'));
  expect(await mailer.send(mail)).toBe(false);
  expect(lines[0]).toContain('"mail":"not kept"');
});

/** `=?UTF-8?Q?…?=` and `=?UTF-8?B?…?=` in a header. */
function decodedWords(head: string): string {
  return head
    .replace(/\r\n\s+/g, ' ')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?(.*?)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString()
        : unquoted(text.replaceAll('_', ' ')),
    );
}

function decodedBody(head: string, body: string): string {
  const text = /quoted-printable/i.test(head)
    ? unquoted(body.replace(/=\r\n/g, ''))
    : /base64/i.test(head)
      ? Buffer.from(body, 'base64').toString()
      : body;
  return text.replaceAll('\r\n', '\n');
}

function unquoted(text: string): string {
  const bytes = text.replace(/=([\dA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

test('a name with line breaks in its subject is read back as the one mail it is, and holds up no other', async () => {
  const { mailer, pass } = mailerTo(undefined);
  const subject = 'Melding om Eks\nSkrevet: x\n\ny';
  await mailer.send({ ...mail, subject });
  pass({ seconds: 1 });
  await mailer.send(mail);
  expect((await mailer.waiting()).map((stored) => [stored.to, stored.subject, stored.text])).toEqual([
    [mail.to, 'Melding om Eks Skrevet: x y', mail.text],
    [mail.to, mail.subject, mail.text],
  ]);
});

test('a file that somebody has been at holds up none of the others', async () => {
  const { mailer, folder } = mailerTo(undefined);
  await mailer.send(mail);
  writeFileSync(join(folder, '0.txt'), 'Til: a\nEmne: b\nSkrevet: i går\n\nc');
  expect((await mailer.waiting()).map(({ subject }) => subject)).toEqual([mail.subject]);
  await mailer.deliver();
});
