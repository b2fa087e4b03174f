/** The form of one offer: shown, seen while typing, kept as a draft, saved. */
import { type Request, type Response, Router } from 'express';
import { readAuthorsThen } from '../../data/authors.ts';
import { dropDraft, keepDraft } from '../../data/drafts.ts';
import { type SaveResult, saveOffer } from '../../data/offer-saving.ts';
import { mayEditFor, readsNamesOf } from '../access/access-rule.ts';
import type { OfferVersion } from '../catalogue/offer-version.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import { wantsFragment } from '../http/pages.ts';
import { parseQuery } from '../query-string.ts';
import { authorName } from '../versions/author-words.ts';
import { othersThen, othersThenWords } from '../versions/editor-then.ts';
import { plannedOf } from '../versions/reign.ts';
import { bothTogether, choicesIn, resolved } from './conflict.ts';
import { conflictPage } from './conflict-page.ts';
import { draftPage } from './draft-page.ts';
import { rowsAfter } from './form-rows.ts';
import { holidayAddress, holidayIn } from './holiday-return.ts';
import { isCopyName } from './new-offer-form.ts';
import { type EditingTools, type OfferDesk, openDesk } from './offer-desk-routes.ts';
import { formOfOffer } from './offer-form.ts';
import { offerFormPage } from './offer-form-page.ts';
import { sentByForm } from './offer-form-schema.ts';
import { placeOf } from './offer-place.ts';
import { type Fields, fieldsOf } from './sent-fields.ts';
import { readSentForm, type SentForm } from './sent-form.ts';
import { pastWords } from './told-words.ts';

/** Names of buttons and choices beside the fields of the offer. */
const beside = /^(do|vis|helligdag|valg\..+)$/;

