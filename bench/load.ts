/** A process of its own that asks a server as fast as it answers: told what to ask by its parent, tells how many answers it got. */
import autocannon from 'autocannon';
import type { LoadAsked, LoadMeasured } from './load-process.ts';

process.on('message', async ({ origin, questions, connections, seconds }: LoadAsked) => {
  let clients = 0;
  const result = await autocannon({
    url: origin,
    connections,
    duration: seconds,
    // Each connection has its own share of the questions, so that none is asked by all of them at once.
    setupClient: (client) => {
      // It would keep each body as text, and read compressed bytes slowly as letters; nobody looks at them.
      client.pipelinedRequests.addBody = () => undefined;
      const share = clients++ % connections;
      client.setRequests(
        questions
          .filter((_, i) => i % connections === share)
          .map(({ path, headers }) => ({ method: 'GET', path, headers })),
      );
    },
  });
  const measured: LoadMeasured = {
    perSecond: result.requests.total / result.duration,
    answers: result.requests.total,
    failed: result.errors + result['4xx'] + result['5xx'],
  };
  process.send?.(measured);
});
process.once('disconnect', () => process.exit());
