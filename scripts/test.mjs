// Every test that belongs to a change, with its own set-up: packages, browser, PostgreSQL, production build.
import { ensureBrowser } from './lib/browser.mjs';
import { browserTests, build, formatAndLint, types, unitTests } from './lib/stages.mjs';
import { testRun } from './lib/test-run.mjs';

await testRun(async (databaseEnv) => {
  const browserEnv = await ensureBrowser();
  const stages = [await formatAndLint(), await types(), await unitTests(databaseEnv), await build()];
  const isBuilt = stages.at(-1)?.failed === 0;
  return isBuilt ? [...stages, await browserTests({ ...databaseEnv, ...browserEnv })] : stages;
});
