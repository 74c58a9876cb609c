// The quick half of the tests: format, lint, types, unit and architecture; no build and no browser.
import { formatAndLint, types, unitTests } from './lib/stages.mjs';
import { testRun } from './lib/test-run.mjs';

await testRun(async (databaseEnv) => [await formatAndLint(), await types(), await unitTests(databaseEnv)]);
