/** What stands in for an answer that needs the database while it is away: nothing has been saved, and nothing that was typed is lost. */
import type { Request, Response } from 'express';
import { holdsCpr } from '../cpr.ts';
import type { DatabaseAway } from '../database-away.ts';
import { keptForm, mayBeKept, sealed } from '../sign-in/kept-form.ts';
import { alarmWords } from '../status/alarm.ts';
import type { SendPage } from './pages.ts';

const secondsToWait = 30;

export function sendNotSaved(
  sendPage: SendPage,
  request: Request,
  response: Response,
  { kind }: Pick<DatabaseAway, 'kind'>,
): void {
  const why = alarmWords[`database-${kind}`].title;
  response.set({ 'Retry-After': String(secondsToWait), 'Cache-Control': 'no-store' });
  const isForm = request.method === 'POST';
  const title = isForm ? 'Det er ikke gemt' : 'Siden kan ikke vises lige nu';
  if (request.path.startsWith('/api/'))
    return void response.status(503).json({ errors: [{ field: null, message: `${title}. ${why}.` }] });
  const model = { why, isForm, isFile: isForm && request.is('multipart/*') !== false, ...keptOf(request) };
  sendPage(request, response, {
    view: 'status/not-saved-page',
    title,
    status: 503,
    model: { ...model, styles: 'forms.css' },
  });
}

/** A CPR number is not sent back and forth, nor is a password. */
function keptOf(request: Request) {
  const body = typeof request.body === 'string' ? request.body : '';
  if (body === '' || !mayBeKept(request.originalUrl, body)) return {};
  const kept = keptForm(request.originalUrl, sealed(body));
  if (!kept) return {};
  const fields = kept.fields.filter(({ value }) => !holdsCpr(value));
  return { kept: { ...kept, fields }, lacksCpr: fields.length < kept.fields.length };
}
