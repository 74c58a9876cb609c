import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { publicUrlAt } from '../harness/local-console';
import { type HerokuLine, startHeroku } from '../harness/local-heroku';
import { freePort } from '../harness/program';
import config from '../playwright.config';
import { World } from './traffic';

export const latencyMs = 40;

/** What every measurement runs on: one simulator, one browser, one port for the consoles that come and go. */
export type Stage = {
  heroku: HerokuLine;
  /** How many apps it has. */
  apps: number;
  /** The account that sees the whole fleet. */
  account: HerokuLine['accounts'][number];
  world: World;
  browser: Browser;
  port: number;
  /** A new empty folder, removed when the stage closes. */
  folder(name: string): string;
  close(): Promise<void>;
};

/** Starts a simulator with so many apps and 40 ms for every answer, and a browser. */
export async function openStage({ apps }: { apps: number }): Promise<Stage> {
  const root = mkdtempSync(path.join(tmpdir(), 'dynodeck-bench-'));
  const port = await freePort();
  const closing: Array<() => Promise<unknown>> = [async () => rmSync(root, { recursive: true, force: true })];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const publicUrl = publicUrlAt(port);
    const { program, line } = await startHeroku({ apps, seed: 7, latencyMs, publicUrl });
    closing.push(() => program.stop());
    const browser = await chromium.launch(config.use?.launchOptions);
    closing.push(() => browser.close());
    const [account] = line.accounts;
    if (!account) throw new Error('The simulator announced no account.');
    const folder = (name: string) => mkdtempSync(path.join(root, `${name}-`));
    return { heroku: line, apps, account, world: new World(line.api), browser, port, folder, close };
  } catch (error) {
    await close();
    throw error;
  }
}
