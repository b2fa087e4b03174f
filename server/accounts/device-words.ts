/** A browser in plain words, so that its owner knows it again. Only what tells one from another; the order matters, as each names others too. */

const browsers: [sign: RegExp, name: string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];

const systems: [sign: RegExp, name: string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bLinux\b/, 'Linux'],
];

/** From the User-Agent header: `Chrome på Windows`. */
export function deviceWords(userAgent: string | undefined): string {
  const browser = named(browsers, userAgent) ?? 'Ukendt browser';
  const system = named(systems, userAgent);
  return system === undefined ? browser : `${browser} på ${system}`;
}

function named(signs: [RegExp, string][], userAgent = ''): string | undefined {
  return signs.find(([sign]) => sign.test(userAgent))?.[1];
}
