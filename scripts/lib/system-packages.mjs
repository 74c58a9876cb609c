import { existsSync } from 'node:fs';
import { withProgress } from './progress.mjs';
import { run } from './run.mjs';

/** Whether system packages can be installed here without asking anybody: root on Debian or a descendant of it. */
export function canInstallSystemPackages() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version');
}

/** Installs a Debian package; returns whether that worked. */
export function installSystemPackage(name) {
  return withProgress(`Installing ${name}`, async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    return (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { env })).ok;
  });
}
