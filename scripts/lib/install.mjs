import { existsSync, readFileSync } from 'node:fs';
import { withProgress } from './progress.mjs';
import { inProject } from './project.mjs';
import { run } from './run.mjs';

function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
}

function isInstalled() {
  const installed = packagesOf(inProject('node_modules/.package-lock.json'));
  return Object.entries(packagesOf(inProject('package-lock.json'))).every(
    ([name, entry]) => name === '' || entry.optional || entry.peer || installed[name]?.version === entry.version,
  );
}

/** Installs the packages of the lock file unless they are all there. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await withProgress('Installing packages', async () => {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const { ok, output } = await run(npm, ['ci', '--include=dev', '--no-audit', '--no-fund']);
    if (!ok) throw new Error(`npm ci failed:\n${output.trim()}`);
  });
}
