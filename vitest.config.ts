import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = [
  { find: /^server-only$/, replacement: `${root}lib/testing/empty.ts` },
  { find: /^@\//, replacement: root },
];

// Files share a worker and the libraries in it: docs/decisions/0013-tests-within-twelve-minutes.md
const shared = { isolate: false, setupFiles: ['lib/testing/fresh-start.ts'] };

export default defineConfig({
  test: {
    env: { LOG_LEVEL: 'silent' },
    // Many tests wait for a clock or a process rather than compute: one file per core leaves cores idle.
    maxWorkers: 3,
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        plugins: [react()],
        resolve: { alias },
        test: {
          name: 'screen',
          ...shared,
          environment: 'jsdom',
          include: ['components/**/*.test.{ts,tsx}', '{app,lib}/**/*.test.tsx'],
          testTimeout: 20_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'server',
          ...shared,
          environment: 'node',
          include: ['lib/**/*.test.ts', 'simulator/**/*.test.ts', 'scripts/**/*.test.ts', 'proxy.test.ts'],
          exclude: ['**/*.long.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
