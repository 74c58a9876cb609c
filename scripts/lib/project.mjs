import path from 'node:path';
import { fileURLToPath } from 'node:url';

const [oldestMajor, oldestMinor] = [20, 19];

/** The project's root folder, wherever a script was called from. */
export const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** The absolute path of a file or folder of the project. */
export function inProject(...parts) {
  return path.join(project, ...parts);
}

/** Ends the process with a sentence for the person who started it. */
export function giveUp(sentence) {
  console.error(`\n${sentence}`);
  process.exit(1);
}

/** Ends the process when this Node is too old for the project. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  giveUp(`Dynodeck needs Node ${oldestMajor}.${oldestMinor} or newer; this is ${process.versions.node}.`);
}
