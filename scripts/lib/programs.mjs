import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { project } from './project.mjs';

const graceMs = 5_000;
const tailLines = 20;

/**
 * Long-running programs of one script: what they write goes to a file each, and `stopAll` ends them, politely first.
 */
export function createPrograms() {
  const running = new Set();

  function start(name, args, { env, logFile }) {
    const child = spawn(process.execPath, args, { cwd: project, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const file = createWriteStream(logFile, { mode: 0o600 });
    const tail = [];
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk) => file.write(chunk));
      createInterface({ input: stream }).on('line', (line) => {
        tail.push(line);
        if (tail.length > tailLines) tail.shift();
      });
    }
    const ended = new Promise((resolve) => child.on('close', resolve));
    const program = { name, child, ended, tail, logFile, hasEnded: false };
    running.add(program);
    ended.then(() => {
      program.hasEnded = true;
      running.delete(program);
      file.end();
    });
    return program;
  }

  async function stopAll() {
    await Promise.all(
      [...running].map(async (program) => {
        program.child.kill('SIGTERM');
        const patience = setTimeout(() => program.child.kill('SIGKILL'), graceMs);
        await program.ended;
        clearTimeout(patience);
      }),
    );
  }

  return { start, stopAll };
}

function assertRunning(program) {
  if (!program.hasEnded) return;
  throw new Error(`${program.name} ended at its start. Its last words:\n${program.tail.join('\n')}`);
}

/** Waits for the first line of a program that is a JSON object, and returns it parsed. */
export async function firstJsonLine(program, withinMs = 30_000) {
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    const line = program.tail.find((text) => text.startsWith('{') && text.endsWith('}'));
    if (line) return JSON.parse(line);
    assertRunning(program);
    await sleep(25);
  }
  throw new Error(`${program.name} did not start within ${withinMs / 1000} seconds; see ${program.logFile}.`);
}

/** Waits until a program answers at an address without a server error. */
export async function answersAt(program, url, withinMs = 60_000) {
  const until = Date.now() + withinMs;
  while (Date.now() < until) {
    assertRunning(program);
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => null);
    await answer?.body?.cancel();
    if (answer && answer.status < 500) return;
    await sleep(50);
  }
  throw new Error(
    `${program.name} did not answer at ${url} within ${withinMs / 1000} seconds; see ${program.logFile}.`,
  );
}
