import { startPostgres } from './postgres.mjs';
import { canInstallSystemPackages, installSystemPackage } from './system-packages.mjs';

/**
 * A PostgreSQL for a test run: the one that TEST_DATABASE_URL names, else a throw-away one, installed first where that
 * is possible. Returns `{ env, stop }`; without a server the tests themselves say what they leave out.
 */
export async function testDatabase() {
  if (process.env.TEST_DATABASE_URL) return { env: {}, stop: () => undefined };
  let server = await startPostgres();
  if (!server && canInstallSystemPackages() && (await installSystemPackage('postgresql'))) {
    server = await startPostgres();
  }
  return server ? { env: { TEST_DATABASE_URL: server.url }, stop: server.stop } : { env: {}, stop: () => undefined };
}
