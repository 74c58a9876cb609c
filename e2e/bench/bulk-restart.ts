import { type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { project } from '../harness/program';
import { type Line, show } from './report';

export type BulkFigures = Record<'apps' | 'latencyMs' | 'done' | 'calls' | 'beganMs' | 'jobMs' | 'loopMs', number>;

/** Restarts a hundred apps as one job and by a loop, in a process of its own, at 40 ms an answer. */
export async function measureBulkRestart(): Promise<BulkFigures> {
  const args = ['--conditions=react-server', '--import', 'tsx', 'e2e/bench/bulk-hundred.ts'];
  const env = { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'silent' } as SpawnOptions['env'];
  const child = spawn(process.execPath, args, { cwd: project, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const end = () => child.kill();
  process.once('exit', end);
  let text = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const [code] = await once(child, 'close');
  process.off('exit', end);
  if (code !== 0) throw new Error(`The bulk restart ended with ${code}.`);
  return JSON.parse(text) as BulkFigures;
}

/** The lines to print of it. */
export function bulkLines({ apps, latencyMs, done, calls, beganMs, jobMs, loopMs }: BulkFigures): Line[] {
  return [
    {
      label: `Bulk restart of ${apps} apps`,
      figure: show.seconds(jobMs),
      note: `${done} done, at ${latencyMs} ms latency`,
    },
    { label: 'until the tab may be closed', figure: show.ms(beganMs), note: 'plan, question, job' },
    {
      label: 'beside a shell loop',
      figure: show.seconds(loopMs),
      note: 'the one call that `heroku ps:restart` makes, app after app by heroku-client, without what starting the CLI takes',
    },
    { label: 'calls per app', figure: show.ratio(calls / apps).replace(' ×', ''), aim: 'at most 2' },
  ];
}
