import { ensureInstalled } from './install.mjs';
import { checkNode } from './project.mjs';
import { signalRunning } from './run.mjs';
import { summarise } from './summary.mjs';
import { testDatabase } from './test-database.mjs';

/**
 * One run of tests from installation to summary. `work` gets the environment of the test database and returns the
 * stages it ran. What the run starts it also stops, however it ends; the process exits with 1 when anything failed.
 */
export async function testRun(work) {
  const startedAt = Date.now();
  checkNode();
  let database = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      signalRunning(signal);
      database?.stop();
      process.exit(1);
    });
  }
  let exitCode = 1;
  try {
    await ensureInstalled();
    database = await testDatabase();
    exitCode = summarise(await work(database.env), startedAt);
  } catch (error) {
    console.error(`\n${error.message}`);
    console.log('0 passed, 1 failed');
  } finally {
    database?.stop();
  }
  process.exit(exitCode);
}
