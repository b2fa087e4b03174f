/** The environment, checked once at start. The only place that knows its names. */
import { z } from 'zod';

const notAPort = 'skal være et portnummer fra 0 til 65535';

const schema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, notAPort)
    .transform(Number)
    .refine((port) => port <= 65_535, notAPort)
    .default(3000),
  HOST: z.string().min(1, 'må ikke være tom').default('127.0.0.1'),
  DATABASE_FILE: z.string().min(1, 'må ikke være tom').default('var/akutoverblik.db'),
  BASE_URL: z
    .url({ protocol: /^https?$/, error: 'skal være en adresse som https://akutoverblik.example' })
    .optional(),
  NODE_ENV: z
    .enum(['production', 'development', 'test'], { error: 'skal være production, development eller test' })
    .default('production'),
});

export type Config = {
  port: number;
  host: string;
  databaseFile: string;
  /** Where readers reach the service; undefined: the address it listens on. */
  baseUrl: string | undefined;
  environment: 'production' | 'development' | 'test';
};

/** One line per wrong variable. */
export class ConfigMistake extends Error {}

/** @throws ConfigMistake */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const read = schema.safeParse(environment);
  if (!read.success)
    throw new ConfigMistake(
      read.error.issues.map((issue) => `Miljøvariablen ${issue.path.join('.')} ${issue.message}`).join('\n'),
    );
  const { PORT, HOST, DATABASE_FILE, BASE_URL, NODE_ENV } = read.data;
  return {
    port: PORT,
    host: HOST,
    databaseFile: DATABASE_FILE,
    baseUrl: BASE_URL?.replace(/\/+$/, ''),
    environment: NODE_ENV,
  };
}
