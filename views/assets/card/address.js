// The open card stands in the address of the list, so that a reload, a link and coming back show it again with all that was asked.

/** `opened`: the address of the open card itself, undefined when there is none. */
export function nameInAddress(opened) {
  const query = new URLSearchParams(location.search);
  if (location.pathname !== '/' || query.get('kort') === slugOf(opened)) return;
  history.replaceState(history.state ?? { htmx: true }, '', listWith(opened));
}

/** The address of the list with this card open. */
export function listWith(opened) {
  const query = new URLSearchParams(location.search);
  if (opened === undefined) query.delete('kort');
  else query.set('kort', slugOf(opened));
  const asked = query.toString().replaceAll('%3A', ':');
  return asked === '' ? '/' : `/?${asked}`;
}

export function slugOf(href) {
  return href === undefined ? null : new URL(href, location.href).pathname.split('/').at(-1);
}
