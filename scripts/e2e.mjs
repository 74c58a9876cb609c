// The browser tests alone; arguments go to Playwright: npm run e2e -- sign-in --headed
import { ensureBrowser } from './lib/browser.mjs';
import { browserTests, build } from './lib/stages.mjs';
import { testRun } from './lib/test-run.mjs';

const args = process.argv.slice(2);
const isHeaded = ['--headed', '--ui', '--debug'].some((flag) => args.includes(flag));

await testRun(async (databaseEnv) => {
  const browserEnv = await ensureBrowser({ isHeaded });
  const built = await build();
  if (built.failed > 0) return [built];
  return [built, await browserTests({ ...databaseEnv, ...browserEnv }, args)];
});
