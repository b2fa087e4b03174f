/** /redaktion/godkend: what awaits approval in one's organisations; /redaktion/tilbud/:slug/godkend: one offer's, to approve or decline. */
import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { readAuthors } from '../../data/authors.ts';
import { decide } from '../../data/deciding.ts';
import { readVersionsOf } from '../../data/offers.ts';
import { awaitedNow, type Proposal, readDecisions, readOpenProposals } from '../../data/proposals.ts';
import type { Store } from '../../data/store.ts';
import { mayApproveFor, mayEditFor, readsNamesOf } from '../access/access-rule.ts';
import type { Account } from '../accounts/account.ts';
import { startingVersion } from '../catalogue/offer-version.ts';
import type { Clock } from '../clock.ts';
import { signedInAs } from '../door/guard.ts';
import { emptyForm, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { SendPage } from '../http/pages.ts';
import { organisationName } from '../offers/offer-references.ts';
import { momentWords } from '../opening-hours/danish-time.ts';
import { parseQuery } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { authorWords } from './author-words.ts';
import { reasonField } from './change-form.ts';
import { approving } from './deciding.ts';
import { othersThen, othersThenWords } from './editor-then.ts';
import { shownChanges } from './history-page.ts';
import { offerDiff } from './offer-diff.ts';
import { latest } from './recorded-after.ts';
import { messageIn } from './told.ts';
import { styles } from './version-routes.ts';

type Tools = { live: LiveCatalogue; store: Store; now: Clock; sendPage: SendPage };

/** What was decided longer ago is in the history. */
const daysTold = 30;

const decisionSchema = z.object({
  forslag: z
    .string()
    .regex(/^\d{1,15}$/, 'Forslaget kendes ikke')
    .transform(Number),
  afgoerelse: z.enum(['godkend', 'afvis'], { error: 'Godkend eller afvis' }),
  tekst: z.enum(['', 'forslagets', 'gaeldende'], { error: 'Valget kendes ikke' }),
  grund: z.union([z.literal(''), reasonField]),
});

export function approvalRoutes({ live, store, now, sendPage }: Tools): Router {
  const router = Router();
  router.get('/redaktion/godkend', async (request, response) => {
    const account = signedInAs(response);
    const open = await readOpenProposals(store.database);
    const own = (await awaitingNow(open)).filter(({ organisation }) => mayEditFor(account, organisation));
    sendPage(request, response, {
      view: 'versions/approvals-page',
      title: 'Afventer godkendelse',
      section: 'redaktion',
      model: {
        proposals: await Promise.all(
          own.map(async (proposal) => ({
            ...(await shown(proposal, account)),
            mayApprove: mayApproveFor(account, proposal.organisation) && proposal.author !== account.id,
          })),
        ),
        decided: await decidedFor(account),
        message: messageIn(parseQuery(request.originalUrl)),
        styles,
      },
    });
  });
  router.get('/redaktion/tilbud/:slug/godkend', (request, response) => sendOffer(request, response));
  router.post('/redaktion/tilbud/:slug/godkend', async (request, response) => {
    const sent = formOf(response);
    const read = readForm(sent, decisionSchema);
    if (read.kind === 'wrong') return sendOffer(request, response, read.form, 400);
    const { forslag, afgoerelse, tekst, grund } = read.data;
    const wrong = (field: string, message: string, status: number) =>
      sendOffer(request, response, wrongForm(sent, [{ field: `${field}-${forslag}`, message }]), status);
    const account = signedInAs(response);
    const proposal = (await ofOffer(request)).find(({ id }) => id === forslag);
    if (!proposal) return wrong('forslag', 'Forslaget er allerede afgjort.', 409);
    if (!mayApproveFor(account, proposal.organisation)) return sendProblem(sendPage, request, response, 403);
    if (proposal.author === account.id)
      return wrong('forslag', 'En anden end den, der har skrevet det, skal godkende det.', 409);
    const instant = now().toInstant();
    const versions = await readVersionsOf(store.database, { id: proposal.offerId });
    const others = othersThen(versions, latest(proposal.effectiveFrom, instant), (one) =>
      mayApproveFor(account, one),
    );
    if (afgoerelse === 'godkend' && others !== undefined)
      return wrong('forslag', othersThenWords(others, live.at(now())), 409);
    if (afgoerelse === 'afvis' && grund === '')
      return wrong('grund', 'Skriv kort, hvorfor det afvises.', 400);
    const result = await decide(
      store.database,
      {
        proposal: forslag,
        author: account.id,
        outcome: afgoerelse === 'godkend' ? 'approved' : 'declined',
        reason: grund,
        prefer: tekst === '' ? undefined : tekst === 'forslagets' ? 'proposal' : 'standing',
      },
      instant,
    );
    if (result.kind === 'gone') return wrong('forslag', 'Forslaget er allerede afgjort.', 409);
    if (result.kind === 'clash')
      return wrong(
        'tekst',
        'Nogen har gemt noget andet i de samme felter siden. Vælg, hvis tekst der skal gælde.',
        409,
      );
    await store.publish();
    response.redirect(303, `/redaktion/godkend?besked=${afgoerelse === 'godkend' ? 'godkendt' : 'afvist'}`);
  });
  return router;

  async function awaitingNow(proposals: Proposal[]): Promise<Proposal[]> {
    return awaitedNow(store.database, proposals, now().toInstant());
  }

  async function ofOffer(request: Request): Promise<Proposal[]> {
    const slug = String(request.params.slug);
    const open = await readOpenProposals(store.database);
    return awaitingNow(open.filter(({ offer }) => offer.slug === slug));
  }

  async function sendOffer(request: Request, response: Response, form: FormState = emptyForm, status = 200) {
    const account = signedInAs(response);
    const proposals = (await ofOffer(request)).filter(({ organisation }) =>
      mayApproveFor(account, organisation),
    );
    const slug = String(request.params.slug);
    sendPage(request, response, {
      view: 'versions/approval-page',
      title: 'Godkend',
      section: 'redaktion',
      status,
      model: {
        proposals: await Promise.all(proposals.map((proposal) => shown(proposal, account))),
        historyHref: `/tilbud/${slug}/historik`,
        form,
        styles,
      },
    });
  }

  /** What has become of proposals of one's organisations lately, with what was said to it. */
  async function decidedFor(account: Account) {
    const references = live.at(now());
    const since = now().subtract({ days: daysTold }).toInstant();
    const decided = await readDecisions(store.database, since);
    const kept = await awaitedNow(store.database, decided, now().toInstant());
    const own = kept
      .map((one, i) => ({ ...one, formerly: decided[i]?.organisation ?? one.organisation }))
      .filter(({ organisation, author }) => mayEditFor(account, organisation) || author === account.id);
    const authors = await readAuthors(
      store.database,
      own.flatMap(({ author, decidedBy }) => [author, decidedBy]),
    );
    const nameOf = (id: string) => organisationName(id, references);
    // Each is named for whom they acted: who wrote it for those of then, who decided for them or for those of now.
    const decider = (id: string, now: string, formerly: string) =>
      authors.get(id)?.roles.some(({ organisation }) => organisation === now) ? now : formerly;
    return own.map(
      ({ offer, organisation, formerly, author, decidedBy, decidedAt, outcome, reason, answer }) => ({
        name: offer.name,
        href: `/tilbud/${offer.slug}/historik`,
        approved: outcome === 'approved',
        isOwn: author === account.id,
        author: authorWords(authors.get(author), formerly, nameOf, readsNames(account)),
        by: authorWords(
          authors.get(decidedBy),
          decider(decidedBy, organisation, formerly),
          nameOf,
          readsNames(account),
        ),
        at: momentWords(decidedAt),
        reason,
        answer,
      }),
    );
  }

  async function shown(proposal: Proposal, account: Account) {
    const references = live.at(now());
    const versions = await readVersionsOf(store.database, { id: proposal.offerId });
    const authors = await readAuthors(store.database, [proposal.author]);
    const instant = now().toInstant();
    const before =
      versions.find(({ sequence }) => sequence === proposal.base) ?? startingVersion(versions, instant);
    const { clashes } = approving(proposal, versions, 'standing', instant);
    const nameOf = (id: string) => organisationName(id, references);
    return {
      id: proposal.id,
      name: proposal.offer.name,
      href: `/redaktion/tilbud/${proposal.offer.slug}/godkend`,
      author: authorWords(authors.get(proposal.author), proposal.organisation, nameOf, readsNames(account)),
      saved: momentWords(proposal.recordedAt),
      from: momentWords(proposal.effectiveFrom),
      isLive: proposal.live !== null,
      isNew: before === undefined || before.state === 'draft',
      reason: proposal.reason,
      clashes: clashes.length > 0,
      changes:
        before && before.state !== 'draft'
          ? shownChanges(offerDiff(before, proposal, references, { staffNumbers: true }))
          : [],
    };
  }
}

function readsNames(account: Account): (organisation: string | null) => boolean {
  return (organisation) => readsNamesOf(account, organisation);
}
