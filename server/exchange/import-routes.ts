/** POST /redaktion/udveksling sends a file in; its own page shows what it would change, and POST there does it. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Request, type RequestHandler, type Response, Router } from 'express';
import multer, { MulterError } from 'multer';
import type { Logger } from 'pino';
import { readStanding, saveImport } from '../../data/offer-imports.ts';
import { approvingOrganisations } from '../../data/proposals.ts';
import type { Store } from '../../data/store.ts';
import { editedOrganisations, mayApproveFor } from '../access/access-rule.ts';
import type { Account } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import { holdsCpr } from '../cpr.ts';
import { framesOf, sendProblem } from '../error-pages.ts';
import { formOf } from '../form-body.ts';
import { signedInAs } from '../guard.ts';
import { planInThread } from '../import-thread.ts';
import type { LiveCatalogue } from '../live-catalogue.ts';
import type { SendPage } from '../pages.ts';
import { dress, exchangePage, referencesOf } from './exchange-page.ts';
import { createImportJobs, type ImportJob } from './import-job.ts';
import { decidedOffers, importPage } from './import-page.ts';
import type { Importer } from './import-plan.ts';

export type ExchangeTools = {
  live: LiveCatalogue;
  store: Store;
  now: Clock;
  sendPage: SendPage;
  /** For what goes wrong after the answer has been sent. */
  log: Logger;
};

const mega = 1024 * 1024;
export const longestFile = 20 * mega;
/** A small file is read before anybody has time to wonder. */
const patience = 1_500;

export function importRoutes({ live, store, now, sendPage, log }: ExchangeTools): Router {
  const jobs = createImportJobs();
  /** One file at a time is read, so that memory is bounded. */
  let turn: Promise<unknown> = Promise.resolve();
  const router = Router();
  const jobOf = (request: Request, response: Response) =>
    jobs.of(signedInAs(response).id, String(request.params.id), now().toInstant());
  const gone = (request: Request, response: Response) => sendProblem(sendPage, request, response, 404);
  const finish = (job: ImportJob, work: Promise<void>) =>
    work.catch((error: unknown) => {
      job.state = { kind: 'failed' };
      log.error(
        { err: { type: error instanceof Error ? error.name : 'Error', stack: framesOf(error) } },
        'indlæsning fejlede',
      );
    });
  const refuse = (request: Request, response: Response, status: number, message: string) =>
    sendPage(request, response, { ...exchangePage(live.at(now()), signedInAs(response), message), status });

  router.post('/redaktion/udveksling', receiveFile(refuse), async (request, response) => {
    const { file } = request;
    if (!file) return refuse(request, response, 400, 'Vælg en fil først.');
    const account = signedInAs(response);
    const job: ImportJob = {
      id: randomUUID(),
      account: account.id,
      fileName: holdsCpr(file.originalname) ? 'filen' : file.originalname,
      startedAt: now().toInstant(),
      state: { kind: 'reading', percent: 0 },
    };
    jobs.add(job);
    const task = {
      bytes: file.buffer,
      references: referencesOf(live.at(now()), now()),
      importer: await importerOf(account, store.database),
    };
    const read = turn.then(() =>
      planInThread(task, {
        standing: (slugs) => readStanding(store.database, slugs, now().toInstant()),
        progress: (percent) => {
          job.state = { kind: 'reading', percent };
        },
      }),
    );
    turn = finish(
      job,
      read.then((result) => {
        job.state = result;
      }),
    );
    await Promise.race([turn, setTimeout(patience, undefined, { ref: false })]);
    response.redirect(303, pathOf(job));
  });

  router.get('/redaktion/udveksling/:id', (request, response) => {
    const job = jobOf(request, response);
    if (!job) return gone(request, response);
    sendPage(request, response, {
      view: 'exchange/job-page',
      fragment: 'exchange/job-state',
      title: 'Indlæs tilbud',
      section: 'redaktion',
      status: job.state.kind === 'refused' ? 422 : 200,
      model: { ...dress, ...importPage(job, referencesOf(live.at(now()), now())) },
    });
  });

  router.post('/redaktion/udveksling/:id', async (request, response) => {
    const job = jobOf(request, response);
    if (!job) return gone(request, response);
    // Twice pressed is once applied.
    if (job.state.kind !== 'planned') return response.redirect(303, pathOf(job));
    const { rows } = job.state;
    const form = formOf(response);
    const fromSheet = (field: string) => form.get(field)?.values.at(-1) === 'ark';
    const offers = decidedOffers(rows, fromSheet, referencesOf(live.at(now()), now()));
    job.state = { kind: 'applying', percent: 0 };
    const author = { author: job.account, reason: 'Indlæst fra regneark' };
    const applied = finish(
      job,
      saveImport(store.database, offers, author, now().toInstant(), (percent) => {
        job.state = { kind: 'applying', percent };
      }).then(async (result) => {
        if (result.kind === 'overtaken') {
          job.state = result;
          return;
        }
        await store.publish();
        const added = offers.filter(({ base }) => base === null).length;
        const { awaiting } = result;
        job.state = { kind: 'applied', added, changed: offers.length - added, awaiting };
      }),
    );
    await Promise.race([applied, setTimeout(patience, undefined, { ref: false })]);
    response.redirect(303, pathOf(job));
  });

  router.post('/redaktion/udveksling/:id/slet', (request, response) => {
    const job = jobOf(request, response);
    if (job && job.state.kind !== 'applying') jobs.forget(job.id);
    response.redirect(303, '/redaktion/udveksling');
  });

  return router;
}

async function importerOf(account: Account, database: Store['database']): Promise<Importer> {
  const approving = await approvingOrganisations(database);
  return {
    organisations: editedOrganisations(account),
    needApproval: [...approving].filter((one) => !mayApproveFor(account, one)),
  };
}

function pathOf({ id }: ImportJob): string {
  return `/redaktion/udveksling/${id}`;
}

/** One file, held in memory: what is refused has never been on a disk. */
function receiveFile(
  refuse: (request: Request, response: Response, status: number, message: string) => void,
): RequestHandler {
  const upload = multer({
    storage: multer.memoryStorage(),
    limits: { fileSize: longestFile, files: 1, fields: 0, parts: 1 },
    defParamCharset: 'utf8',
  }).single('fil');
  return (request, response, next) => {
    upload(request, response, (error: unknown) => {
      if (!error) return next();
      if (!(error instanceof MulterError))
        return refuse(request, response, 400, 'Filen kom ikke helt frem. Prøv igen.');
      const tooLong = error.code === 'LIMIT_FILE_SIZE';
      refuse(
        request,
        response,
        tooLong ? 413 : 400,
        tooLong ? 'Filen er over 20 MB. Del den i flere.' : 'Send én fil, valgt i feltet herunder.',
      );
    });
  };
}
