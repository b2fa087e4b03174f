/** A path as an address on this site: one that begins with several slashes, either way, would name another host to a browser. */
export function ownPath(path: string): string {
  return path.replace(/^[/\\]+/, '/');
}
