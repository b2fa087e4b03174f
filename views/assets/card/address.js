// The card beside the list stands in the address of the list, so that a reload, a link and coming back show it again.

/** `opened`: the address of the open card itself, undefined when there is none. */
export function nameInAddress(opened) {
  const query = new URLSearchParams(location.search);
  const slug = opened === undefined ? null : slugOf(opened);
  if (location.pathname !== '/' || query.get('kort') === slug) return;
  if (slug === null) query.delete('kort');
  else query.set('kort', slug);
  const asked = query.toString().replaceAll('%3A', ':');
  history.replaceState(history.state ?? { htmx: true }, '', asked === '' ? '/' : `/?${asked}`);
}

export function slugOf(href) {
  return new URL(href, location.href).pathname.split('/').at(-1);
}
