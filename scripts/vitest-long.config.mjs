import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  resolve: {
    alias: [
      { find: /^server-only$/, replacement: `${root}lib/testing/empty.ts` },
      { find: /^@\//, replacement: root },
    ],
  },
  test: {
    environment: 'node',
    include: ['lib/**/*.long.test.ts', 'simulator/**/*.long.test.ts'],
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
