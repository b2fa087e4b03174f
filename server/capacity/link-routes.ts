/** /pladser/:token: whoever holds the link reports the free places of one offer from a phone, without signing in. */
import { type Request, type Response, Router } from 'express';
import { linkOfToken, reportCapacity } from '../../data/capacity.ts';
import { readVersionsOf } from '../../data/offers.ts';
import { createPace } from '../door/pace.ts';
import { hashOfToken } from '../door/session-cookie.ts';
import { emptyForm, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { formOf } from '../http/form-body.ts';
import { paces } from '../limits.ts';
import { capacityWordsAt } from '../offers/capacity.ts';
import { signalsOf } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { parseQuery } from '../query-string.ts';
import { capacityForm, lengthChoices, levelButtons, reportIn } from './capacity-form.ts';
import { type CapacityTools, withUsual } from './capacity-routes.ts';
import { stillWorks } from './link-life.ts';

export function capacityLinkRoutes({ live, store, now, sendPage }: Omit<CapacityTools, 'address'>): Router {
  const pace = createPace(paces.capacityReport, now);
  const router = Router();

  router.get('/pladser/:token', async (request, response) => {
    const held = await heldBy(request, response);
    if (held) show(request, response, held.offer, emptyForm);
  });

  router.post('/pladser/:token', async (request, response) => {
    const held = await heldBy(request, response);
    if (!held) return;
    const { offer, link } = held;
    const sent = formOf(response);
    const read = readForm(sent, capacityForm(now().toPlainDate().toString()));
    if (read.kind === 'wrong') return show(request, response, offer, read.form, 400);
    const wait = pace(request);
    if (wait > 0) {
      response.set('Retry-After', String(wait));
      const message = `Der er meldt mange gange herfra. Prøv igen om ${Math.ceil(wait / 60)} min.`;
      return show(request, response, offer, wrongForm(sent, [{ field: 'niveau', message }]), 429);
    }
    const present = now();
    const report = { ...reportIn(read.data, present), offerId: offer.id, reporter: 'owner' as const };
    await reportCapacity(store.database, { ...report, by: { link } }, present.toInstant());
    await store.publish();
    response.redirect(303, `/pladser/${request.params.token}?meldt`);
  });

  /** Undefined, and answered, when the link is no link or works no more; which of them is nobody's business. */
  async function heldBy(
    request: Request,
    response: Response,
  ): Promise<{ offer: Offer; link: number } | undefined> {
    response.set({ 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex, nofollow' });
    const link = await linkOfToken(store.database, hashOfToken(String(request.params.token)));
    const versions = link ? await readVersionsOf(store.database, { id: link.offerId }) : [];
    const works = link !== undefined && stillWorks(link, versions, now().toInstant());
    const offer = works ? live.at(now()).offers.find(({ id }) => id === link.offerId) : undefined;
    if (works && offer) return { offer, link: link.id };
    sendPage(request, response, {
      view: 'capacity/dead-link-page',
      title: 'Linket virker ikke',
      status: 404,
      model: {},
    });
    return undefined;
  }

  function show(request: Request, response: Response, offer: Offer, form: FormState, status = 200): void {
    const present = now();
    const minute = minuteOf(present);
    const { capacity } = signalsOf(offer, live.at(present));
    sendPage(request, response, {
      view: 'capacity/link-page',
      title: `Ledige pladser: ${offer.name}`,
      status,
      model: {
        styles: ['forms.css', 'trust.css'],
        script: 'forms.js',
        offer,
        token: request.params.token,
        form: withUsual(form),
        reported: parseQuery(request.originalUrl).has('meldt'),
        capacity: capacity && capacityWordsAt(capacity, minute, minute),
        buttons: levelButtons,
        lengths: lengthChoices(present),
      },
    });
  }
  return router;
}
