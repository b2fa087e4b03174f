/**
 * Anybody reports a mistake in an entry (GET and POST /tilbud/:slug/fejl),
 * and the owner answers (GET and POST /redaktion/tilbud/:slug/fejl).
 */
import { type Request, type Response, Router } from 'express';
import { answerFaults, lastFaultMails, noteFaultMail, readFaults, reportFault } from '../../data/faults.ts';
import { keepersOf } from '../../data/recipients.ts';
import type { Store } from '../../data/store.ts';
import { startingVersion } from '../catalogue/offer-version.ts';
import type { Clock } from '../clock.ts';
import { accountOf, signedInAs } from '../door/guard.ts';
import { createPace } from '../door/pace.ts';
import { emptyForm, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { Page, SendPage } from '../http/pages.ts';
import { paces } from '../limits.ts';
import { ownerMail } from '../mail/fault-mails.ts';
import { cautionWords } from '../offers/caution.ts';
import { signalsOf } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { minuteOf } from '../opening-hours/danish-calendar.ts';
import { parseQuery } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import type { Mailer } from '../running/mailer.ts';
import { answerForm, faultForm, reportableFaults } from './fault-form.ts';
import { reportLine } from './fault-words.ts';

export type FaultTools = {
  live: LiveCatalogue;
  store: Store;
  mailer: Mailer;
  address: () => string;
  now: Clock;
  sendPage: SendPage;
};

export function faultRoutes(tools: FaultTools): Router {
  const { live, store, now, sendPage } = tools;
  const pace = createPace(paces.faultReport, now);
  const router = Router();
  const found = (request: Request, response: Response): Offer | undefined => {
    const offer = live.at(now()).bySlug.get(String(request.params.slug));
    if (!offer) sendProblem(sendPage, request, response, 404);
    return offer;
  };
  /** Also one that has been withdrawn or is part of another by now: what was reported is still to be answered. */
  const kept = (request: Request, response: Response): Offer | undefined => {
    const slug = String(request.params.slug);
    const versions = live.published().versions.filter(({ offer }) => offer.slug === slug);
    const version = startingVersion(versions, now().toInstant());
    if (!version) sendProblem(sendPage, request, response, 404);
    return version?.offer;
  };

  router.get('/tilbud/:slug/fejl', (request, response) => {
    const offer = found(request, response);
    if (!offer) return;
    const sent = parseQuery(request.originalUrl).has('sendt');
    sendPage(request, response, reportPage(offer, emptyForm, sent));
  });

  router.post('/tilbud/:slug/fejl', async (request, response) => {
    const offer = found(request, response);
    if (!offer) return;
    const sent = formOf(response);
    const read = readForm(sent, faultForm);
    const again = (form: FormState, status: number) =>
      sendPage(request, response, { ...reportPage(offer, form, false), status });
    if (read.kind === 'wrong') return again(read.form, 400);
    const { hvad, besked, kontakt, hjemmeside } = read.data;
    const thanks = `/tilbud/${offer.slug}/fejl?sendt`;
    // A program filled in what people do not see: it is thanked and nothing is kept.
    if (hjemmeside !== '') return response.redirect(303, thanks);
    const wait = pace(request);
    if (wait > 0) {
      response.set('Retry-After', String(wait));
      const message = `Der er sendt mange meldinger herfra. Prøv igen om ${Math.ceil(wait / 60)} min.`;
      return again(wrongForm(sent, [{ field: 'hvad', message }]), 429);
    }
    await reportFault(
      store.database,
      {
        offerId: offer.id,
        kind: reportableFaults[hvad].kind,
        number: null,
        text: besked,
        contact: kontakt || null,
        accountId: accountOf(response)?.id ?? null,
      },
      now().toInstant(),
    );
    await store.publish();
    await tellOwner(tools, offer);
    response.redirect(303, thanks);
  });

  router.get('/redaktion/tilbud/:slug/fejl', async (request, response) => {
    const offer = kept(request, response);
    if (offer) await sendReports(request, response, offer, emptyForm);
  });

  router.post('/redaktion/tilbud/:slug/fejl', async (request, response) => {
    const offer = kept(request, response);
    if (!offer) return;
    const read = readForm(formOf(response), answerForm);
    if (read.kind === 'wrong') return sendReports(request, response, offer, read.form, 400);
    const { svar, besked, melding } = read.data;
    await answerFaults(
      store.database,
      {
        offerId: offer.id,
        reports: melding.map(Number),
        outcome: svar === 'rettet' ? 'mended' : 'was-right',
        text: besked,
        accountId: signedInAs(response).id,
      },
      now().toInstant(),
    );
    await store.publish();
    response.redirect(303, `/redaktion/tilbud/${offer.slug}/fejl`);
  });

  async function sendReports(
    request: Request,
    response: Response,
    offer: Offer,
    form: FormState,
    status = 200,
  ): Promise<void> {
    const reports = (await readFaults(store.database, offer.id)).map(reportLine);
    sendPage(request, response, {
      view: 'faults/faults-page',
      title: `Meldte fejl: ${offer.name}`,
      section: 'redaktion',
      status,
      model: {
        styles: 'forms.css',
        script: 'forms.js',
        offer,
        onCard: live.at(now()).bySlug.has(offer.slug),
        form,
        open: reports.filter(({ answer }) => answer === undefined),
        answered: reports.filter(({ answer }) => answer !== undefined),
      },
    });
  }
  return router;
}

/** Mails those who keep the entry, once an hour at most for each offer; the rest stands in their work list. */
export async function tellOwner(
  { live, store, mailer, address, now }: FaultTools,
  offer: Offer,
): Promise<void> {
  const present = now();
  const last = (await lastFaultMails(store.database, 'owner')).get(offer.id);
  if (last && Temporal.Instant.compare(last.add({ hours: 1 }), present.toInstant()) > 0) return;
  await noteFaultMail(store.database, offer.id, 'owner', present.toInstant());
  const cautions = cautionWords(signalsOf(offer, live.at(present)).faults, minuteOf(present));
  const link = `${address()}/redaktion/tilbud/${offer.slug}/fejl`;
  const keepers = await keepersOf(store.database, offer.editor);
  // Side by side: somebody in a call waits for the slowest disk write, not for all of them.
  await Promise.all(keepers.map((keeper) => mailer.send(ownerMail(keeper, offer.name, cautions, link))));
}

function reportPage(offer: Offer, form: FormState, sent: boolean): Page {
  return {
    view: 'faults/report-page',
    title: `Meld en fejl om ${offer.name}`,
    model: {
      styles: 'forms.css',
      script: 'forms.js',
      offer,
      form,
      sent,
      choices: Object.entries(reportableFaults).map(([value, { label }]) => ({ value, label })),
    },
  };
}
