/** /redaktion/myndighed: a new authority, operator or editor for many offers, shown as a plan before it is saved, and cancelled as a whole. */
import { type Request, type Response, Router } from 'express';
import { cancelHandover, readHandover, readHandoverVersions, saveHandover } from '../../data/handovers.ts';
import { approvingOrganisations } from '../../data/proposals.ts';
import type { Store } from '../../data/store.ts';
import { isAdministrator, mayApproveFor, mayEditFor } from '../access/access-rule.ts';
import type { Account } from '../accounts/account.ts';
import { type OfferVersion, startingVersion } from '../catalogue/offer-version.ts';
import type { Clock } from '../clock.ts';
import { signedInAs } from '../door/guard.ts';
import { emptyForm, enteredIn, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { SendPage } from '../http/pages.ts';
import { readDate } from '../lookup/date-field.ts';
import { ownerWords } from '../offers/owner-fields.ts';
import { dateWords, momentWords } from '../opening-hours/danish-time.ts';
import { parseQuery, type Query } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { cancelFormSchema, versionIn } from './change-form.ts';
import { type HandoverTo, ownersIn, type PlannedHandover, planHandover } from './handover.ts';
import { type HandoverAsked, readHandoverForm } from './handover-form.ts';
import { handoverChoices, handoverRows, handoverWords, planPage } from './handover-page.ts';
import { messageIn } from './told.ts';
import { styles } from './version-routes.ts';

type Tools = { live: LiveCatalogue; store: Store; now: Clock; sendPage: SendPage };

export function handoverRoutes({ live, store, now, sendPage }: Tools): Router {
  const router = Router();
  router.get('/redaktion/myndighed', async (request, response) => {
    const present = now();
    const query = parseQuery(request.originalUrl);
    if (query.size === 0) return sendForm(request, response, { ...emptyForm, entered: suggested(present) });
    if (query.has('ret')) return sendForm(request, response, { ...emptyForm, entered: enteredIn(query) });
    const read = readHandoverForm(query, live.at(present), isAdministrator(signedInAs(response)), present);
    if (read.kind === 'wrong') return sendForm(request, response, read.form, 400);
    sendPlan(request, response, query, await planOf(read.asked, signedInAs(response)));
  });

  router.post('/redaktion/myndighed', async (request, response) => {
    const present = now();
    const sent = formOf(response);
    const read = readHandoverForm(sent, live.at(present), isAdministrator(signedInAs(response)), present);
    if (read.kind === 'wrong') return sendForm(request, response, read.form, 400);
    const { asked } = read;
    const account = signedInAs(response);
    const plan = await planOf(asked, account);
    const can = new Map(
      plan.flatMap(({ slug, cannot, offerId }) => (cannot ? [] : [[slug, offerId] as const])),
    );
    const again = (message: string, status: number) => {
      const mistakes = [{ field: 'plan', message }];
      sendPlan(request, response, sent, plan, { ...wrongForm(sent, mistakes) }, status);
    };
    if (asked.chosen.size === 0) return again('Vælg mindst ét tilbud.', 400);
    if ([...asked.chosen.keys()].some((slug) => !can.has(slug)))
      return again('Et af tilbuddene kan ikke længere ændres sådan. Se planen igen.', 409);
    const bases = new Map([...asked.chosen].map(([slug, base]) => [can.get(slug) ?? '', base]));
    const { to, effectiveFrom, reason } = asked;
    const handover = { to, effectiveFrom, author: account.id, reason, bases };
    const result = await saveHandover(store.database, handover, present.toInstant());
    if (result.kind === 'conflict') {
      const name = plan.find(({ offerId }) => offerId === result.offerId)?.name ?? '';
      return again(`»${name}« er rettet, siden planen blev vist. Intet er gemt; se planen igen.`, 409);
    }
    await store.publish();
    response.redirect(303, `/redaktion/myndighed/${result.id}?besked=overdraget`);
  });

  router.get('/redaktion/myndighed/:id', async (request, response) =>
    sendHandover(request, response, emptyForm),
  );

  router.post('/redaktion/myndighed/:id', async (request, response) => {
    const found = await handoverOf(request, response);
    if (!found) return sendProblem(sendPage, request, response, 404);
    const form = readForm(formOf(response), cancelFormSchema);
    if (form.kind === 'wrong') return sendHandover(request, response, form.form, 400);
    const wrong = (message: string, status: number) => {
      const mistakes = [{ field: 'grund', message }];
      return sendHandover(request, response, wrongForm(formOf(response), mistakes), status);
    };
    const instant = now().toInstant();
    if (Temporal.Instant.compare(found.handover.effectiveFrom, instant) <= 0)
      return wrong('Ændringen er trådt i kraft og kan ikke længere annulleres.', 409);
    const account = signedInAs(response);
    if (!mayUndo(found.handover.to, account)) return wrong(ownerWords, 403);
    const may = await rightsOf(account);
    if (!editorsNow(found.versions).every(may.decide))
      return wrong('Organisationen vil have ændringer godkendt. Bed en godkender om at annullere den.', 403);
    const author = account.id;
    const result = await cancelHandover(
      store.database,
      found.handover,
      { author, reason: form.data.grund },
      instant,
    );
    if (result.kind === 'conflict') return wrong('Nogen har gemt imens. Prøv igen.', 409);
    await store.publish();
    response.redirect(303, `/redaktion/myndighed/${found.handover.id}?besked=overdragelseAnnulleret`);
  });
  return router;

  async function planOf(asked: HandoverAsked, account: Account): Promise<PlannedHandover[]> {
    const may = await rightsOf(account);
    return planHandover(live.published().versions, asked, may, now().toInstant());
  }

  async function rightsOf(account: Account) {
    const approving = await approvingOrganisations(store.database);
    return {
      edit: (organisation: string) => mayEditFor(account, organisation),
      decide: (organisation: string) => !approving.has(organisation) || mayApproveFor(account, organisation),
    };
  }

  /** Of each offer, by all its versions. */
  function editorsNow(versions: readonly OfferVersion[][]): string[] {
    return versions.flatMap((some) => startingVersion(some, now().toInstant())?.offer.editor ?? []);
  }

  function sendForm(request: Request, response: Response, form: FormState, status = 200) {
    sendPage(request, response, {
      view: 'versions/handover-page',
      title: 'Ny myndighed, leverandør eller redaktør',
      section: 'redaktion',
      status,
      model: {
        form,
        choices: handoverChoices(live.at(now())),
        administrator: isAdministrator(signedInAs(response)),
        styles,
      },
    });
  }

  function sendPlan(
    request: Request,
    response: Response,
    sent: Query,
    plan: readonly PlannedHandover[],
    form: FormState = emptyForm,
    status = 200,
  ) {
    const { tilbud: _, ...typed } = enteredIn(sent);
    // As a date with its year, so that the plan means the same when it is sent later.
    const dato = readDate(typed.dato ?? '', now().toPlainDate().toString()) ?? '';
    const entered = { ...typed, dato };
    const back = new URLSearchParams({ ...entered, ret: '1' }).toString();
    sendPage(request, response, {
      view: 'versions/handover-plan-page',
      title: 'Plan: ny myndighed, leverandør eller redaktør',
      section: 'redaktion',
      status,
      model: {
        form,
        entered,
        back,
        date: dateWords(dato),
        plan: planPage(plan, live.at(now())),
        styles,
      },
    });
  }

  /** Undefined for one that is not about offers of theirs. */
  async function handoverOf(request: Request, response: Response) {
    const id = versionIn({ values: [String(request.params.id)] });
    const handover = id === undefined ? undefined : await readHandover(store.database, id);
    if (!handover) return undefined;
    const versions = await readHandoverVersions(store.database, handover.id);
    const account = signedInAs(response);
    const own = editorsNow(versions).every((editor) => mayEditFor(account, editor));
    return own ? { handover, versions } : undefined;
  }

  async function sendHandover(request: Request, response: Response, form: FormState, status = 200) {
    const present = now();
    const found = await handoverOf(request, response);
    if (!found) return sendProblem(sendPage, request, response, 404);
    const { handover, versions } = found;
    const offers = handoverRows(versions, handover.effectiveFrom, handover.to);
    const waits = Temporal.Instant.compare(handover.effectiveFrom, present.toInstant()) > 0;
    const date = momentWords(handover.effectiveFrom);
    sendPage(request, response, {
      view: 'versions/handover-result-page',
      title: 'Samlet ændring',
      section: 'redaktion',
      status,
      model: {
        heading: `${waits ? 'Træder i kraft' : 'Trådte i kraft'} ${date}`,
        to: handoverWords(handover.to, live.at(present)),
        reason: handover.reason,
        saved: momentWords(handover.recordedAt),
        offers,
        cancellable: waits && offers.some(({ kept }) => kept) && mayUndo(handover.to, signedInAs(response)),
        form: { ...form, entered: { grund: `Ændringen ${date} er annulleret`, ...form.entered } },
        message: messageIn(parseQuery(request.originalUrl)),
        styles,
      },
    });
  }
}

function mayUndo(to: HandoverTo, account: Account): boolean {
  return isAdministrator(account) || ownersIn(to).length === 0;
}

/** The next New Year: when authority moves in 2027. */
function suggested(now: Temporal.ZonedDateTime): Record<string, string> {
  return { dato: `1.1.${now.year + 1}` };
}
