import { ownPath } from '../own-path.ts';

/** Where to go after signing in, as the address says; never to another site, and not back to the door. Undefined when it names no such place. */
export function localPath(text: string | undefined): string | undefined {
  if (text === undefined || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) return undefined;
  const here = 'http://akutoverblik.invalid';
  const url = URL.parse(text, here);
  if (url?.origin !== here) return undefined;
  // Dots that are resolved can leave two slashes in front: /.//another.example
  const path = ownPath(url.pathname);
  return isDoor(path) ? undefined : path + url.search + url.hash;
}

function isDoor(path: string): boolean {
  return ['/log-ind', '/log-ud', '/glemt-adgangskode', '/adgangskode'].some(
    (door) => path === door || path.startsWith(`${door}/`),
  );
}
