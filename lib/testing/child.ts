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
  /** What it wrote to its error output so far. */
  errors: () => string;
};

/** Runs TypeScript in a second process, with the server's module conditions and `@/` imports. */
export function startChild(source: string, env: Record<string, string> = {}): Child {
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', '--input-type=module', '--eval', source],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk) => {
    errors += chunk;
  });
  return {
    process: child,
    errors: () => errors,
    line: async () => {
      const { value, done } = await lines.next();
      if (done) throw new Error(`The process ended without another line.\n${errors}`);
      return value;
    },
    ended: once(child, 'close').then(([code, signal]) => code ?? signal),
  };
}
