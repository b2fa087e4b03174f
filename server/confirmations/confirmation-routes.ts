/** GET and POST /redaktion/tilbud/:slug/bekraeft: an owner stands by the entry, part by part. */
import { hash } from 'node:crypto';
import { type Request, type Response, Router } from 'express';
import { confirmParts } from '../../data/confirmations.ts';
import type { Store } from '../../data/store.ts';
import { confirmsFor } from '../access/access-rule.ts';
import type { Clock } from '../clock.ts';
import { signedInAs } from '../door/guard.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { SendPage } from '../http/pages.ts';
import { type ConfirmedPart, confirmedParts, partText } from '../offers/confirmation.ts';
import { offerCard } from '../offers/offer-card.ts';
import { organisationName } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { parseQuery } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { partNames, partsToConfirm } from './confirmation-page.ts';

const path = '/redaktion/tilbud/:slug/bekraeft';

type Tools = { live: LiveCatalogue; store: Store; now: Clock; sendPage: SendPage };

export function confirmationRoutes({ live, store, now, sendPage }: Tools): Router {
  const router = Router();

  const show = (request: Request, response: Response, { status = 200, mistake = '' } = {}) => {
    const present = now();
    const catalogue = live.at(present);
    const offer = catalogue.bySlug.get(String(request.params.slug));
    if (!offer) return sendProblem(sendPage, request, response, 404);
    const parts = partsToConfirm(offer, catalogue, present).map((part, i) => ({
      ...part,
      seen: printOf(offer, confirmedParts[i] ?? 'numbers'),
    }));
    const just = parts.find(
      ({ name }) => name === parseQuery(request.originalUrl).get('bekraeftet')?.values[0],
    );
    sendPage(request, response, {
      view: 'confirmations/confirmation-page',
      title: `Bekræft ${offer.name}`,
      section: 'redaktion',
      status,
      model: {
        styles: ['forms.css', 'trust.css'],
        script: 'forms.js',
        offer,
        parts,
        mistake,
        just: just?.label,
        left: parts.filter(({ state }) => state !== 'confirmed').length,
        mayConfirm: confirmsFor(signedInAs(response), offer.editor),
        organisation: organisationName(offer.editor, catalogue),
        card: offerCard(offer, minuteOf(present), present, catalogue, ''),
      },
    });
  };

  router.get(path, (request, response) => show(request, response));

  router.post(path, async (request, response) => {
    const present = now();
    const offer = live.at(present).bySlug.get(String(request.params.slug));
    if (!offer) return sendProblem(sendPage, request, response, 404);
    const sent = formOf(response);
    const name = sent.get('del')?.values[0];
    const part = confirmedParts.find((one) => partNames[one] === name);
    if (!part) return show(request, response, { status: 400, mistake: 'Vælg, hvad du bekræfter.' });
    if (sent.get('set')?.values[0] !== printOf(offer, part))
      return show(request, response, {
        status: 409,
        mistake: 'Oplysningen er rettet, siden du åbnede siden. Se den igen, før du bekræfter.',
      });
    const accountId = signedInAs(response).id;
    await confirmParts(store.database, { offer, parts: [part], accountId }, present.toInstant());
    await store.publish();
    const said = live.at(now());
    const next = partsToConfirm(said.bySlug.get(offer.slug) ?? offer, said, now()).find(
      ({ state }) => state !== 'confirmed',
    );
    // On to the next: its heading has the focus.
    response.redirect(
      303,
      `/redaktion/tilbud/${offer.slug}/bekraeft?bekraeftet=${name}${next ? `#${next.name}` : ''}`,
    );
  });
  return router;
}

/** Of what the owner saw: something else is confirmed by nobody. */
function printOf(offer: Offer, part: ConfirmedPart): string {
  return hash('sha256', partText(offer, part)).slice(0, 16);
}
