import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publicUrlAt, startConsole } from './harness/local-console';
import { startHeroku } from './harness/local-heroku';
import { freePort, type Program } from './harness/program';
import { Sim } from './harness/sim';
import { announceStage } from './harness/stage';

/** Starts one simulator and one console for all tests; returns what stops both. */
export default async function startServers(): Promise<() => Promise<void>> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dynodeck-e2e-'));
  const port = await freePort();
  const publicUrl = publicUrlAt(port);
  const running: Program[] = [];
  const stop = async () => {
    await Promise.all(running.map((program) => program.stop()));
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const { program, line } = await startHeroku({ apps: 300, seed: 7, latencyMs: 2, publicUrl });
    running.push(program);
    const keeper = await new Sim(line.api).addAccount('keeper@dynodeck.example', 'Kim Keeper');
    const [storyteller] = line.accounts;
    if (!storyteller) throw new Error('The simulator announced no account.');
    running.push(
      await startConsole({
        name: 'console',
        port,
        dataDir,
        heroku: line,
        ownerEmails: [keeper.email, storyteller.email],
      }),
    );
    announceStage({ publicUrl, heroku: line, keeper, storyteller });
    return stop;
  } catch (error) {
    await stop();
    throw error;
  }
}
