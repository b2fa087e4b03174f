/** /redaktion/tilbud/:slug/pladser: free places as the owner, or the visitation for it, reports them; the owner's links; who else may report. */
import { type Request, type Response, Router } from 'express';
import {
  createCapacityLink,
  letVisitationReport,
  openLinks,
  reportCapacity,
  reportsSince,
  revokeCapacityLink,
  visitationReports,
} from '../../data/capacity.ts';
import { readVersionsOf } from '../../data/offers.ts';
import type { Store } from '../../data/store.ts';
import { mayEditFor } from '../access/access-rule.ts';
import type { Clock } from '../clock.ts';
import { signedInAs } from '../door/guard.ts';
import { hashOfToken, newToken } from '../door/session-cookie.ts';
import { emptyForm, type FormState, readForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { SendPage } from '../http/pages.ts';
import { capacityWordsAt } from '../offers/capacity.ts';
import { organisationName, signalsOf } from '../offers/offer-references.ts';
import type { Offer } from '../offers/offer-schema.ts';
import { minuteOf, timeZone } from '../opening-hours/danish-calendar.ts';
import { dateWords } from '../opening-hours/danish-time.ts';
import { parseQuery } from '../query-string.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { capacityBars, capacityRows, chartDays } from './capacity-chart.ts';
import {
  capacityForm,
  lengthChoices,
  levelButtons,
  linkForm,
  reportIn,
  usualLength,
} from './capacity-form.ts';
import { idleDays, stillWorks } from './link-life.ts';

export type CapacityTools = {
  live: LiveCatalogue;
  store: Store;
  now: Clock;
  address: () => string;
  sendPage: SendPage;
};

const path = '/redaktion/tilbud/:slug/pladser';

export function capacityRoutes({ live, store, now, address, sendPage }: CapacityTools): Router {
  const { database } = store;
  const router = Router();
  const offerOf = (request: Request, response: Response): Offer | undefined => {
    const offer = live.at(now()).bySlug.get(String(request.params.slug));
    if (!offer) sendProblem(sendPage, request, response, 404);
    return offer;
  };
  const pathOf = ({ slug }: Offer) => `/redaktion/tilbud/${slug}/pladser`;

  router.get(path, async (request, response) => {
    const offer = offerOf(request, response);
    if (offer) await show(request, response, offer, emptyForm);
  });

  router.post(path, async (request, response) => {
    const offer = offerOf(request, response);
    if (!offer) return;
    const read = readForm(formOf(response), capacityForm(now().toPlainDate().toString()));
    if (read.kind === 'wrong') return show(request, response, offer, read.form, { status: 400 });
    const account = signedInAs(response);
    const present = now();
    const reporter = mayEditFor(account, offer.editor) ? 'owner' : 'visitation';
    const report = { ...reportIn(read.data, present), offerId: offer.id, reporter } as const;
    await reportCapacity(database, { ...report, by: { account: account.id } }, present.toInstant());
    await store.publish();
    response.redirect(303, `${pathOf(offer)}?meldt`);
  });

  router.post(`${path}/link`, async (request, response) => {
    const offer = offerOf(request, response);
    if (!offer) return;
    const read = readForm(formOf(response), linkForm);
    if (read.kind === 'wrong') return show(request, response, offer, read.form, { status: 400 });
    const token = newToken();
    const link = { offerId: offer.id, tokenHash: hashOfToken(token), label: read.data.navn };
    await createCapacityLink(database, { ...link, accountId: signedInAs(response).id }, now().toInstant());
    // Shown this once: only its hash is stored.
    await show(request, response, offer, emptyForm, { link: `${address()}/pladser/${token}` });
  });

  router.post(`${path}/link/:id/luk`, async (request, response) => {
    const offer = offerOf(request, response);
    if (!offer) return;
    const id = Number(request.params.id);
    if (Number.isSafeInteger(id)) await revokeCapacityLink(database, offer.id, id, now().toInstant());
    response.redirect(303, `${pathOf(offer)}?lukket#links`);
  });

  router.post(`${path}/visitation`, async (request, response) => {
    const offer = offerOf(request, response);
    if (!offer) return;
    await letVisitationReport(database, offer.editor, formOf(response).get('maa')?.values[0] === 'ja');
    response.redirect(303, `${pathOf(offer)}?valgt#visitation`);
  });

  async function show(
    request: Request,
    response: Response,
    offer: Offer,
    form: FormState,
    { status = 200, link = '' } = {},
  ): Promise<void> {
    const present = now();
    const catalogue = live.at(present);
    const { capacity } = signalsOf(offer, catalogue);
    const owner = mayEditFor(signedInAs(response), offer.editor);
    const since = present.subtract({ days: chartDays }).toInstant();
    const reports = await reportsSince(database, offer.id, since);
    const versions = await readVersionsOf(database, { id: offer.id });
    const minute = minuteOf(present);
    sendPage(request, response, {
      view: 'capacity/capacity-page',
      title: `Ledige pladser: ${offer.name}`,
      section: 'redaktion',
      status,
      model: {
        styles: ['forms.css', 'trust.css'],
        script: 'forms.js',
        offer,
        owner,
        form: withUsual(form),
        link,
        notice: noticeIn(request),
        capacity: capacity && capacityWordsAt(capacity, minute, minute),
        buttons: levelButtons,
        lengths: lengthChoices(present),
        bars: capacityBars(reports, present),
        rows: capacityRows(reports, present),
        days: chartDays,
        organisation: organisationName(offer.editor, catalogue),
        byVisitation: await visitationReports(database, offer.editor),
        idleDays,
        links: (await openLinks(database, offer.id))
          .filter((one) => stillWorks(one, versions, present.toInstant()))
          .map(({ id, label, createdAt, lastUsedAt }) => ({
            id,
            label,
            told: `Lavet ${dayOf(createdAt)}, ${lastUsedAt ? `sidst brugt ${dayOf(lastUsedAt)}` : 'ikke brugt endnu'}`,
          })),
      },
    });
  }
  return router;
}

function dayOf(instant: Temporal.Instant): string {
  return dateWords(instant.toZonedDateTimeISO(timeZone).toPlainDate().toString());
}

export function withUsual(form: FormState): FormState {
  return { ...form, entered: { til: usualLength, ...form.entered } };
}

const notices = {
  meldt: 'Meldt. Læsere ser det nu.',
  lukket: 'Linket virker ikke mere.',
  valgt: 'Valget er gemt.',
};

function noticeIn(request: Request): string | undefined {
  const query = parseQuery(request.originalUrl);
  return Object.entries(notices).find(([name]) => query.has(name))?.[1];
}
