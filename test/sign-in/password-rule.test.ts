/** Long, and not what anybody would guess first; which characters is up to the person. */
import { describe, expect, test } from 'vitest';
import { hashOfPassword, isOutdated, isPassword } from '../../server/door/password-hash.ts';
import { passwordMistake } from '../../server/sign-in/password-rule.ts';

const chooser = { name: 'Maja Prøvedatter', email: 'maja.proeve@kommune-odder.example' };

describe('will do', () => {
  test.each(
    [
      'korrekt hest batteri klips',
      'kun små bogstaver her',
      'ÆØÅ ER OGSÅ TEGN',
      '🦊🐢🦉🐝🦊🐢🦉🐝🦊🐢🦉🐙',
      'r7#Kq2!vLx9p',
      'sommer blev til vinter igen',
      'maja fandt en grøn paraply',
      '80213479561',
    ].map((password) => [password.length < 12 ? `${password}0` : password]),
  )('%s', (password) => {
    expect(passwordMistake(password, chooser)).toBeUndefined();
  });

  test('twelve characters, and as many as 128', () => {
    expect(passwordMistake('vejret i dag', chooser)).toBeUndefined();
    expect(
      passwordMistake('vejret i dag er '.repeat(7) + 'ikke så godt'.padEnd(16, 'x'), chooser),
    ).toBeUndefined();
  });
});

describe('is too short or too long', () => {
  test.each([
    ['vejreti dag', 'Adgangskoden skal være på mindst 12 tegn. Denne er på 11.'],
    ['🦊🐢🦉🐝🦊🐢🦉🐝🦊🐢🦉', 'Adgangskoden skal være på mindst 12 tegn. Denne er på 11.'],
    ['vejret er godt '.repeat(9), 'Adgangskoden må højst være på 128 tegn.'],
  ])('%s', (password, message) => {
    expect(passwordMistake(password, chooser)).toBe(message);
  });
});

describe('would be guessed first', () => {
  test.each([
    'adgangskode1',
    'Adgangskode2026!',
    'Adg4ngsk0de!!!!',
    '2026velkommen2026',
    'VelkommenVelkommen',
    'password1234',
    'P@ssw0rd2026',
    'sommer202612',
    'Sygeplejerske1',
    'Akutoverblik2026',
    'regionmidtjylland',
    'qwertyuiopå1',
    'hejhejhejhej',
    '123456789012',
    '109876543210',
    '012345678901',
    'abcdefghijkl',
    'aaaaaaaaaaaa',
    'ababababab' + 'ab',
    '1q2w3e4r5t6y',
  ])('%s', (password) => {
    expect(passwordMistake(password, chooser)).toContain('gættes først');
  });
});

describe('is the own name or address', () => {
  test.each([
    'maja.proeve@kommune-odder.example',
    'MajaPrøvedatter',
    'maja-prøvedatter-12',
    'majamajamaja12',
  ])('%s', (password) => {
    expect(passwordMistake(password, chooser)).toMatch(/ligner dit navn|gættes først/);
  });
});

describe('a stored password', () => {
  test('is a hash with its salt and cost, another each time, and only the right one fits', async () => {
    const [first, second] = await Promise.all([
      hashOfPassword('vejret i går'),
      hashOfPassword('vejret i går'),
    ]);
    expect(first).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(first).not.toBe(second);
    expect(await isPassword('vejret i går', first)).toBe(true);
    expect(await isPassword('vejret i gar', first)).toBe(false);
    expect(isOutdated(first)).toBe(false);
  });

  test('is the same however the keyboard puts an å together', async () => {
    const hash = await hashOfPassword('vejret i går'.normalize('NFD'));
    expect(await isPassword('vejret i går'.normalize('NFC'), hash)).toBe(true);
  });

  test('nobody has is nobody’s, whatever is typed', async () => {
    expect(await isPassword('', undefined)).toBe(false);
    expect(await isPassword('vejret i går', undefined)).toBe(false);
  });
});
