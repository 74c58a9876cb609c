import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A second process of this project. */
export type Child = {
  process: ChildProcess;
  /** The next line that it prints. */
  line: () => Promise<string>;
  /** Resolves with its exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
};

/** Runs TypeScript in a second process, with the server's module conditions and `@/` imports. */
export function startChild(source: string, env: Record<string, string> = {}): Child {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '--eval', source],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, ...env } },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    line: async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error('The process ended without another line.');
      return value;
    },
    ended: once(child, 'close').then(([code, signal]) => code ?? signal),
  };
}
