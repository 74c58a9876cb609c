import { spawn } from 'node:child_process';
import { project } from './project.mjs';

const keptChars = 200_000;
const running = new Set();

/**
 * Runs a command in the project. Returns `{ ok, output }`; with `isShown` the output goes to the terminal as it comes,
 * else it is only kept.
 */
export function run(command, args, { env = {}, isShown = false } = {}) {
  return new Promise((resolve) => {
    const stdio = isShown ? 'inherit' : ['ignore', 'pipe', 'pipe'];
    const child = spawn(command, args, { cwd: project, stdio, env: { ...process.env, ...env } });
    running.add(child);
    let output = '';
    const keep = (chunk) => {
      output = (output + chunk).slice(-keptChars);
    };
    child.stdout?.setEncoding('utf8').on('data', keep);
    child.stderr?.setEncoding('utf8').on('data', keep);
    const end = (result) => {
      running.delete(child);
      resolve(result);
    };
    child.on('error', (error) => end({ ok: false, output: `${command}: ${error.message}` }));
    child.on('close', (code) => end({ ok: code === 0, output }));
  });
}

/** Passes a signal on to every command that is running. */
export function signalRunning(signal) {
  for (const child of running) child.kill(signal);
}

/** Runs a command-line tool that is installed in the project. */
export function runTool(tool, args, options) {
  return run(process.execPath, [`node_modules/${tool}`, ...args], options);
}
