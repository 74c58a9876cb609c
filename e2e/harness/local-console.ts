import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { HerokuLine } from './local-heroku';
import { type Program, project, startProgram } from './program';

export type Secrets = { AUTH_SECRET: string; ENCRYPTION_KEY: string };
type Options = {
  name: string;
  port: number;
  /** Where browsers reach it; by default at its port. */
  publicUrl?: string;
  dataDir: string;
  heroku: HerokuLine;
  ownerEmails: string[];
  secrets?: Secrets;
  logLevel?: 'info' | 'trace';
  /** Variables that differ from those of a usual test console. */
  env?: Record<string, string>;
};

export function newSecrets(): Secrets {
  const secret = () => randomBytes(32).toString('base64');
  return { AUTH_SECRET: secret(), ENCRYPTION_KEY: secret() };
}

/** Starts the production build of the console with secrets and a database of its own. */
export function startConsole(options: Options): Promise<Program> {
  const { name, port, dataDir, heroku, ownerEmails } = options;
  if (!existsSync(path.join(project, '.next/BUILD_ID'))) {
    throw new Error('There is no production build: run `npm run build` first, or `npm run e2e`, which does it.');
  }
  const { DYNO: _dyno, ...inherited } = process.env;
  return startProgram({
    name,
    args: ['scripts/start.mjs'],
    env: {
      ...inherited,
      NODE_ENV: 'production',
      NEXT_TELEMETRY_DISABLED: '1',
      PORT: String(port),
      PUBLIC_URL: options.publicUrl ?? publicUrlAt(port),
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      HEROKU_API_URL: heroku.api,
      HEROKU_ID_URL: heroku.id,
      HEROKU_OAUTH_CLIENT_ID: heroku.oauth.clientId,
      HEROKU_OAUTH_CLIENT_SECRET: heroku.oauth.clientSecret,
      HEROKU_OAUTH_SCOPE: 'global',
      ...(options.secrets ?? newSecrets()),
      OWNER_EMAILS: ownerEmails.join(','),
      WORKSPACE_NAME: 'Fernhill',
      ALLOW_TOKEN_SIGN_IN: 'true',
      READ_ONLY: 'false',
      DYNODECK_DEMO: '1',
      LOG_LEVEL: options.logLevel ?? 'info',
      ...options.env,
    },
    isReady: () => answers(`http://127.0.0.1:${port}/api/health`),
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
