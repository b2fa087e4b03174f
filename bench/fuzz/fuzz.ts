/** Sends so many requests and judges every answer. */
import { Agent } from 'node:http';
import { fuzzRequest } from './fuzz-requests.ts';
import type { FuzzedService } from './fuzzed-service.ts';
import { sendRequest } from './sending.ts';
import type { FuzzRequest } from './sent-request.ts';
import { count, emptyTally, type Tally } from './tally.ts';
import { wrongIn } from './verdict.ts';

export type Fuzzed = {
  tally: Tally;
  failures: string[];
  /** Megabytes that the service held, sampled evenly through the run; NaN when it did not tell. */
  held: number[];
};

export type Run = {
  seed: number;
  requests: number;
  /** The number of the first: one failure alone is sent again by its number. */
  first?: number;
  tell?: (done: number, failures: number) => void;
};

const atOnce = 8;
/** More than enough to see what is wrong. */
const mostFailures = 20;
const samples = 40;

export async function fuzz(
  service: FuzzedService,
  { seed, requests, first = 0, tell = () => {} }: Run,
): Promise<Fuzzed> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const fuzzed: Fuzzed = { tally: emptyTally(), failures: [], held: [] };
  const { tally, failures, held } = fuzzed;
  let next = first;
  const worker = async () => {
    while (next < first + requests && failures.length < mostFailures && !service.hasEnded()) {
      const number = next++;
      if ((number - first) % Math.ceil(requests / samples) === 0) {
        held.push((await service.held()) ?? Number.NaN);
        tell(number - first, failures.length);
      }
      const sent = fuzzRequest(seed, number, service.ground);
      const answer = await sendRequest(service.origin, agent, sent);
      count(tally, sent.kind, answer);
      const wrong = wrongIn(answer);
      if (wrong && !service.hasEnded()) failures.push(`request ${number}: ${wrong}\n${printed(sent)}`);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (service.hasEnded()) failures.push(`the service has ended before request ${next}: ${service.errors()}`);
  else if (service.errors() !== '') failures.push(`the service has complained: ${service.errors()}`);
  for (const line of service.complaints()) failures.push(`its log complains: ${line}`);
  if (failures.length > 0) failures.push(`its log ends:\n${service.logged().slice(-4_000)}`);
  agent.destroy();
  return fuzzed;
}

function printed(sent: FuzzRequest): string {
  if (sent.kind === 'raw') return `raw ${JSON.stringify(sent.bytes.toString('latin1').slice(0, 600))}`;
  const { method, path, headers, body } = sent;
  return `${method} ${path.slice(0, 600)}\n${headers.map((one) => one.join(': ').slice(0, 200)).join('\n')}\n${body?.toString('latin1').slice(0, 1_200) ?? ''}`;
}
