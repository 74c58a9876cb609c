// Starts the console in production. The environment is checked and the database migrated by lib/start-up.ts, inside
// the server and before its first request.
//   --migrate          applies the migrations and ends: the release phase of a deployment
//   --forget-lost-key  removes what no present ENCRYPTION_KEY opens, then starts
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { nextStartArgs } from './lib/next.mjs';
import { checkNode, giveUp, inProject, project } from './lib/project.mjs';

const { values } = parseArgs({
  options: { migrate: { type: 'boolean' }, 'forget-lost-key': { type: 'boolean' } },
});
checkNode();
if (!existsSync(inProject('.next/BUILD_ID'))) {
  giveUp(`Dynodeck does not start: there is no production build in ${project}. Run \`npm run build\` first.`);
}
const port = values.migrate ? '0' : process.env.PORT?.trim() || '3000';
if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) giveUp(`Dynodeck does not start: PORT is not a port: ${port}`);

const server = spawn(process.execPath, nextStartArgs(port, values.migrate ? '127.0.0.1' : undefined), {
  cwd: project,
  stdio: 'inherit',
  env: {
    ...process.env,
    ...(values.migrate ? { DYNODECK_MIGRATE_ONLY: '1' } : {}),
    ...(values['forget-lost-key'] ? { DYNODECK_FORGET_LOST_KEY: '1' } : {}),
  },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
server.on('close', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
