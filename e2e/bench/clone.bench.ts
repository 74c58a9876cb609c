// The promise to somebody new: from a clone to the sign-in page by one command, and how long a second start takes.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { project } from '../harness/program';
import { median } from './median';
import { type Line, machineLoad, printTable, show } from './report';

const restarts = 3;
const patienceMs = 10 * 60_000;
const aims = { firstMs: 120_000, againMs: 6_000 };

/** `steps` is what the demo itself says that it did, with its own whole seconds. */
type Start = { ms: number; steps: string[] };

/** Runs the demo on free ports, opens the sign-in page as soon as its address is printed, and stops it. */
async function startDemo(folder: string): Promise<Start> {
  const startedAt = performance.now();
  const demo = spawn(process.execPath, ['scripts/demo.mjs', '--port', '0', '--simulator-port', '0'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => demo.kill('SIGTERM');
  process.once('exit', kill);
  try {
    const { address, steps } = await readAddress(demo);
    const page = await fetch(`${address}/sign-in`);
    if (!page.ok || !(await page.text()).includes('Continue with Heroku')) throw new Error('There is no sign-in page.');
    return { ms: performance.now() - startedAt, steps };
  } finally {
    await stop(demo);
    process.off('exit', kill);
  }
}

async function readAddress(demo: ChildProcess): Promise<{ address: string; steps: string[] }> {
  const { stdout } = demo;
  if (!stdout) throw new Error('The demo has no output.');
  const patience = setTimeout(() => demo.kill('SIGTERM'), patienceMs);
  const steps: string[] = [];
  try {
    for await (const line of createInterface({ input: stdout })) {
      if (/ \d+ s$/.test(line)) steps.push(line.replace(/ \.* (?=(\d+ min )?\d+ s$)/, ': '));
      const address = line.match(/^\s*Open\s+(http\S+)/)?.[1];
      if (address) return { address, steps };
    }
  } finally {
    clearTimeout(patience);
  }
  throw new Error(`The demo ended without an address, after: ${steps.join('; ') || 'nothing'}.`);
}

async function stop(demo: ChildProcess): Promise<void> {
  if (demo.exitCode !== null || demo.signalCode !== null) return;
  demo.stdout?.resume();
  const closed = once(demo, 'close');
  demo.kill('SIGINT');
  await closed;
}

function lineOf(label: string, { ms, steps }: Start, aimMs: number): Line {
  return { label, figure: show.seconds(ms), aim: `at most ${show.seconds(aimMs)}`, note: steps.join(' · ') };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
const folder = mkdtempSync(path.join(tmpdir(), 'dynodeck-clone-'));
try {
  const startedAt = performance.now();
  execFileSync('git', ['clone', '--quiet', project, folder], { stdio: 'inherit' });
  const cloneMs = performance.now() - startedAt;
  console.log(`Cloned in ${show.seconds(cloneMs)} (${machineLoad()})`);
  const first = await startDemo(folder);
  const again: Start[] = [];
  for (let run = 0; run < restarts; run += 1) again.push(await startDemo(folder));
  const againMs = median(again.map(({ ms }) => ms));
  const typical = again.find(({ ms }) => ms === againMs) ?? first;
  printTable('From a clone', [
    lineOf('first start, from clone to sign-in page', { ...first, ms: first.ms + cloneMs }, aims.firstMs),
    lineOf(`later start, the middle one of ${restarts}`, typical, aims.againMs),
  ]);
  console.log(`\n${machineLoad()}.`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
