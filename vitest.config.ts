// Three tiers of tests; CONTRIBUTING.md says what each covers and how long it takes.
import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * Tests of which the fast tier runs a part of the cases, and the deep one, which is a mode of its own, all: those that draw
 * them (test/random.ts), and those that go through the pilots of the reports.
 */
const random = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !/^(system|deep)\//.test(file))
  .map((file) => `test/${file}`)
  .filter((file) => / from '(fast-check|[./]+(random|pilots|plans|shelves)\.ts)'/.test(readFileSync(file, 'utf8')));

const common = { setupFiles: ['test/setup.ts'], testTimeout: 120_000 } as const;

// biome-ignore lint/style/noDefaultExport: vitest reads its configuration from the default export
export default defineConfig(({ mode }) => ({
  test: {
    maxWorkers: availableParallelism(),
    projects: [
      {
        test: {
          ...common,
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/system/**', 'test/deep/**'],
          globalSetup: ['test/warm/bundle.ts'],
          pool: 'forks',
          // The program keeps no state between runs, so that its modules are loaded once for all files of a worker.
          isolate: false,
        },
      },
      {
        test: {
          ...common,
          name: 'system',
          include: ['test/system/**/*.test.ts'],
          globalSetup: ['test/system/build.ts', 'test/warm/bundle.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          ...common,
          name: 'deep',
          include: ['test/deep/**/*.test.ts', ...(mode === 'deep' ? random : [])],
          globalSetup: ['test/warm/bundle.ts'],
          pool: 'forks',
          isolate: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          env: { READINESS_TEST_CASES: 'all' },
        },
      },
    ],
  },
}));
