import type { World } from '@/simulator/engine/world';
import type { App, Ms, Release } from '@/simulator/model';
import { releaseLines, restartLines, type Said } from './event-lines';
import type { LogLine } from './line';
import type { AppRecord } from './log-book';
import { firstDynos } from './standing';

const secondMs = 1000;
const phaseMs = 8 * secondMs;
const bootMs = 4 * secondMs;
const betweenDynosMs = 130;
const buildEndsAfterMs = 5;
const deployGapMs = 60 * secondMs;

/** What the log of an app would have said before the world began, told from its releases, builds and dynos. */
export function pastLines(world: World, app: App, record: AppRecord | null, fromMs: Ms): LogLine[] {
  const lines: LogLine[] = [];
  const add = (atMs: Ms, said: readonly Said[]) => {
    for (const [at, line] of said.entries())
      lines.push({ ...line, atMs: atMs + at, micros: ((atMs + at) * 7919) % 1000 });
  };
  const before = record?.firstVersion ?? Number.POSITIVE_INFINITY;
  const releases = app.releases.get().filter((row) => row.version < before && row.createdAtMs >= fromMs);
  const dynos = [...firstDynos(app, record)].sort(([a], [b]) => (a < b ? -1 : 1));
  for (const release of releases) {
    add(release.createdAtMs, releaseLines(release, release.email));
    if (release.hasReleasePhase) addPhase(release, add);
    if (release.status !== 'succeeded') continue;
    for (const [order, [name, dyno]] of dynos.entries()) {
      const delayMs = order * betweenDynosMs;
      const command = app.formation.get(dyno.type)?.command;
      const isStillStarting = dyno.state === 'starting' && dyno.createdAtMs >= release.createdAtMs;
      if (command === undefined || isStillStarting) continue;
      add(release.updatedAtMs + delayMs, restartLines(name, command, 'up', 'Restarting'));
      add(release.updatedAtMs + delayMs + bootMs, [platform(name, 'State changed from starting to up')]);
    }
  }
  for (const build of app.builds.get()) {
    if (build.startsAtMs !== undefined || build.createdAtMs < fromMs) continue;
    add(build.createdAtMs, [api(`Build started by user ${build.email}`)]);
    add(build.updatedAtMs + buildEndsAfterMs, [api('Build succeeded')]);
  }
  const releasedAtMs = releases.at(-1)?.updatedAtMs ?? 0;
  for (const [name, dyno] of dynos) {
    const command = app.formation.get(dyno.type)?.command ?? '';
    if (dyno.createdAtMs > releasedAtMs + deployGapMs) {
      add(dyno.createdAtMs, restartLines(name, command, 'up', dyno.state === 'starting' ? 'Restarting' : 'Cycling'));
      if (dyno.state !== 'starting') {
        add(dyno.createdAtMs + bootMs, [platform(name, 'State changed from starting to up')]);
      }
    }
    if (dyno.state === 'crashed') {
      const said = ['Process exited with status 1', 'State changed from up to crashed'];
      add(
        dyno.updatedAtMs,
        said.map((message) => platform(name, message)),
      );
    }
    if (dyno.state === 'idle') {
      add(
        dyno.updatedAtMs,
        ['Idling', 'State changed from up to down'].map((message) => platform(name, message)),
      );
    }
  }
  return lines.filter(({ atMs }) => atMs >= fromMs && atMs <= world.startedAtMs);
}

function addPhase(release: Release, add: (atMs: Ms, said: Said[]) => void): void {
  const name = `release.${1000 + (Number.parseInt(release.id.slice(0, 8), 16) % 9000)}`;
  const command = release.slug?.processTypes.release ?? '';
  const exit = release.status === 'failed' ? 1 : 0;
  add(release.createdAtMs + 10, [platform(name, `Starting process with command \`${command}\``)]);
  add(release.createdAtMs + bootMs, [platform(name, 'State changed from starting to up')]);
  add(release.createdAtMs + phaseMs, [
    platform(name, `Process exited with status ${exit}`),
    platform(name, 'State changed from up to complete'),
  ]);
}

function platform(process: string, message: string): Said {
  return { source: 'heroku', process, message };
}

function api(message: string): Said {
  return { source: 'app', process: 'api', message };
}
