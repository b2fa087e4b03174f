/** /administration/geografi: which municipality belongs to which cluster, and which postcodes and towns lead to it. */
import { type Request, type Response, Router } from 'express';
import { changePlaces, readPlaces } from '../../data/places.ts';
import type { Store } from '../../data/store.ts';
import type { Clock } from '../clock.ts';
import { compareDanish } from '../danish-text.ts';
import { signedInAs } from '../door/guard.ts';
import { type FormState, readForm, wrongForm } from '../form-fields.ts';
import { sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { SendPage } from '../http/pages.ts';
import type { Cluster, Municipality, Places } from '../places/places-schema.ts';
import { parseQuery } from '../query-string.ts';
import { filledForm } from './grant-form.ts';
import { dress, noticeIn } from './notices.ts';
import { clusterForm, municipalityForm, placesPage, postcodeLines, readPostcodes } from './place-form.ts';

const path = '/administration/geografi';
const section = 'administration';

export function placeRoutes(store: Store, now: Clock, sendPage: SendPage): Router {
  const { database } = store;
  const router = Router();

  router.get(path, async (request, response) => {
    const notice = noticeIn(parseQuery(request.originalUrl));
    const model = { ...placesPage(await readPlaces(database)), notice, ...dress };
    sendPage(request, response, { view: 'administration/places-page', title: 'Geografi', section, model });
  });

  router.get(`${path}/klynge/:id`, async (request, response) => {
    const { cluster } = await clusterOf(request);
    if (!cluster) return sendProblem(sendPage, request, response, 404);
    showCluster(request, response, cluster, filledForm({ navn: cluster.name, hospital: cluster.hospital }));
  });

  router.post(`${path}/klynge/:id`, async (request, response) => {
    const { cluster, places } = await clusterOf(request);
    if (!cluster) return sendProblem(sendPage, request, response, 404);
    const read = readForm(formOf(response), clusterForm);
    if (read.kind === 'wrong') return showCluster(request, response, cluster, read.form);
    const changed = { id: cluster.id, name: read.data.navn, hospital: read.data.hospital };
    const clusters = places.clusters.map((one) => (one.id === cluster.id ? changed : one));
    await save(response, { ...places, clusters }, { kind: 'cluster', id: cluster.id });
  });

  router.get(`${path}/kommune/:code`, async (request, response) => {
    const { municipality, places } = await municipalityOf(request);
    if (!municipality) return sendProblem(sendPage, request, response, 404);
    const { cluster, postcodes } = municipality;
    const entered = {
      klynge: cluster,
      postnumre: postcodeLines(postcodes, false),
      kant: postcodeLines(postcodes, true),
    };
    showMunicipality(request, response, { municipality, places, form: filledForm(entered) });
  });

  router.post(`${path}/kommune/:code`, async (request, response) => {
    const { municipality, places } = await municipalityOf(request);
    if (!municipality) return sendProblem(sendPage, request, response, 404);
    const sent = formOf(response);
    const read = readForm(sent, municipalityForm);
    if (read.kind === 'wrong')
      return showMunicipality(request, response, { municipality, places, form: read.form });
    const { postcodes, mistakes } = readPostcodes(read.data);
    const cluster = places.clusters.find(({ id }) => id === read.data.klynge)?.id;
    if (cluster === undefined) mistakes.push({ field: 'klynge', message: 'Klyngen findes ikke.' });
    if (cluster === undefined || mistakes.length > 0)
      return showMunicipality(request, response, { municipality, places, form: wrongForm(sent, mistakes) });
    const changed = { ...municipality, cluster, postcodes };
    const municipalities = places.municipalities.map((one) =>
      one.code === municipality.code ? changed : one,
    );
    await save(response, { ...places, municipalities }, { kind: 'municipality', id: municipality.code });
  });
  return router;

  async function clusterOf(request: Request<{ id: string }>) {
    const places = await readPlaces(database);
    return { places, cluster: places.clusters.find(({ id }) => id === request.params.id) };
  }

  async function municipalityOf(request: Request<{ code: string }>) {
    const places = await readPlaces(database);
    return { places, municipality: places.municipalities.find(({ code }) => code === request.params.code) };
  }

  /** Everybody's next lookup knows it. */
  async function save(
    response: Response,
    places: Places,
    changed: { kind: 'cluster' | 'municipality'; id: string },
  ): Promise<void> {
    await changePlaces(database, places, changed, {
      account: signedInAs(response).id,
      at: now().toInstant(),
    });
    await store.publish();
    response.redirect(303, `${path}?besked=gemt`);
  }

  function showCluster(request: Request, response: Response, cluster: Cluster, form: FormState): void {
    const status = form.mistakes.length > 0 ? 400 : 200;
    const model = { form, action: request.path, heading: cluster.name, ...dress };
    sendPage(request, response, {
      view: 'administration/cluster-page',
      title: cluster.name,
      section,
      status,
      model,
    });
  }

  function showMunicipality(
    request: Request,
    response: Response,
    { municipality, places, form }: { municipality: Municipality; places: Places; form: FormState },
  ): void {
    const status = form.mistakes.length > 0 ? 400 : 200;
    const clusters = places.clusters.toSorted((a, b) => compareDanish(a.name, b.name));
    const model = { form, action: request.path, heading: municipality.name, clusters, ...dress };
    const page = {
      view: 'administration/municipality-page',
      title: municipality.name,
      section,
      status,
    } as const;
    sendPage(request, response, { ...page, model });
  }
}
