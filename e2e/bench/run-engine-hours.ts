import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { project } from '../harness/program';
import type { EngineFigures } from './engine-figures';
import { createScratchDatabase } from './scratch-database';

type Place = { api: string; dataDir: string; serverUrl: string | undefined };

/** Lets the engine run for some simulated hours in a process of its own, and returns what it says of them. */
export async function runEngineHours({ api, dataDir, serverUrl }: Place): Promise<EngineFigures> {
  const databases = serverUrl ? [await createScratchDatabase(serverUrl), await createScratchDatabase(serverUrl)] : [];
  try {
    const flags = ['--expose-gc', '--conditions=react-server', '--import', 'tsx'];
    const args = [...flags, 'e2e/bench/engine-hour.ts', api, dataDir, ...databases.map(({ url }) => url)];
    return JSON.parse(await outputOf(args)) as EngineFigures;
  } finally {
    for (const { drop } of databases) await drop();
  }
}

async function outputOf(args: string[]): Promise<string> {
  const env = { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'silent' } as SpawnOptions['env'];
  const child = spawn(process.execPath, args, { cwd: project, env, stdio: ['ignore', 'pipe', 'inherit'] });
  // Whatever ends the measuring ends what it measures.
  const end = () => child.kill();
  process.once('exit', end);
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const [code] = await once(child, 'close');
  process.off('exit', end);
  if (code !== 0) throw new Error(`The engine's hours ended with ${code}.`);
  return text;
}
