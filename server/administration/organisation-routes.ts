/** /administration/organisationer: who edits, runs and is responsible for offers, and whether they want approval. */
import { type Request, type Response, Router } from 'express';
import { type ChosenOrganisation, readOrganisations, saveOrganisation } from '../../data/organisations.ts';
import type { Store } from '../../data/store.ts';
import type { Clock } from '../clock.ts';
import { compareDanish } from '../danish-text.ts';
import { signedInAs } from '../door/guard.ts';
import { emptyForm, type FormState, readForm, wrongForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { SendPage } from '../http/pages.ts';
import { parseQuery } from '../query-string.ts';
import { filledForm } from './grant-form.ts';
import { dress, noticeIn } from './notices.ts';
import { kindLabels, newId, organisationForm } from './organisation-form.ts';

const path = '/administration/organisationer';
const section = 'administration';
const kinds = Object.entries(kindLabels).map(([value, label]) => ({ value, label }));

export function organisationRoutes(store: Store, now: Clock, sendPage: SendPage): Router {
  const { database } = store;
  const router = Router();

  router.get(path, async (request, response) => {
    const organisations = (await readOrganisations(database))
      .sort((a, b) => compareDanish(a.name, b.name))
      .map((one) => ({ ...one, href: `${path}/${one.id}`, kindWords: kindLabels[one.kind] }));
    const model = { organisations, notice: noticeIn(parseQuery(request.originalUrl)), ...dress };
    sendPage(request, response, {
      view: 'administration/organisations-page',
      title: 'Organisationer',
      section,
      model,
    });
  });

  router.get(`${path}/ny`, (request, response) => show(request, response, undefined, emptyForm));

  router.get(`${path}/:id`, async (request, response) => {
    const organisation = await find(request.params.id);
    if (!organisation) return sendProblem(sendPage, request, response, 404);
    const { name, kind, approval } = organisation;
    const entered = { navn: name, slags: kind, godkendelse: approval ? 'ja' : '' };
    show(request, response, organisation, filledForm(entered));
  });

  router.post(path, (request, response) => save(request, response, undefined));

  router.post(`${path}/:id`, async (request, response) => {
    const organisation = await find(request.params.id);
    if (!organisation) return sendProblem(sendPage, request, response, 404);
    await save(request, response, organisation);
  });
  return router;

  async function find(id: string): Promise<ChosenOrganisation | undefined> {
    return (await readOrganisations(database)).find((one) => one.id === id);
  }

  async function save(
    request: Request,
    response: Response,
    organisation: ChosenOrganisation | undefined,
  ): Promise<void> {
    const sent = formOf(response);
    const read = readForm(sent, organisationForm);
    if (read.kind === 'wrong') return show(request, response, organisation, read.form);
    const { navn, slags, godkendelse } = read.data;
    const all = await readOrganisations(database);
    if (all.some(({ id, name }) => name === navn && id !== organisation?.id)) {
      const message = 'Der er allerede en organisation med det navn.';
      return show(request, response, organisation, wrongForm(sent, [{ field: 'navn', message }]));
    }
    const id = organisation?.id ?? newId(navn, new Set(all.map((one) => one.id)));
    const by = { account: signedInAs(response).id, at: now().toInstant() };
    await saveOrganisation(database, { id, name: navn, kind: slags, approval: godkendelse === 'ja' }, by);
    await store.publish();
    response.redirect(303, `${path}?besked=gemt`);
  }

  function show(
    request: Request,
    response: Response,
    organisation: ChosenOrganisation | undefined,
    form: FormState,
  ): void {
    const action = organisation ? `${path}/${organisation.id}` : path;
    const title = organisation?.name ?? 'Ny organisation';
    const status = form.mistakes.length > 0 ? 400 : 200;
    const byVisitation = organisation?.capacityByVisitation;
    const model = { form, action, heading: title, kinds, byVisitation, ...dress };
    sendPage(request, response, { view: 'administration/organisation-page', title, section, status, model });
  }
}
