import { type Program, startProgram } from './program';

/** What the simulator says of itself when it listens. */
export type HerokuLine = {
  api: string;
  id: string;
  oauth: { clientId: string; clientSecret: string };
  accounts: { email: string; token: string }[];
};

type Options = {
  apps: number;
  seed: number;
  latencyMs: number;
  publicUrl: string;
  /** Tells its log from that of another one. */
  name?: string;
};

/** Starts a simulator on a free port, with the console at `publicUrl` as its OAuth client. */
export async function startHeroku(options: Options): Promise<{ program: Program; line: HerokuLine }> {
  const callback = `${options.publicUrl}/api/auth/callback/heroku`;
  const fleet = ['--apps', options.apps, '--seed', options.seed, '--latency', options.latencyMs].map(String);
  const program = await startProgram({
    name: options.name ? `simulator-${options.name}` : 'simulator',
    args: ['--import', 'tsx', 'simulator/main.ts', '--port', '0', ...fleet, '--callback', callback],
    env: process.env,
    isReady: (log) => log.includes('\n'),
  });
  return { program, line: JSON.parse(program.log().split('\n')[0] ?? '') as HerokuLine };
}
