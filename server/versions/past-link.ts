/** Addresses of the catalogue as it was. `kendt`: as known when; empty = then, `nu` = now. */

export const pastPath = '/som-det-var';

export function pastCardLink(slug: string, tid: string, kendt: string): string {
  return `${pastPath}/tilbud/${slug}?${pastQuery(tid, kendt)}`;
}

/** The address of a lookup as it was, from that of the same lookup. */
export function pastLookupLink(link: string, tid: string, kendt: string): string {
  const { searchParams } = new URL(link, 'https://akutoverblik.example');
  if (!searchParams.has('tid')) searchParams.set('tid', tid);
  if (kendt !== '') searchParams.set('kendt', kendt);
  return `${pastPath}?${searchParams.toString().replaceAll('%3A', ':')}`;
}

function pastQuery(tid: string, kendt: string): string {
  const parameters = new URLSearchParams({ tid, ...(kendt !== '' && { kendt }) });
  return parameters.toString().replaceAll('%3A', ':');
}
