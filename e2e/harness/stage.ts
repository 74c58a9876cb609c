import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { publicUrlAt, startConsole } from './local-console';
import { type HerokuLine, startHeroku } from './local-heroku';
import { freePort, type Program } from './program';
import { Sim } from './sim';

type Credentials = { email: string; token: string };

/** A simulator and a console that one worker's tests have to themselves: what a test breaks meets no other worker. */
export type Stage = {
  publicUrl: string;
  heroku: HerokuLine;
  /** An owner without apps, who invites. */
  keeper: Credentials;
  /** An owner who sees the whole made-up fleet. */
  storyteller: Credentials;
  close(): Promise<void>;
};

/** Starts both; `name` tells their logs from those of other workers. */
export async function openStage(name: string): Promise<Stage> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'dynodeck-e2e-'));
  const port = await freePort();
  const publicUrl = publicUrlAt(port);
  const running: Program[] = [];
  const close = async () => {
    await Promise.all(running.map((program) => program.stop()));
    rmSync(dataDir, { recursive: true, force: true });
  };
  try {
    const { program, line } = await startHeroku({ apps: 300, seed: 7, latencyMs: 2, publicUrl, name });
    running.push(program);
    const keeper = await new Sim(line.api).addAccount('keeper@dynodeck.example', 'Kim Keeper');
    const [storyteller] = line.accounts;
    if (!storyteller) throw new Error('The simulator announced no account.');
    const ownerEmails = [keeper.email, storyteller.email];
    running.push(await startConsole({ name: `console-${name}`, port, dataDir, heroku: line, ownerEmails }));
    return { publicUrl, heroku: line, keeper, storyteller, close };
  } catch (error) {
    await close();
    throw error;
  }
}
