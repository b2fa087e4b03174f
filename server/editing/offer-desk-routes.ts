/** What every route about editing one offer begins with: the offer as it stands, who edits it, and what is known around it. */
import type { Request, Response } from 'express';
import { type Draft, readDrafts } from '../../data/drafts.ts';
import { readVersionsOf } from '../../data/offers.ts';
import { needsApproval } from '../../data/proposals.ts';
import type { Store } from '../../data/store.ts';
import { isAdministrator } from '../access/access-rule.ts';
import type { Account } from '../accounts/account.ts';
import type { Catalogue } from '../catalogue/catalogue.ts';
import { type OfferVersion, startingVersion } from '../catalogue/offer-version.ts';
import type { Clock } from '../clock.ts';
import { signedInAs } from '../door/guard.ts';
import { sendProblem } from '../http/error-pages.ts';
import type { SendPage } from '../http/pages.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';

export type EditingTools = { live: LiveCatalogue; store: Store; now: Clock; sendPage: SendPage };

export type OfferDesk = {
  now: Temporal.ZonedDateTime;
  account: Account;
  administrator: boolean;
  versions: OfferVersion[];
  /** What an editor who begins now begins with. */
  start: OfferVersion;
  draft: Draft | undefined;
  /** What this editor saves awaits somebody else's approval. */
  awaits: boolean;
  references: Catalogue;
};

/** Undefined, and answered with 404, when there is no such offer. */
export async function openDesk(
  { live, store, now, sendPage }: EditingTools,
  request: Request,
  response: Response,
): Promise<OfferDesk | undefined> {
  const present = now();
  const account = signedInAs(response);
  const versions = await readVersionsOf(store.database, { slug: String(request.params.slug) });
  const start = startingVersion(versions, present.toInstant());
  if (!start) return void sendProblem(sendPage, request, response, 404);
  const drafts = await readDrafts(store.database, account.id, present.toInstant());
  return {
    now: present,
    account,
    administrator: isAdministrator(account),
    versions,
    start,
    draft: drafts.get(start.offerId),
    awaits: await needsApproval(store.database, start.offer.editor, account.id),
    references: live.at(present),
  };
}
