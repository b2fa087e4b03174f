/** The little of autocannon that the bench uses; the package brings no types. */
declare module 'autocannon' {
  type Request = { method: 'GET'; path: string; headers: Record<string, string> };
  type Client = {
    setRequests(requests: Request[]): void;
    pipelinedRequests: { addBody(body: Buffer): void };
  };
  type Result = {
    requests: { total: number };
    duration: number;
    errors: number;
    '2xx': number;
    '3xx': number;
    '4xx': number;
    '5xx': number;
  };
  function autocannon(options: {
    url: string;
    connections: number;
    duration: number;
    setupClient(client: Client): void;
  }): Promise<Result>;
  export = autocannon;
}
