/** POST /redaktion/udveksling sends a file in; its own page shows what it would change, and POST there does it. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Request, type Response, Router } from 'express';
import type { Logger } from 'pino';
import {
  beginPlan,
  completePlan,
  countAwaiting,
  countRows,
  forgetPlan,
  keepRows,
  readPlan,
  readRowsOf,
} from '../../data/import-plans.ts';
import { readStanding, saveImport } from '../../data/offer-imports.ts';
import { approvingOrganisations } from '../../data/proposals.ts';
import type { Store } from '../../data/store.ts';
import type { Database } from '../../data/tables.ts';
import { editedOrganisations, mayApproveFor } from '../access/access-rule.ts';
import type { Account } from '../accounts/account.ts';
import type { Clock } from '../clock.ts';
import { holdsCpr } from '../cpr.ts';
import { signedInAs } from '../door/guard.ts';
import { framesOf, sendProblem } from '../http/error-pages.ts';
import { formOf } from '../http/form-body.ts';
import type { SendPage } from '../http/pages.ts';
import { planInThread } from '../running/import-thread.ts';
import type { LiveCatalogue } from '../running/live-catalogue.ts';
import { dress, exchangePage, referencesOf } from './exchange-page.ts';
import { createImportJobs, type ImportJob } from './import-job.ts';
import { decidedBy, importPage, mostShown, type PlanShown } from './import-page.ts';
import type { Importer } from './import-plan.ts';
import { fileOf, receiveFile, takeFile } from './upload-routes.ts';

export type ExchangeTools = {
  live: LiveCatalogue;
  store: Store;
  now: Clock;
  sendPage: SendPage;
  /** For what goes wrong after the answer has been sent. */
  log: Logger;
};

/** A small file is read before anybody has time to wonder. */
const patience = 1_500;

export function importRoutes({ live, store, now, sendPage, log }: ExchangeTools): Router {
  const jobs = createImportJobs();
  /** One file at a time is read, so that memory is bounded. */
  let turn: Promise<unknown> = Promise.resolve();
  const router = Router();
  const { database } = store;
  /** What goes on here, or what waits in the database for its sender. */
  const jobOf = async (request: Request, response: Response): Promise<ImportJob | undefined> => {
    const [account, id, instant] = [signedInAs(response).id, String(request.params.id), now().toInstant()];
    const job = jobs.of(account, id, instant);
    if (job) return job;
    const plan = await readPlan(database, { id, account }, instant);
    if (!plan) return undefined;
    const waiting: ImportJob = { ...plan, state: { kind: 'planned' } };
    jobs.add(waiting);
    return waiting;
  };
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
    const file = fileOf(request);
    const account = signedInAs(response);
    const job: ImportJob = {
      id: randomUUID(),
      account: account.id,
      fileName: holdsCpr(file.originalname) ? 'filen' : file.originalname,
      startedAt: now().toInstant(),
      state: { kind: 'reading', percent: 0 },
    };
    jobs.add(job);
    await beginPlan(database, job);
    let kept = 0;
    const task = {
      bytes: file.buffer,
      references: referencesOf(live.at(now()), now()),
      importer: await importerOf(account, database),
    };
    const read = turn.then(() =>
      planInThread(task, {
        standing: (slugs) => readStanding(database, slugs, now().toInstant()),
        keep: async (rows) => {
          await keepRows(database, job.id, rows, kept);
          kept += rows.length;
        },
        progress: (percent) => {
          job.state = { kind: 'reading', percent };
        },
      }),
    );
    const letGo = takeFile(response);
    turn = finish(
      job,
      read.then(async (result) => {
        await (result.kind === 'planned' ? completePlan(database, job.id) : forgetPlan(database, job.id));
        job.state = result;
      }),
    ).finally(letGo);
    await Promise.race([turn, setTimeout(patience, undefined, { ref: false })]);
    response.redirect(303, pathOf(job));
  });

  router.get('/redaktion/udveksling/:id', async (request, response) => {
    const job = await jobOf(request, response);
    if (!job) return gone(request, response);
    sendPage(request, response, {
      view: 'exchange/job-page',
      fragment: 'exchange/job-state',
      title: 'Indlæs tilbud',
      section: 'redaktion',
      status: job.state.kind === 'refused' ? 422 : 200,
      model: {
        ...dress,
        ...importPage(job, await planShown(database, job), referencesOf(live.at(now()), now())),
      },
    });
  });

  router.post('/redaktion/udveksling/:id', async (request, response) => {
    const job = await jobOf(request, response);
    if (!job) return gone(request, response);
    // Twice pressed is once applied.
    if (job.state.kind !== 'planned') return response.redirect(303, pathOf(job));
    const form = formOf(response);
    const fromSheet = (field: string) => form.get(field)?.values.at(-1) === 'ark';
    const decided = decidedBy(fromSheet, referencesOf(live.at(now()), now()));
    job.state = { kind: 'applying', percent: 0 };
    const author = { author: job.account, reason: 'Indlæst fra regneark' };
    const applied = finish(
      job,
      saveImport(database, job.id, decided, author, now().toInstant(), (percent) => {
        job.state = { kind: 'applying', percent };
      }).then(async (result) => {
        if (result.kind === 'overtaken') {
          await forgetPlan(database, job.id);
          job.state = result;
          return;
        }
        await store.publish();
        job.state = { ...result, kind: 'applied' };
      }),
    );
    await Promise.race([applied, setTimeout(patience, undefined, { ref: false })]);
    response.redirect(303, pathOf(job));
  });

  router.post('/redaktion/udveksling/:id/slet', async (request, response) => {
    const job = await jobOf(request, response);
    if (job && job.state.kind !== 'applying') {
      jobs.forget(job.id);
      await forgetPlan(database, job.id);
    }
    response.redirect(303, '/redaktion/udveksling');
  });

  return router;
}

async function planShown(database: Database, { id, state }: ImportJob): Promise<PlanShown | undefined> {
  if (state.kind !== 'planned') return undefined;
  const counts = await countRows(database, id);
  return {
    counts,
    awaits: await countAwaiting(database, id),
    wrong: await readRowsOf(database, id, 'wrong', mostShown),
    clashing: await readRowsOf(database, id, 'clashing', counts.clashing),
    changed: await readRowsOf(database, id, 'changed', mostShown),
    added: await readRowsOf(database, id, 'new', mostShown),
  };
}

async function importerOf(account: Account, database: Database): Promise<Importer> {
  const approving = await approvingOrganisations(database);
  return {
    organisations: editedOrganisations(account),
    needApproval: [...approving].filter((one) => !mayApproveFor(account, one)),
  };
}

function pathOf({ id }: ImportJob): string {
  return `/redaktion/udveksling/${id}`;
}
