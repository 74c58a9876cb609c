import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));
const alias = [
  { find: /^server-only$/, replacement: `${root}lib/testing/empty.ts` },
  { find: /^@\//, replacement: root },
];

export default defineConfig({
  test: {
    env: { LOG_LEVEL: 'silent' },
    projects: [
      {
        plugins: [react()],
        resolve: { alias },
        test: { name: 'screen', environment: 'jsdom', include: ['components/**/*.test.{ts,tsx}', 'app/**/*.test.tsx'] },
      },
      {
        resolve: { alias },
        test: {
          name: 'server',
          environment: 'node',
          include: ['lib/**/*.test.ts', 'simulator/**/*.test.ts', 'scripts/**/*.test.ts', 'proxy.test.ts'],
          exclude: ['**/*.long.test.ts', '**/node_modules/**'],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
});
