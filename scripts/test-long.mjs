// What takes too long for every change: soak, kill loops, very large data (`*.long.test.ts`).
import { unitTests } from './lib/stages.mjs';
import { testRun } from './lib/test-run.mjs';

const args = ['--config', 'scripts/vitest-long.config.mjs', ...process.argv.slice(2)];
await testRun(async (databaseEnv) => [await unitTests(databaseEnv, args, 'long')]);