export function offerFormRoutes(tools: EditingTools): Router {
  const { store, sendPage } = tools;
  const router = Router();

  const show = (
    request: Request,
    response: Response,
    desk: OfferDesk,
    sent: SentForm,
    page: { status?: number; told?: string; added?: string; fragment?: string; quiet?: boolean } = {},
  ) => {
    const { references, administrator, now } = desk;
    const { form, before, offer } = sent;
    const mistakes = page.quiet ? sent.mistakes.filter(() => sent.holdsCpr) : sent.mistakes;
    sendPage(request, response, {
      view: 'editing/offer-form-page',
      fragment: page.fragment,
      title: `Ret ${before.offer.name}`,
      section: 'redaktion',
      status: page.status,
      model: {
        ...offerFormPage({
          form,
          before: before.offer,
          offer,
          mistakes,
          unreadable: sent.mistakes,
          references,
          administrator,
          now,
          waiting: plannedOf(desk.versions, now.toInstant()),
          told: page.told,
          added: page.added,
        }),
        ...placeOf(desk.start, desk.versions),
        draftWords: draftWords(desk),
        awaits: desk.awaits,
        holiday: holidayOf(request, response),
      },
    });
  };

  const keep = ({ account, start, now }: OfferDesk, { fields }: SentForm) =>
    keepDraft(store.database, { accountId: account.id, offerId: start.offerId, fields }, now.toInstant());

  /** The form that was sent, with the buttons apart; answers by itself when it is none. */
  const read = async (request: Request, response: Response) => {
    const desk = await openDesk(tools, request, response);
    if (!desk) return undefined;
    const all = fieldsOf(formOf(response));
    const value = (name: string) => all?.find(([field]) => field === name)?.[1] ?? '';
    const typed: Fields = (all ?? []).filter(([name]) => !beside.test(name));
    const sent = all && readSentForm(typed, { ...desk });
    if (!sent) return void sendProblem(sendPage, request, response, 400);
    return { desk, sent, typed, asked: value('do'), seen: value('vis'), all };
  };

  router.get('/redaktion/tilbud/:slug', async (request, response) => {
    const desk = await openDesk(tools, request, response);
    if (!desk) return;
    const query = parseQuery(request.originalUrl);
    const opened = sentByForm({
      ...formOfOffer(desk.start.offer),
      change: { ...noChange, base: String(desk.start.sequence) },
    });
    const fresh = readSentForm(opened, desk);
    const draft = desk.draft && readSentForm(desk.draft.fields, desk);
    if (!fresh) throw new Error('a form we made ourselves cannot be read');
    if (draft && desk.draft && !query.has('kladde')) {
      const model = draftPage(
        draft,
        desk.draft.savedAt,
        desk.start,
        desk.versions,
        desk.references,
        desk.now,
      );
      return sendPage(request, response, {
        view: 'editing/draft-page',
        title: `Kladde: ${model.name}`,
        section: 'redaktion',
        model,
      });
    }
    const added = query.get('ny')?.values[0];
    show(request, response, desk, draft ?? fresh, { added, quiet: true });
  });

  router.post('/redaktion/tilbud/:slug/kort', async (request, response) => {
    const form = await read(request, response);
    if (!form) return;
    const { desk, seen } = form;
    const at = seen === '' ? undefined : seen === 'nu' ? '' : seen;
    const sent = at === undefined ? form.sent : { ...form.sent, form: seenAt(form.sent.form, at) };
    show(request, response, desk, sent, { fragment: 'editing/live-fragment', quiet: true });
  });

  router.post('/redaktion/tilbud/:slug/kladde', async (request, response) => {
    const form = await read(request, response);
    if (!form) return;
    const { desk, typed, asked } = form;
    const { account, start, now } = desk;
    const path = `/redaktion/tilbud/${start.offer.slug}`;
    if (asked === 'discard') {
      await dropDraft(store.database, account.id, start.offerId);
      return response.redirect(303, path);
    }
    const rows = rowsAfter(typed, asked);
    const sent = (rows && readSentForm(rows.fields, desk)) ?? form.sent;
    await keep(desk, sent);
    if (sent.holdsCpr) return show(request, response, desk, sent, cprRefused);
    const keptNow = `Kladde gemt ${pastWords(now.toInstant(), now).replace('i dag ', '')}`;
    if (wantsFragment(request)) {
      const model = { kept: keptNow };
      return sendPage(request, response, { view: 'editing/draft-kept', title: keptNow, model });
    }
    const added = rows?.added === undefined ? '' : `&ny=${rows.added}#${rows.added.replaceAll('.', '-')}`;
    const holiday = holidayOf(request, response);
    response.redirect(303, `${path}?kladde=1${holiday && `&helligdag=${holiday}`}${added}`);
  });

  const askWhose = async (
    request: Request,
    response: Response,
    { references, now, account }: OfferDesk,
    sent: SentForm,
    newest: OfferVersion,
    asked: boolean,
  ) => {
    const author = (await readAuthorsThen(store.database, [newest])).get(newest.sequence);
    const name = authorName(author, newest.offer.editor, (organisation) =>
      readsNamesOf(account, organisation),
    );
    const who = newest.author === account.id ? 'du selv et andet sted' : name;
    const model = conflictPage(sent, newest, references, now, who, asked);
    const title = `To har rettet ${model.name}`;
    sendPage(request, response, {
      view: 'editing/conflict-page',
      title,
      section: 'redaktion',
      status: 409,
      model,
    });
  };

  router.post('/redaktion/tilbud/:slug', async (request, response) => {
    const form = await read(request, response);
    if (!form) return;
    const { desk, sent, asked, all } = form;
    // Before anything can go wrong: what was typed is there again whatever becomes of saving it.
    await keep(desk, sent);
    if (sent.mistakes.length > 0) return show(request, response, desk, sent, { status: 422 });
    const choices = choicesIn(all);
    const chosen = choices && resolved(sent, choices, desk.versions);
    if (chosen && chosen.open.length > 0) {
      const newest = desk.versions.find(({ sequence }) => sequence === choices.onto);
      if (newest) return askWhose(request, response, desk, sent, newest, true);
    }
    const { account, now } = desk;
    const { before, change } = sent;
    if (asked !== 'unpublished' && isCopyName(sent.offer.name)) {
      const mistakes = [
        { field: 'name', message: 'Giv kopien sit eget navn, så den kan skelnes fra det andet tilbud' },
      ];
      return show(request, response, desk, { ...sent, mistakes }, { status: 422 });
    }
    const others = othersThen(desk.versions, change.effectiveFrom, (one) => mayEditFor(account, one));
    if (others !== undefined) {
      const message = othersThenWords(others, desk.references);
      const refused = { ...sent, mistakes: [{ field: 'change.date', message }] };
      return show(request, response, desk, refused, { status: 422 });
    }
    const offer = chosen?.offer ?? sent.offer;
    const save = {
      offer,
      base: chosen ? choices.onto : before.sequence,
      effectiveFrom: change.effectiveFrom,
      author: account.id,
      reason: change.reason,
      state: asked === 'unpublished' ? ('draft' as const) : ('published' as const),
    };
    let result = await saveOffer(store.database, save, now.toInstant());
    if (result.kind === 'conflict' && !chosen) {
      // Where they have rewritten different fields, both stand and nobody is asked.
      const { newest } = result;
      const offer = newest.state === 'published' ? bothTogether(sent, newest) : undefined;
      if (offer)
        result = await saveOffer(store.database, { ...save, offer, base: newest.sequence }, now.toInstant());
    }
    if (result.kind === 'conflict') return askWhose(request, response, desk, sent, result.newest, false);
    await store.publish();
    await dropDraft(store.database, account.id, before.offerId);
    const holiday = holidayOf(request, response);
    response.redirect(303, holidayAddress(result, before.offer, holiday) ?? savedAddress(result));
  });

  return router;
}

const noChange = { base: '', when: 'now', date: '', reason: '', seen: '' };

const cprRefused = { status: 422, fragment: 'editing/cpr-refused' };

function seenAt(form: SentForm['form'], seen: string): SentForm['form'] {
  return { ...form, change: { ...form.change, seen } };
}

function draftWords({ draft, now }: OfferDesk): string {
  return draft ? `Kladde gemt ${pastWords(draft.savedAt, now)}` : '';
}

function savedAddress(result: Exclude<SaveResult, { kind: 'conflict' }>): string {
  if (result.kind === 'awaits-approval') return '/redaktion/godkend?besked=afventer';
  if (result.kind === 'unchanged') return `/redaktion?uaendret=${result.sequence}`;
  const carried = result.carried.filter(({ sequence }) => sequence !== null).length;
  return `/redaktion?gemt=${result.sequence}${carried > 0 ? `&ogsaa=${carried}` : ''}`;
}

function holidayOf(request: Request, response: Response): string {
  return holidayIn(request.method === 'POST' ? formOf(response) : parseQuery(request.originalUrl));
}
