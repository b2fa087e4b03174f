/** GET /redaktion: what somebody who edits has to do; the rest of the pages below it. */
import { Router } from 'express';
import { readDrafts } from '../../data/drafts.ts';
import {
  approvingOrganisations,
  awaitedNow,
  type Proposal,
  readOpenProposals,
} from '../../data/proposals.ts';
import { unreadRejections } from '../../data/rejections.ts';
import { confirmsFor, isAdministrator, mayApproveFor, mayEditFor } from '../access/access-rule.ts';
import { firstPageOf } from '../access/menu.ts';
import type { Account } from '../accounts/account.ts';
import type { OfferVersion } from '../catalogue/offer-version.ts';
import { cprMessage, refusedIn } from '../cpr.ts';
import { allows, signedInAs } from '../door/guard.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { numberWords } from '../offers/offer-words.ts';
import { parseQuery, type Query } from '../query-string.ts';
import { editedOffers } from './edited-offers.ts';
import { changedSections } from './form-sections.ts';
import { newOfferRoutes } from './new-offer-routes.ts';
import type { EditingTools } from './offer-desk-routes.ts';
import { offerFormRoutes } from './offer-form-routes.ts';
import { rejectionRoutes } from './rejection-routes.ts';
import { toldSince, unanswered } from './rejections.ts';
import { leftBehind } from './shared-numbers.ts';
import { type Split, savedWords } from './told-words.ts';
import { type EditedOffer, mayConfirmMore, workList } from './work-list.ts';
import { workListPage } from './work-list-page.ts';

export function editingRoutes(tools: EditingTools): Router {
  const { live, store, now, sendPage } = tools;
  const router = Router();
  router.get('/redaktion', async (request, response) => {
    const account = signedInAs(response);
    if (!allows(response, 'edits-something')) return response.redirect(303, firstPageOf(account));
    const present = now();
    const drafts = await readDrafts(store.database, account.id, present.toInstant());
    const query = parseQuery(request.originalUrl);
    const catalogue = live.at(present);
    const open = await awaitedNow(
      store.database,
      await readOpenProposals(store.database),
      present.toInstant(),
    );
    const rejected = await unreadRejections(store.database, account.id, toldSince(present));
    const rejections = Map.groupBy(rejected, ({ offerId }) => offerId);
    const proposals = Map.groupBy(open, ({ offerId }) => offerId);
    const reader = {
      mayEdit: (organisation: string) => mayEditFor(account, organisation),
      mayConfirm: (organisation: string) => confirmsFor(account, organisation),
      drafts: new Map([...drafts].map(([id, { savedAt }]) => [id, savedAt])),
    };
    // Nobody approves what is their own.
    const isForReader = ({ organisation, author }: Proposal) =>
      mayApproveFor(account, organisation) && author !== account.id;
    const edited = editedOffers(live.published(), catalogue, reader, present).map((one) => {
      const own = proposals.get(one.offer.id) ?? [];
      const forReader = own.filter(isForReader).length;
      const declined = unanswered(rejections.get(one.offer.id) ?? [], one.versions, own);
      return { ...one, declined, proposals: { forReader, forOthers: own.length - forReader } };
    });
    sendPage(request, response, {
      view: 'editing/work-list-page',
      fragment: 'editing/work-list',
      title: 'Mine tilbud',
      section: 'redaktion',
      model: {
        ...workListPage(
          workList(edited, present),
          {
            words: first(query, 'q').trim(),
            kind: first(query, 'vis'),
            organisation: first(query, 'organisation'),
          },
          catalogue.organisations,
          isAdministrator(account),
        ),
        saved: savedIn(query, edited, open, catalogue.bySlug.values(), present),
        refused: query.has(refusedIn) ? cprMessage : '',
        // Also about offers that nobody has approved yet, which have no row.
        toApprove: open.filter(isForReader).length,
        approves: await approves(account, open),
      },
    });
  });
  /** Whether something ever awaits approval where they edit. */
  const approves = async (account: Account, open: readonly Proposal[]): Promise<boolean> => {
    const approving = await approvingOrganisations(store.database);
    const own = [...approving, ...open.map(({ organisation }) => organisation)];
    return own.some((organisation) => mayEditFor(account, organisation));
  };
  router.use(newOfferRoutes(tools));
  router.use(rejectionRoutes(tools));
  router.use(offerFormRoutes(tools));
  return router;
}

function first(query: Query, name: string): string {
  return query.get(name)?.values[0] ?? '';
}

/** What has just been saved, by the sequence in the address; nothing about an offer of others. */
function savedIn(
  query: Query,
  own: readonly (EditedOffer & { versions: readonly OfferVersion[] })[],
  open: readonly Proposal[],
  offers: Iterable<Offer>,
  now: Temporal.ZonedDateTime,
) {
  const unchanged = first(query, 'uaendret');
  const asked = [first(query, 'gemt'), unchanged];
  const isAsked = ({ sequence }: OfferVersion) => asked.includes(String(sequence));
  const edited = own.find(({ versions }) => versions.some(isAsked));
  const version = edited?.versions.find(isAsked);
  if (!edited || !version) return undefined;
  const words =
    unchanged === ''
      ? savedWords(version, Number(first(query, 'ogsaa')) || 0, splitOf(version, edited.versions, open))
      : 'Intet var ændret, så der er ikke gemt noget nyt.';
  const { name, slug } = version.offer;
  const before = edited.versions.findLast(({ sequence }) => sequence < version.sequence);
  const left = before && unchanged === '' ? leftBehind(before.offer, version.offer, offers) : [];
  return {
    name,
    words,
    // Readers are warned until it is answered, also when what was wrong has just been put right.
    faults: edited.signals.faults.length > 0 ? `/redaktion/tilbud/${slug}/fejl` : undefined,
    left: left.map(({ number, offer }) => ({
      number: numberWords(number),
      name: offer.name,
      href: own.some((one) => one.offer.id === offer.id)
        ? `/redaktion/tilbud/${offer.slug}#numre`
        : `/tilbud/${offer.slug}`,
    })),
    card: version.state === 'published' ? `/tilbud/${slug}` : undefined,
    form: `/redaktion/tilbud/${slug}`,
    // What was not rewritten just now may be long unconfirmed; whoever has just read it is asked.
    confirm: mayConfirmMore(edited, now) ? `/redaktion/tilbud/${slug}/bekraeft` : undefined,
  };
}

/** What went live and what waits, where a save was parted; undefined when all of it went one way or somebody has decided. */
function splitOf(
  version: OfferVersion,
  versions: readonly OfferVersion[],
  open: readonly Proposal[],
): Split | undefined {
  const rest = open.find(
    ({ live, base, offerId }) => live === null && base === version.sequence && offerId === version.offerId,
  );
  const urgent = open.find(({ live }) => live === version.sequence);
  const before = versions.find(({ sequence }) => sequence === urgent?.base);
  if (!rest || !before || rest.author !== version.author) return undefined;
  const titles = (a: Offer, b: Offer) => changedSections(a, b).map(({ title }) => title);
  return { live: titles(before.offer, version.offer), waits: titles(version.offer, rest.offer) };
}
