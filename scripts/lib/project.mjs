import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root folder, wherever a script was called from. */
export const project = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');

/** The absolute path of a file or folder of the project. */
export function inProject(...parts) {
  return path.join(project, ...parts);
}
