/** A server of the bench as a process of its own, on a loopback port that it chooses: both sides of it. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { join } from 'node:path';

export type ServerProcess = {
  origin: string;
  /** Microseconds of processor time it has used. */
  used(): Promise<number>;
  stop(): Promise<void>;
};

const howMuch = 'how much processor time?';

/** `told` is sent to it as its first message. */
export async function startServer(
  name: string,
  args: string[],
  told: unknown[] = [],
): Promise<ServerProcess> {
  const child = fork(join(import.meta.dirname, `servers/${name}.ts`), args, { execArgv: [] });
  const ended = once(child, 'exit');
  const answer = async (): Promise<number> => {
    const [number] = await Promise.race([once(child, 'message'), ended]);
    if (child.exitCode !== null) throw new Error(`the server ${name} ended with ${child.exitCode}`);
    return number;
  };
  child.send(told);
  return {
    origin: `http://127.0.0.1:${await answer()}`,
    used: () => {
      child.send(howMuch);
      return answer();
    },
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

/** Serves, tells the port to the parent, and ends with it. */
export function serve(listener: RequestListener): void {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    if (typeof address === 'object' && address) process.send?.(address.port);
  });
  process.on('message', (message) => {
    const { user, system } = process.cpuUsage();
    if (message === howMuch) process.send?.(user + system);
  });
  process.once('disconnect', () => process.exit());
}
