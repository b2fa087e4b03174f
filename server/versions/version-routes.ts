/** An offer's history, restoring a version, and planned changes: /tilbud/:slug/historik, /redaktion/tilbud/:slug/gendan and /planlagt, /redaktion/planlagt. */
import { type Request, type Response, Router } from 'express';
import { readAuthorsThen } from '../../data/authors.ts';
import { saveOffer } from '../../data/offer-saving.ts';
import { readVersionsOf } from '../../data/offers.ts';
import type { Store } from '../../data/store.ts';
import { isAdministrator, mayEditFor, readsNamesOf, readsStaffNumbers } from '../access/access-rule.ts';
import type { Account } from '../accounts/account.ts';
import { type OfferVersion, standingAt } from '../catalogue/offer-version.ts';
import type { Clock } from '../clock.ts';
import { accountOf, signedInAs } from '../door/guard.ts';
import { emptyForm, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { SendPage } from '../http/pages.ts';
import { changesOwner, ownerWords } from '../offers/owner-fields.ts';
import { parseQuery } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { changeFormSchema, versionIn } from './change-form.ts';
import { othersThenWords } from './editor-then.ts';
import { historyPage, historyPart, shownChanges, toldOfIn } from './history-page.ts';
import { mergesOf } from './merge-links.ts';
import { offerDiff } from './offer-diff.ts';
import { plannedPage } from './planned-page.ts';
import { cancelling, type PuttingBack, restoring } from './restoring.ts';
import { messageIn, type ToldKey } from './told.ts';

type Tools = { live: LiveCatalogue; store: Store; now: Clock; sendPage: SendPage };

export const styles = ['forms.css', 'versions.css'];

export function versionRoutes(tools: Tools): Router {
  const { live, store, now, sendPage } = tools;
  const router = Router();
  router.get('/tilbud/:slug/historik', async (request, response) => {
    const present = now();
    const { versions: all, moves = [] } = live.published();
    const slug = String(request.params.slug);
    const versions = all.filter(({ offer }) => offer.slug === slug);
    const newest = standingAt(versions, present.toInstant()) ?? versions.at(-1);
    const account = accountOf(response);
    const reader = readerOf(account, newest);
    if (!newest || (versions.every(({ state }) => state === 'draft') && !reader.editsOffer))
      return sendProblem(sendPage, request, response, 404);
    const query = parseQuery(request.originalUrl);
    const part = historyPart(versions, reader, present.toInstant(), versionIn(query.get('foer')));
    const authors = await readAuthorsThen(store.database, toldOfIn(part, versions));
    const catalogue = live.at(present);
    sendPage(request, response, {
      view: 'versions/history-page',
      title: `Historik – ${newest.offer.name}`,
      model: {
        ...historyPage(part, versions, authors, catalogue, reader, present),
        merges: mergesOf(slug, moves, all, catalogue),
        name: newest.offer.name,
        cardHref: `/tilbud/${slug}`,
        onCard: catalogue.bySlug.has(slug),
        editHref: reader.editsOffer ? `/redaktion/tilbud/${slug}` : undefined,
        message: messageIn(query),
        styles,
      },
    });
  });

  for (const way of [restoreWay, cancelWay]) {
    const path = `/redaktion/tilbud/:slug/${way.path}`;
    router.get(path, async (request, response) => {
      const sequence = versionIn(parseQuery(request.originalUrl).get('version'));
      await sendChange(way, request, response, sequence);
    });
    router.post(path, async (request, response) => {
      const sent = formOf(response);
      const form = readForm(sent, changeFormSchema);
      const sequence = versionIn(sent.get('version'));
      if (form.kind === 'wrong') return sendChange(way, request, response, sequence, form.form, 400);
      const versions = await readVersionsOf(store.database, { slug: String(request.params.slug) });
      const instant = now().toInstant();
      const change = way.find(versions, form.data.version, instant);
      if (!change) return sendProblem(sendPage, request, response, 404);
      const { after, effectiveFrom, editor } = change;
      const account = signedInAs(response);
      const wrong = (message: string, status: number) => {
        const mistakes = [{ field: 'aendringer', message }];
        return sendChange(way, request, response, sequence, wrongForm(sent, mistakes), status);
      };
      if (!mayEditFor(account, editor)) return wrong(othersThenWords(editor, live.at(now())), 403);
      if (!isAdministrator(account) && changesOwner(change.before.offer, after.offer))
        return wrong(ownerWords, 403);
      const author = account.id;
      const save = { ...after, base: form.data.base, effectiveFrom, author, reason: form.data.grund };
      const result = await saveOffer(store.database, save, instant);
      if (result.kind === 'conflict')
        return wrong('Nogen har gemt imens. Herunder står, hvad der nu ville blive ændret.', 409);
      await store.publish();
      const ahead = Temporal.Instant.compare(effectiveFrom, instant) > 0;
      const saved = ahead ? way.toldAhead : way.toldNow;
      const told = { unchanged: 'uaendret', 'awaits-approval': 'afventer', saved } as const;
      redirectToHistory(response, after.offer.slug, told[result.kind]);
    });
  }

  router.get('/redaktion/planlagt', (request, response) => {
    const present = now();
    const account = signedInAs(response);
    const { versions } = live.published();
    const mayEdit = (organisation: string) => mayEditFor(account, organisation);
    sendPage(request, response, {
      view: 'versions/planned-page',
      title: 'Planlagte ændringer',
      section: 'redaktion',
      model: {
        ...plannedPage(
          versions,
          live.at(present),
          { edits: mayEdit, administrates: isAdministrator(account) },
          present.toInstant(),
        ),
        styles,
      },
    });
  });
  return router;

  async function sendChange(
    way: Way,
    request: Request,
    response: Response,
    sequence: number | undefined,
    form: FormState = emptyForm,
    status = 200,
  ) {
    const present = now();
    const versions = await readVersionsOf(store.database, { slug: String(request.params.slug) });
    const change = sequence === undefined ? undefined : way.find(versions, sequence, present.toInstant());
    if (!change) return sendProblem(sendPage, request, response, 404);
    const diff = offerDiff(change.before, change.after, live.at(present), { staffNumbers: true });
    const name = change.before.offer.name;
    sendPage(request, response, {
      view: 'versions/change-page',
      title: `${way.heading} – ${name}`,
      section: 'redaktion',
      status,
      model: {
        name,
        heading: way.heading,
        explained: way.explained,
        button: way.button,
        historyHref: `/tilbud/${change.before.offer.slug}/historik`,
        changes: shownChanges(diff),
        version: change.version.sequence,
        base: change.before.sequence,
        form: { ...form, entered: { grund: change.reason, ...form.entered } },
        styles,
      },
    });
  }
}

type Way = {
  path: string;
  heading: string;
  explained: string;
  button: string;
  toldNow: ToldKey;
  /** Of what takes effect on a date to come. */
  toldAhead: ToldKey;
  find(versions: readonly OfferVersion[], sequence: number, now: Temporal.Instant): PuttingBack | undefined;
};

const restoreWay: Way = {
  path: 'gendan',
  heading: 'Gendan en tidligere version',
  explained:
    'Den gamle tekst bliver en ny version, der gælder fra nu – eller fra sin dato, når den ligger forude. Intet slettes. Myndighed, leverandør og redaktør forbliver, som de er.',
  button: 'Gendan',
  toldNow: 'gendannet',
  toldAhead: 'genplanlagt',
  find: restoring,
};

const cancelWay: Way = {
  path: 'planlagt',
  heading: 'Annullér en planlagt ændring',
  explained: 'På dagen fortsætter det, der gælder forinden. Rettelser, der er lavet imens, bliver stående.',
  button: 'Annullér ændringen',
  toldNow: 'annulleret',
  toldAhead: 'annulleret',
  find: cancelling,
};

function readerOf(account: Account | undefined, standing: OfferVersion | undefined) {
  const editsOffer =
    account !== undefined && standing !== undefined && mayEditFor(account, standing.offer.editor);
  return {
    editsOffer,
    administrates: account !== undefined && isAdministrator(account),
    staffNumbers: editsOffer || readsStaffNumbers(account),
    readsNames: (organisation: string | null) => readsNamesOf(account, organisation),
  };
}

function redirectToHistory(response: Response, slug: string, told: ToldKey): void {
  response.redirect(303, `/tilbud/${slug}/historik?besked=${told}`);
}
