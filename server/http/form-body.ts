/** What a form has sent, read as a query string is: nothing doubled or broken is guessed. Forged forms and other kinds of body are refused. */
import express, { type Request, type RequestHandler, type Response } from 'express';
import { formRuleOf } from '../door/guard.ts';
import { formBytes, mostFields } from '../limits.ts';
import { parseQuery, type Query } from '../query-string.ts';
import { sendProblem } from './error-pages.ts';
import type { SendPage } from './pages.ts';

export function formBody(sendPage: SendPage): RequestHandler[] {
  const text = express.text({ type: 'application/x-www-form-urlencoded', limit: formBytes });
  return [
    (request, response, next) => {
      if (isReading(request) || formRuleOf(response)?.fromAnywhere || isFromOurPage(request)) return next();
      const text = 'Formularen blev ikke sendt fra vores egen side. Åbn siden igen, og send den derfra.';
      sendProblem(sendPage, request, response, 403, { text });
    },
    text,
    (request, response, next) => {
      const form = parseQuery(typeof request.body === 'string' ? `?${request.body}` : '');
      if (countOf(form) > mostFields) return sendProblem(sendPage, request, response, 413);
      const known = formRuleOf(response)?.fields;
      if (known && [...form.keys()].some((name) => !known.test(name)))
        return sendProblem(sendPage, request, response, 400);
      response.locals.form = form;
      next();
    },
  ];
}

/** The fields of the form; empty when there was none. */
export function formOf(response: Response): Query {
  return response.locals.form ?? new Map();
}

function countOf(form: Query): number {
  return form.values().reduce((count, { values }) => count + values.length, 0);
}

function isReading({ method }: Request): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Browsers say where a form was; over plain http to another host they only send the origin. Nothing said is nothing proved. */
function isFromOurPage(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin';
  const [origin, host] = [request.get('Origin'), request.get('Host')];
  // Neither `Origin: null` nor a request without a host is a page of ours, though the two agree.
  return origin !== undefined && host !== undefined && URL.parse(origin)?.host === host;
}
