/**
 * During a call: nobody answered (POST /tilbud/:slug/svarede-ikke), pressed by mistake (POST /tilbud/:slug/svarede-ikke/fortryd). Neither asks first;
 * whoever has pressed is back at the card, where the next number stands.
 */
import { type Request, type Response, Router } from 'express';
import { answerFaults, ownNoAnswerSince, reportFault } from '../../data/faults.ts';
import { readableBy, signedInAs } from '../door/guard.ts';
import { sendProblem } from '../http/error-pages.ts';
import { sameCallMinutes } from '../offers/caution.ts';
import { offerHref } from '../offers/offer-line.ts';
import { phonesAt } from '../offers/phone-choice.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { type FaultTools, tellOwner } from './fault-routes.ts';

export function noAnswerRoutes(tools: FaultTools): Router {
  const { live, store, now, sendPage } = tools;
  const router = Router();
  const pressed = async (request: Request, response: Response) => {
    const catalogue = readableBy(response, live.at(now()));
    const offer = catalogue.bySlug.get(String(request.params.slug));
    if (!offer) return void sendProblem(sendPage, request, response, 404);
    const own = { offerId: offer.id, accountId: signedInAs(response).id };
    const since = now().subtract({ minutes: sameCallMinutes }).toInstant();
    return { catalogue, offer, own, before: await ownNoAnswerSince(store.database, own, since) };
  };

  router.post('/tilbud/:slug/svarede-ikke', async (request, response) => {
    const asked = await pressed(request, response);
    if (!asked) return;
    const { offer, catalogue, own, before } = asked;
    const [best] = phonesAt(offer, minuteOf(now()), catalogue);
    // A number that is known to be closed is not at fault: the card says when it answers.
    if (before === undefined && best?.status.kind !== 'closed') {
      const report = {
        kind: 'no-answer',
        number: best?.phone.number ?? null,
        text: '',
        contact: null,
      } as const;
      await reportFault(store.database, { ...own, ...report }, now().toInstant());
      await store.publish();
      await tellOwner(tools, offer);
    }
    response.redirect(303, `${offerHref(offer.slug, '')}#meldt`);
  });

  router.post('/tilbud/:slug/svarede-ikke/fortryd', async (request, response) => {
    const asked = await pressed(request, response);
    if (!asked) return;
    const { offer, own, before } = asked;
    if (before !== undefined) {
      await answerFaults(
        store.database,
        { ...own, reports: [before], outcome: 'withdrawn', text: '' },
        now().toInstant(),
      );
      await store.publish();
    }
    response.redirect(303, `${offerHref(offer.slug, '')}#svarede-ikke-knap`);
  });
  return router;
}
