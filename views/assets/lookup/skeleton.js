/**
 * Letters as they are typed without a Danish keyboard: å, aa and a are one. The rule is that of `server/danish-text.ts`, which a browser cannot
 * import; a test compares them.
 */
export function skeleton(text) {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/a[ae]+/g, 'a')
    .replace(/oe+/g, 'o');
}
