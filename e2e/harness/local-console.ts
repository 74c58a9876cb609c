import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { HerokuLine } from './local-heroku';
import { type Program, project, startProgram } from './program';

type Options = { name: string; port: number; dataDir: string; heroku: HerokuLine; ownerEmails: string[] };

/** Starts the production build of the console with secrets and a database of its own. */
export function startConsole({ name, port, dataDir, heroku, ownerEmails }: Options): Promise<Program> {
  if (!existsSync(path.join(project, '.next/BUILD_ID'))) {
    throw new Error('There is no production build: run `npm run build` first, or `npm run e2e`, which does it.');
  }
  const publicUrl = publicUrlAt(port);
  const { DYNO: _dyno, ...inherited } = process.env;
  return startProgram({
    name,
    args: ['scripts/start.mjs'],
    env: {
      ...inherited,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      PUBLIC_URL: publicUrl,
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      HEROKU_API_URL: heroku.api,
      HEROKU_ID_URL: heroku.id,
      HEROKU_OAUTH_CLIENT_ID: heroku.oauth.clientId,
      HEROKU_OAUTH_CLIENT_SECRET: heroku.oauth.clientSecret,
      HEROKU_OAUTH_SCOPE: 'global',
      AUTH_SECRET: randomBytes(32).toString('base64'),
      ENCRYPTION_KEY: randomBytes(32).toString('base64'),
      OWNER_EMAILS: ownerEmails.join(','),
      WORKSPACE_NAME: 'Fernhill',
      ALLOW_TOKEN_SIGN_IN: 'true',
      READ_ONLY: 'false',
      DYNODECK_DEMO: '1',
      LOG_LEVEL: 'info',
    },
    isReady: () => answers(`${publicUrl}/api/health`),
  });
}

/** The address of a console on this machine. */
export function publicUrlAt(port: number): string {
  return `http://localhost:${port}`;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}
