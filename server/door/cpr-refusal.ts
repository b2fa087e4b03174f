/**
 * A CPR number in an address is neither answered nor kept: whoever asks is sent on to the address without it, so that it stands in no
 * history, link or page. `cpr=` names the fields it was taken out of, for the page to say so there.
 */
import type { RequestHandler } from 'express';
import { cprMessage, holdsCpr } from '../cpr.ts';
import { fieldsWithCpr, queryWithoutCpr } from '../cpr-in-query.ts';
import { sendOn } from '../http/send-on.ts';
import { ownPath } from '../own-path.ts';
import { parseQuery } from '../query-string.ts';

export const refuseCpr: RequestHandler = (request, response, next) => {
  const query = parseQuery(request.originalUrl);
  const refused = fieldsWithCpr(query);
  if (refused.length === 0 || (request.method !== 'GET' && request.method !== 'HEAD')) return next();
  if (request.path.startsWith('/api/')) {
    const errors = refused.map((name) => ({ field: holdsCpr(name) ? null : name, message: cprMessage }));
    return void response.status(400).json({ errors });
  }
  sendOn(response, `${ownPath(request.path)}?${queryWithoutCpr(query)}`);
};
