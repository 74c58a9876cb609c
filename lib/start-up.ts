import 'server-only';
import { getDatabase } from '@/lib/db/client';
import { endConnectionsAtTheEnd } from '@/lib/end-connections';
import { type Env, parseEnv } from '@/lib/env';
import { startJobs } from '@/lib/jobs/start-jobs';
import { startLedger } from '@/lib/ledger/start-ledger';
import { Failure } from '@/lib/result';
import { checkVault } from '@/lib/vault/check-vault';

function list(heading: string, lines: string[]): string {
  return [heading, ...lines.map((line) => `  - ${line}`)].join('\n');
}

function checkEnv(): Env {
  const check = parseEnv(process.env);
  if (check.warnings.length > 0) console.warn(list('Dynodeck warns:', check.warnings));
  if (check.ok) return check.env;
  console.error(list('Dynodeck does not start, because of its environment:', check.problems));
  process.exit(1);
}

function sentenceOf(error: unknown): string {
  if (error instanceof Failure) {
    const { message, nextStep } = error.error;
    return `${message} ${nextStep ?? ''} If the key is lost for good: npm start -- --forget-lost-key.`;
  }
  const cause = error instanceof AggregateError ? error.errors[0] : error;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
}

/**
 * Brings the server up before its first request: checks the environment, opens and migrates the database, makes sure
 * that the vault opens, and starts the jobs. Where one of them fails it says so in a sentence and ends the process.
 */
export async function startUp(): Promise<void> {
  const { publicUrl } = checkEnv();
  process.env.NEXTAUTH_URL = publicUrl;
  try {
    const { db, engine, close } = await getDatabase();
    const notes = await checkVault(db, process.env.DYNODECK_FORGET_LOST_KEY === '1');
    for (const note of notes) console.warn(note);
    if (process.env.DYNODECK_MIGRATE_ONLY) {
      await close();
      console.warn('The database is up to date.');
      process.exit(0);
    }
    endConnectionsAtTheEnd();
    await startLedger();
    startJobs(engine === 'embedded');
  } catch (error) {
    console.error(`Dynodeck does not start: ${sentenceOf(error)}`);
    process.exit(1);
  }
}
