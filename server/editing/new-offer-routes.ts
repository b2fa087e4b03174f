/** A new offer, a copy of one, and one withdrawn. */
import { randomUUID } from 'node:crypto';
import { type Response, Router } from 'express';
import { saveOffer } from '../../data/offer-saving.ts';
import { slugIsTaken } from '../../data/offers.ts';
import { editedOrganisations, mayEditFor } from '../access/access-rule.ts';
import { startingVersion } from '../catalogue/offer-version.ts';
import { compareDanish } from '../danish-text.ts';
import { signedInAs } from '../door/guard.ts';
import { emptyForm, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { formOf } from '../http/form-body.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { domainLabels, urgencyLabels } from '../offers/offer-words.ts';
import { othersThen, othersThenWords } from '../versions/editor-then.ts';
import { copyName, copyOfOffer, newOffer, newOfferSchema } from './new-offer-form.ts';
import { type EditingTools, type OfferDesk, openDesk } from './offer-desk-routes.ts';
import { offerSlug } from './offer-slug.ts';
import { withdrawalSchema, withdrawnFrom } from './withdrawal-form.ts';

export function newOfferRoutes(tools: EditingTools): Router {
  const { live, store, now, sendPage } = tools;
  const router = Router();

  const createUnpublished = async (offer: Offer, author: string, reason: string) => {
    const at = now().toInstant();
    const save = { offer, base: null, effectiveFrom: at, author, reason, state: 'draft' as const };
    await saveOffer(store.database, save, at);
    await store.publish();
    return `/redaktion/tilbud/${offer.slug}`;
  };

  const identityFor = async (name: string) => {
    const taken = await slugIsTaken(store.database);
    return { id: randomUUID(), slug: offerSlug(name, taken) };
  };

  const newPage = (response: Response, form: FormState) => {
    const { organisations } = live.at(now());
    const edited = editedOrganisations(signedInAs(response));
    const own = [...organisations.values()].filter(({ id }) => edited === 'all' || edited.includes(id));
    const entered = form.entered;
    sendPage(response.req, response, {
      view: 'editing/new-offer-page',
      title: 'Nyt tilbud',
      section: 'redaktion',
      status: form.mistakes.length > 0 ? 422 : 200,
      model: {
        styles: ['forms.css', 'editing.css'],
        script: 'editing.js',
        form,
        organisations: own
          .sort((a, b) => compareDanish(a.name, b.name))
          .map(({ id, name }) => ({ value: id, label: name, chosen: id === entered.editor })),
        domains: labelled(domainLabels, entered.domain),
        urgencies: labelled(urgencyLabels, entered.urgency),
      },
    });
  };

  router.get('/redaktion/nyt', (_request, response) => newPage(response, emptyForm));

  router.post('/redaktion/nyt', async (_request, response) => {
    const sent = formOf(response);
    const read = readForm(sent, newOfferSchema);
    if (read.kind === 'wrong') return newPage(response, read.form);
    const account = signedInAs(response);
    const references = live.at(now());
    if (!mayEditFor(account, read.data.editor) || !references.organisations.has(read.data.editor))
      return newPage(
        response,
        wrongForm(sent, [{ field: 'editor', message: 'Vælg en organisation på listen' }]),
      );
    const offer = newOffer(read.data, await identityFor(read.data.name), references);
    response.redirect(303, await createUnpublished(offer, account.id, 'Oprettet'));
  });

  router.post('/redaktion/tilbud/:slug/kopi', async (request, response) => {
    const desk = await openDesk(tools, request, response);
    if (!desk) return;
    const original = desk.start.offer;
    const copy = copyOfOffer(original, await identityFor(copyName(original.name)));
    response.redirect(303, await createUnpublished(copy, desk.account.id, `Kopieret fra ${original.name}`));
  });

  router.get('/redaktion/tilbud/:slug/traek-tilbage', async (request, response) => {
    const desk = await openDesk(tools, request, response);
    if (desk) withdrawPage(response, desk, emptyForm);
  });

  router.post('/redaktion/tilbud/:slug/traek-tilbage', async (request, response) => {
    const desk = await openDesk(tools, request, response);
    if (!desk) return;
    const { account, versions, references } = desk;
    const sent = formOf(response);
    const again = (field: string, message: string) =>
      withdrawPage(response, desk, wrongForm(sent, [{ field, message }]));
    const read = readForm(sent, withdrawalSchema(desk.now.toPlainDate().toString()));
    if (read.kind === 'wrong') return withdrawPage(response, desk, read.form);
    const { seen, reason, date } = read.data;
    if (Number(seen) !== newestOf(desk)) return again('reason', changedMeanwhile);
    const effectiveFrom = withdrawnFrom(date, desk.now);
    const others = othersThen(versions, effectiveFrom, (one) => mayEditFor(account, one));
    if (others !== undefined) return again('date', othersThenWords(others, references));
    // What is planned before the date is not undone: what is withdrawn is what stands then.
    const { offer, sequence: base } = startingVersion(versions, effectiveFrom) ?? desk.start;
    const result = await saveOffer(
      store.database,
      { offer, base, effectiveFrom, author: account.id, reason, state: 'withdrawn' },
      desk.now.toInstant(),
    );
    if (result.kind === 'conflict') return again('reason', changedMeanwhile);
    await store.publish();
    const told = result.kind === 'awaits-approval' ? undefined : result.sequence;
    response.redirect(303, told ? `/redaktion?gemt=${told}` : '/redaktion/godkend?besked=afventer');
  });

  function withdrawPage(response: Response, desk: OfferDesk, form: FormState): void {
    const { name, slug } = desk.start.offer;
    sendPage(response.req, response, {
      view: 'editing/withdrawal-page',
      title: `Træk ${name} tilbage`,
      section: 'redaktion',
      status: form.mistakes.length > 0 ? 422 : 200,
      model: {
        styles: ['forms.css', 'editing.css'],
        script: 'editing.js',
        form,
        seen: newestOf(desk),
        name,
        action: `/redaktion/tilbud/${slug}`,
      },
    });
  }

  return router;
}

const changedMeanwhile =
  'Tilbuddet er ændret, siden du åbnede siden. Se det igennem, og tryk igen, hvis det stadig skal trækkes tilbage.';

/** The last that was saved about the offer, be it for now or for later: what the page has been made from. */
function newestOf({ versions, start }: OfferDesk): number {
  return versions.at(-1)?.sequence ?? start.sequence;
}

function labelled(labels: Record<string, string>, chosen: string | undefined) {
  return Object.entries(labels).map(([value, label]) => ({ value, label, chosen: value === chosen }));
}
