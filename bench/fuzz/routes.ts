/** Which row of the access table a request is for. */
import { accessTable } from '../../server/access/access-table.ts';

/** `get /tilbud/:slug` */
export type RouteName = string;

const rows = accessTable.map(({ method, path }) => ({
  name: `${method} ${path}`,
  method,
  /** As Express reads it: in any case, with or without a slash at the end. */
  shape: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+?')}/?$`, 'i'),
}));

export const routeNames: readonly RouteName[] = rows.map(({ name }) => name);

/** Undefined where no row is. The first that fits, as the guard takes it. */
export function routeOf(method: string, address: string): RouteName | undefined {
  const [path = ''] = address.split(/[?#]/);
  const asked = method === 'HEAD' ? 'get' : method.toLowerCase();
  return rows.find((row) => row.method === asked && row.shape.test(path))?.name;
}
