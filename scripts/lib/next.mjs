import { inProject } from './project.mjs';

/** Node's arguments for the production server on a port; without a host name it listens on every interface. */
export function nextStartArgs(port, hostname) {
  const host = hostname ? ['--hostname', hostname] : [];
  return [inProject('node_modules/next/dist/bin/next'), 'start', '--port', String(port), ...host];
}
