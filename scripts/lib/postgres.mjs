import { spawnSync } from 'node:child_process';
import { accessSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';

const serverUser = 'postgres';

function isRoot() {
  return process.getuid?.() === 0;
}

function binaryFolders() {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return [...versions.map((version) => path.join(debian, version, 'bin')), ...(process.env.PATH ?? '').split(':')];
}

function findBinaries() {
  return binaryFolders().find((folder) => ['initdb', 'pg_ctl', 'postgres'].every((name) => isThere(folder, name)));
}

function isThere(folder, name) {
  try {
    accessSync(path.join(folder, name));
    return true;
  } catch {
    return false;
  }
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

// PostgreSQL refuses to run as root.
function runAsServer(command, args) {
  const asRoot = isRoot() ? ['runuser', ['-u', serverUser, '--', command, ...args]] : [command, args];
  const done = spawnSync(asRoot[0], asRoot[1], { cwd: tmpdir(), encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${path.basename(command)}: ${done.stderr || done.stdout || done.error}`);
}

function idsOf(user) {
  const id = (flag) => Number(spawnSync('id', [flag, user], { encoding: 'utf8' }).stdout);
  return { uid: id('-u'), gid: id('-g') };
}

/**
 * Starts a throw-away PostgreSQL in a temporary folder, with its own port and socket, for as long as a test run takes.
 * Returns `{ url, stop }`, or null where no server is installed.
 */
export async function startPostgres() {
  const binaries = findBinaries();
  if (!binaries) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'dynodeck-postgres-'));
  const user = isRoot() ? serverUser : userInfo().username;
  if (isRoot()) {
    const { uid, gid } = idsOf(serverUser);
    chownSync(folder, uid, gid);
  }
  const data = path.join(folder, 'data');
  const port = await freePort();
  const clean = () => rmSync(folder, { recursive: true, force: true });
  try {
    runAsServer(path.join(binaries, 'initdb'), ['-D', data, '-U', user, '-A', 'trust', '-E', 'UTF8', '--no-sync']);
    const settings = `-p ${port} -h 127.0.0.1 -k ${folder} -c fsync=off -c full_page_writes=off -c max_connections=200`;
    runAsServer(path.join(binaries, 'pg_ctl'), [
      '-D',
      data,
      '-l',
      path.join(folder, 'log'),
      '-o',
      settings,
      '-w',
      'start',
    ]);
  } catch (error) {
    clean();
    throw error;
  }
  let isStopped = false;
  const stop = () => {
    if (isStopped) return;
    isStopped = true;
    try {
      runAsServer(path.join(binaries, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']);
    } finally {
      clean();
    }
  };
  return { url: `postgres://${user}@127.0.0.1:${port}/postgres`, stop };
}
