import type { App, Build, Ms, Release } from '@/simulator/model';

export interface OutputLine {
  atMs: Ms;
  text: string;
}

const phaseLineMs = 1_500;

/** What a build prints, with the moment of each line; final lines only exist once it has ended. */
export function buildOutput(app: App, build: Build): OutputLine[] {
  const startsAtMs = build.startsAtMs ?? build.createdAtMs;
  const isPending = build.status === 'pending';
  const endsAtMs = isPending ? (build.endsAtMs ?? startsAtMs) : build.updatedAtMs;
  const plannedMs = (build.endsAtMs ?? build.updatedAtMs) - startsAtMs;
  const work = [
    `-----> Building on the ${build.stack.replace('h', 'H')} stack`,
    ...build.buildpacks.map(({ name }) => `-----> Using buildpack: ${name}`),
    `-----> Fetching source${build.sourceVersion ? ` ${build.sourceVersion.slice(0, 8)}` : ''}`,
    '-----> Installing dependencies',
    '       Dependencies are installed',
    '-----> Compiling the app',
    '       Build finished',
    '-----> Discovering process types',
  ];
  const lines = work.map((text, at) => ({ atMs: startsAtMs + Math.round((plannedMs * at) / work.length), text }));
  const printed = lines.filter(({ atMs }) => atMs <= endsAtMs);
  if (isPending) return printed;
  return [...printed, ...ending(app, build).map((text) => ({ atMs: endsAtMs, text }))];
}

function ending(app: App, build: Build): string[] {
  if (build.status === 'failed')
    return [` !     ${build.failure ?? 'Failed to compile the app.'}`, ' !     Push failed'];
  const release = app.releases.get().find(({ id }) => id === build.releaseId);
  const types = Object.keys(release?.slug?.processTypes ?? {});
  const bytes = release?.slug?.sizeBytes ?? 0;
  return [
    `       Procfile declares types -> ${types.join(', ')}`,
    '-----> Compressing...',
    `       Done: ${(bytes / 1_048_576).toFixed(1)}M`,
    '-----> Launching...',
    `       Released v${release?.version ?? ''}`,
    `       https://${app.webHost}/ deployed to Heroku`,
  ];
}

/** What a release command prints, in the same way. */
export function releaseOutput(release: Release): OutputLine[] {
  const startsAtMs = release.createdAtMs;
  const command = release.slug?.processTypes.release ?? '';
  const lines = [
    { atMs: startsAtMs, text: `Running release command: ${command}` },
    { atMs: startsAtMs + phaseLineMs, text: 'Connecting to the database' },
    { atMs: startsAtMs + 2 * phaseLineMs, text: 'Looking for changes to apply' },
  ];
  if (release.status === 'pending') return lines;
  const printed = lines.filter(({ atMs }) => atMs <= release.updatedAtMs);
  return [...printed, { atMs: release.updatedAtMs, text: endings[release.status] }];
}

const endings = {
  succeeded: 'Done.',
  failed: 'Release command failed with exit status 1.',
  expired: 'Release command was overtaken by a newer release.',
};
