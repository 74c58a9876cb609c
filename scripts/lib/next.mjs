import { spawn } from 'node:child_process';
import { inProject, project } from './project.mjs';

const binary = inProject('node_modules/next/dist/bin/next');

/** Starts the production server on a port; without a host name on every interface. Returns its process. */
export function startNext(port, { hostname, env, stdio = 'inherit' }) {
  const host = hostname ? ['--hostname', hostname] : [];
  return spawn(process.execPath, [binary, 'start', '--port', String(port), ...host], { cwd: project, env, stdio });
}
