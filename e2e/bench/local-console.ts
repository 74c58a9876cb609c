import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { localEnv } from '../../scripts/lib/local-env.mjs';
import { answersAt, createPrograms } from '../../scripts/lib/programs.mjs';
import { localSecrets } from '../../scripts/lib/secrets.mjs';
import { publicUrlAt } from '../harness/local-console';
import type { HerokuLine } from '../harness/local-heroku';

type Options = { port: number; dataDir: string; heroku: HerokuLine; databaseUrl: string | null };

/** A console in production; started again on the same folder it has the same secrets and data. */
export type LocalConsole = {
  publicUrl: string;
  /** Resident memory of the server process in bytes; null where the system does not tell. */
  memoryBytes(): number | null;
  stop(): Promise<void>;
};

/** Starts the console by its production command and waits until it answers. */
export async function startConsole({ port, dataDir, heroku, databaseUrl }: Options): Promise<LocalConsole> {
  const publicUrl = publicUrlAt(port);
  const env = localEnv({
    ...localSecrets(dataDir),
    PORT: String(port),
    PUBLIC_URL: publicUrl,
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? '',
    HEROKU_API_URL: heroku.api,
    HEROKU_ID_URL: heroku.id,
    HEROKU_OAUTH_CLIENT_ID: heroku.oauth.clientId,
    HEROKU_OAUTH_CLIENT_SECRET: heroku.oauth.clientSecret,
    OWNER_EMAILS: heroku.accounts[0]?.email ?? '',
    WORKSPACE_NAME: 'Fernhill',
  });
  const programs = createPrograms();
  const started = programs.start('The console', ['scripts/start.mjs'], {
    env,
    logFile: path.join(dataDir, 'console.log'),
  });
  const { child } = started;
  // Whatever ends the measuring ends what it measures.
  const end = () => child.kill('SIGTERM');
  process.once('exit', end);
  const stop = async () => {
    await programs.stopAll();
    process.off('exit', end);
  };
  try {
    await answersAt(started, `${publicUrl}/api/health`);
  } catch (error) {
    await stop();
    throw error;
  }
  return { publicUrl, memoryBytes: () => memoryOfOnlyChild(child.pid), stop };
}

/** The start command is a process of its own that waits for the server. */
function memoryOfOnlyChild(pid: number | undefined): number | null {
  const children = `/proc/${pid}/task/${pid}/children`;
  if (!existsSync(children)) return null;
  const [server] = readFileSync(children, 'utf8').trim().split(' ');
  const kib = readFileSync(`/proc/${server}/status`, 'utf8').match(/^VmRSS:\s+(\d+) kB$/m)?.[1];
  return kib === undefined ? null : Number(kib) * 1024;
}
