import type { HerokuLine } from './local-heroku';
import { type Program, startProgram } from './program';

type Options = {
  name: string;
  port: number;
  dataDir: string;
  heroku: HerokuLine;
  token: string;
  allowsChanges?: boolean;
};

/** Starts the demo over a person's own account, at the Heroku that `heroku` names. */
export function startRealDemo({
  name,
  port,
  dataDir,
  heroku,
  token,
  allowsChanges = false,
}: Options): Promise<Program> {
  const write = allowsChanges ? ['--write'] : [];
  return startProgram({
    name,
    args: ['scripts/demo.mjs', '--real', ...write, '--port', String(port), '--data', dataDir],
    env: { ...process.env, HEROKU_API_URL: heroku.api, HEROKU_ID_URL: heroku.id, HEROKU_API_KEY: token },
    isReady: (log) => log.includes('Ctrl-C'),
  });
}
