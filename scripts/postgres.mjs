// Runs a command with a throw-away PostgreSQL: node scripts/postgres.mjs npx vitest run --project server lib/db
import { spawn } from 'node:child_process';
import { startPostgres } from './lib/postgres.mjs';

const [command, ...args] = process.argv.slice(2);
if (!command) {
  console.error('Usage: node scripts/postgres.mjs <command> [arguments]');
  process.exit(2);
}
const server = await startPostgres();
if (!server) console.error('No PostgreSQL is installed here: the command runs without TEST_DATABASE_URL.');
const env = server ? { ...process.env, TEST_DATABASE_URL: server.url } : process.env;
const child = spawn(command, args, { stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => console.error(`${command}: ${error.message}`));
child.on('close', (code) => {
  server?.stop();
  process.exit(code ?? 1);
});
