/** The load that England's replacement directory is built for, on one machine together with the service itself. */
import { setTimeout } from 'node:timers/promises';
import { type RealService, startReal } from '../real-service.ts';
import { percentile } from '../statistics.ts';
import { atRate } from './at-rate.ts';
import { changing, type Editor, mixedIn, startEditing } from './changing-offers.ts';
import { type Answered, asker, designQuestions, textOf } from './lookups.ts';

export type Measured = {
  lookups: number;
  saves: number;
  /** Milliseconds from when it should have been asked to the last byte. */
  p50: number;
  p95: number;
  p99: number;
  longest: number;
  saveP95: number;
  /** Of one core, that the service used. */
  processor: number;
  /** Answers that held an offer that was being saved. */
  marked: number;
  wrong: string[];
};

export const lookupsPerSecond = 150;
export const savesPerSecond = 5;
const mostWrong = 20;
/** Compiling and filling caches is no part of it. */
const warmUpSeconds = 5;

export function startLoaded(): Promise<RealService> {
  return startReal(
    changing.map(({ organisation }) => [{ role: 'editor', organisation }]),
    1,
  );
}

export async function designLoad(service: RealService, seconds: number): Promise<Measured> {
  const questions = designQuestions(2_000, Temporal.Now.plainDateISO('Europe/Copenhagen'));
  const editors = await Promise.all(changing.map((_, which) => startEditing(service, which)));
  const { ask, stop } = asker(service.origin);
  // Not mixed in with what is measured.
  await atRate(
    lookupsPerSecond,
    warmUpSeconds,
    async (i) => void (await ask(questions[i % questions.length] ?? { path: '/', headers: {} })),
  );
  const times: number[] = [];
  const saveTimes: number[] = [];
  const wrong: string[] = [];
  const answers: (Answered & { path: string; least: number[] })[] = [];
  const complain = (one: string) => wrong.length < mostWrong && wrong.push(one);
  const lookup = async (i: number, began: number) => {
    const asked = questions[(i * 7) % questions.length] ?? { path: '/', headers: {} };
    const least = editors.map((editor) => editor.acknowledged());
    const answer = await ask(asked).catch((error) => complain(`${asked.path}: ${error.message}`));
    if (typeof answer !== 'object') return;
    times.push(performance.now() - began);
    if (answer.status !== 200 && answer.status !== 303) complain(`${asked.path}: ${answer.status}`);
    answers.push({ ...answer, path: asked.path, least });
  };
  const save = async (i: number, began: number) => {
    await turn(editors, i).catch((error) => complain(error.message));
    saveTimes.push(performance.now() - began);
  };
  const before = service.processor();
  await Promise.all([atRate(lookupsPerSecond, seconds, lookup), atRate(savesPerSecond, seconds, save)]);
  stop();
  const used = (service.processor() - before) / seconds;
  // Afterwards: reading the answers would take the processor from who gives them.
  let marked = 0;
  for (const { path, least, ...answer } of answers) {
    const { mixed, marks } = mixedIn(textOf(answer), least);
    if (marks > 0) marked += 1;
    for (const one of mixed) complain(`${path}: ${one}`);
  }
  const at = (share: number) => percentile(times, share);
  return {
    lookups: times.length,
    saves: saveTimes.length,
    ...{ p50: at(0.5), p95: at(0.95), p99: at(0.99), longest: at(1) },
    saveP95: percentile(saveTimes, 0.95),
    processor: used,
    marked,
    wrong,
  };
}

const turns = new WeakMap<Editor, Promise<void>>();

/** Each editor saves on top of what they saved last. */
function turn(editors: readonly Editor[], i: number): Promise<void> {
  const editor = editors[i % editors.length];
  if (!editor) throw new Error('nobody edits');
  const next = (turns.get(editor) ?? Promise.resolve()).catch(() => undefined).then(() => editor.save());
  turns.set(editor, next);
  return next;
}

export type Crowd = {
  answers: number;
  failed: number;
  memory: { before: number; most: number; after: number };
};

/** So many connections at once, each from a network of its own, asking as fast as they are answered. */
export async function crowd(service: RealService, connections: number, seconds: number): Promise<Crowd> {
  const { default: autocannon } = await import('autocannon');
  const questions = designQuestions(1_000, Temporal.Now.plainDateISO('Europe/Copenhagen'));
  const before = service.memory() ?? Number.NaN;
  let most = before;
  const watching = setInterval(() => {
    most = Math.max(most, service.memory() ?? Number.NaN);
  }, 250);
  let clients = 0;
  const result = await autocannon({
    url: service.origin.origin,
    connections,
    duration: seconds,
    setupClient: (client) => {
      const mine = clients++;
      client.pipelinedRequests.addBody = () => undefined;
      const network = `10.1.${mine >> 8}.${mine & 255}`;
      const rotated = [
        ...questions.slice(mine % questions.length),
        ...questions.slice(0, mine % questions.length),
      ];
      client.setRequests(
        rotated.slice(0, 20).map(({ path, headers }) => ({
          method: 'GET',
          path,
          headers: { ...headers, 'x-forwarded-for': network },
        })),
      );
    },
  });
  clearInterval(watching);
  // What is no longer needed is let go of within the minute that pages are remembered.
  await setTimeout(5_000);
  const failed = result.errors + result['4xx'] + result['5xx'];
  return {
    answers: result.requests.total,
    failed,
    memory: { before, most, after: service.memory() ?? Number.NaN },
  };
}
