/** The process of `load.ts`, seen from its parent. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export type Question = { path: string; headers: Record<string, string> };
export type LoadAsked = {
  origin: string;
  questions: Question[];
  connections: number;
  seconds: number;
};
export type LoadMeasured = { perSecond: number; answers: number; failed: number };

export type LoadProcess = { ask(asked: LoadAsked): Promise<LoadMeasured>; stop(): void };

export function startLoad(): LoadProcess {
  const child = fork(join(import.meta.dirname, 'load.ts'), { execArgv: [] });
  const ended = once(child, 'exit').then(() => {
    throw new Error('the load ended without a result');
  });
  ended.catch(() => undefined);
  return {
    async ask(asked) {
      child.send(asked);
      const [measured] = (await Promise.race([once(child, 'message'), ended])) as [LoadMeasured];
      if (measured.failed > 0) throw new Error(`${measured.failed} questions to ${asked.origin} failed`);
      return measured;
    },
    stop: () => void child.kill(),
  };
}
