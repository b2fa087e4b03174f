/** POST /redaktion/tilbud/:slug/afvist/:id: whoever proposed has read that it was declined; all that the line told up to it is put away. */
import { Router } from 'express';
import { putAwayRejections, unreadRejections } from '../../data/rejections.ts';
import { signedInAs } from '../door/guard.ts';
import type { EditingTools } from './offer-desk-routes.ts';
import { toldSince } from './rejections.ts';

export function rejectionRoutes({ store, now }: EditingTools): Router {
  const router = Router();
  router.post('/redaktion/tilbud/:slug/afvist/:id', async (request, response) => {
    const { id: author } = signedInAs(response);
    const present = now();
    const unread = await unreadRejections(store.database, author, toldSince(present));
    const ofOffer = unread.filter(({ offer }) => offer.slug === request.params.slug);
    // The newest first: what was declined after the line was printed has not been read.
    const from = ofOffer.findIndex(({ id }) => id === Number(request.params.id));
    const read = from === -1 ? [] : ofOffer.slice(from).map(({ id }) => id);
    await putAwayRejections(store.database, author, read, present.toInstant());
    response.redirect(303, '/redaktion');
  });
  return router;
}
