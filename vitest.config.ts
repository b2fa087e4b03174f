import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // opening_hours reads the process's own time zone; the product never does.
    env: { TZ: 'Europe/Copenhagen', NODE_ENV: 'test' },
    // A real browser on a machine that others use can miss a beat; at a desk it must not.
    retry: process.env.CI ? 1 : 0,
    // The program is loaded once a worker, not once a file: a third of the time (2026-11-22, 33 files: 117 s and 35 s). No test mocks a module or
    // keeps a world outside its own file; the browser is shared, what is looked at through it is not.
    isolate: false,
    // Every core: alone, one would wait while its browser works.
    maxWorkers: '100%',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
