/** What `npm audit --json` has answered, in words, and the code to end with. */
import { z } from 'zod';

const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ severity: z.string(), range: z.string(), fixAvailable: z.unknown() }),
  ),
});
const refused = z.object({ message: z.string() });

export function auditWords(printed: string): { words: string; code: 0 | 1 | 2 } {
  const answer = read(printed);
  const found = report.safeParse(answer);
  if (!found.success) {
    const why = refused.safeParse(answer);
    return {
      words: `The registry could not be asked: ${why.success ? why.data.message : 'no answer'}. Nothing is known.`,
      code: 2,
    };
  }
  const weak = Object.entries(found.data.vulnerabilities);
  if (weak.length === 0) return { words: 'No known weakness in what runs with the service.', code: 0 };
  const lines = weak.map(
    ([name, { severity, range, fixAvailable }]) =>
      `${severity}: ${name} ${range}${fixAvailable ? ', mended in a newer one' : ''}`,
  );
  return { words: lines.join('\n'), code: 1 };
}

function read(printed: string): unknown {
  try {
    return JSON.parse(printed);
  } catch {
    return undefined;
  }
}
