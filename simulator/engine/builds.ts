import { createHash } from 'node:crypto';
import type { Account, App, Build, Buildpack, Slug } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import { currentRelease } from './current-release';
import { createRelease } from './releases';
import { readTarball } from './tarball';
import type { World } from './world';

const usualBuildMs = 12_000;

export interface NewBuild {
  account: Account;
  /** Where the source is fetched from; an uploaded one is looked into. */
  url: string;
  version: string | null;
  description: string | null;
  /** `SHA256:` and the digest of the source. */
  checksum: string | null;
  /** The app's own unless given. */
  buildpacks?: readonly Buildpack[];
}

const languages: readonly { file: string; buildpack: string; description: string; command: string }[] = [
  { file: 'package.json', buildpack: 'heroku/nodejs', description: 'Node.js', command: 'npm start' },
  { file: 'Gemfile', buildpack: 'heroku/ruby', description: 'Ruby', command: 'bundle exec puma -C config/puma.rb' },
  { file: 'requirements.txt', buildpack: 'heroku/python', description: 'Python', command: 'gunicorn app:app' },
  { file: 'pyproject.toml', buildpack: 'heroku/python', description: 'Python', command: 'gunicorn app:app' },
  { file: 'go.mod', buildpack: 'heroku/go', description: 'Go', command: 'bin/app' },
  { file: 'pom.xml', buildpack: 'heroku/java', description: 'Java', command: 'java -jar target/app.jar' },
];

/**
 * Starts a build. It is `pending` for some seconds of world time, behind earlier builds of the app, and ends with a slug
 * and a release, or `failed`: when the app is told to, or when its uploaded source cannot be built.
 */
export function startBuild(world: World, app: App, input: NewBuild): Build {
  const now = world.now();
  const builds = app.builds.get();
  const waiting = builds.filter((row) => row.status === 'pending').map((row) => row.endsAtMs ?? now);
  const startsAtMs = Math.max(now, ...waiting);
  const build: Build = {
    id: world.newId(),
    status: 'pending',
    stack: app.buildStack,
    sourceUrl: input.url,
    sourceVersion: input.version,
    sourceDescription: input.description,
    checksum: input.checksum,
    buildpacks: buildpacksOf(world, app, input),
    releaseId: null,
    slugId: null,
    accountId: input.account.id,
    email: input.account.email,
    startsAtMs,
    endsAtMs: startsAtMs + (app.buildMs ?? usualBuildMs),
    createdAtMs: now,
    updatedAtMs: now,
  };
  builds.push(build);
  world.happenings.tell({ kind: 'build', action: 'create', app, build, actor: actorOf(build) });
  world.after((build.endsAtMs ?? now) - now, () => finish(world, app, build, input));
  return build;
}

/** Cancels a build that is still running, which makes it `failed`. 422 for one that has ended. */
export function cancelBuild(world: World, app: App, build: Build): void {
  if (build.status !== 'pending') throw new Refusal(422, 'invalid_params', 'Only a pending build can be canceled.');
  build.failure = 'Build canceled.';
  settle(world, app, build, 'failed');
}

function finish(world: World, app: App, build: Build, input: NewBuild): void {
  if (build.status !== 'pending' || world.apps.get(app.id) !== app) return;
  const made = app.hasFailingBuild ? 'Failed to compile the app.' : compile(world, app, build);
  if (typeof made === 'string') {
    build.failure = made;
    settle(world, app, build, 'failed');
    return;
  }
  const version = input.version ?? made.id;
  if (app.buildpacks.length === 0) app.buildpacks = build.buildpacks;
  build.slugId = made.id;
  settle(world, app, build, 'succeeded', () => {
    const release = createRelease(world, app, {
      account: input.account,
      description: `Deploy ${version.slice(0, 8)}`,
      slug: made,
    });
    build.releaseId = release.id;
  });
}

/** The slug, or why there is none. */
function compile(world: World, app: App, build: Build): Slug | string {
  const upload = world.sources.named(build.sourceUrl);
  if (upload && upload.bytes === null) return 'The source was never uploaded.';
  const bytes = upload?.bytes ?? null;
  const digest = bytes ? createHash('sha256').update(bytes).digest('hex') : null;
  if (digest && build.checksum && build.checksum.toLowerCase() !== `sha256:${digest}`) {
    return 'The checksum of the source does not match.';
  }
  const source = bytes ? readTarball(bytes) : undefined;
  if (source === null) return 'The source is not a tar archive.';
  const running = currentRelease(app)?.slug ?? null;
  if (build.buildpacks.length === 0 && !running) return 'No default language could be detected for this app.';
  const language = languages.find(({ buildpack }) => build.buildpacks.some(({ name }) => name === buildpack));
  const now = world.now();
  return {
    id: world.newId(),
    commit: build.sourceVersion,
    commitDescription: build.sourceDescription,
    checksum: build.checksum ?? (digest === null ? null : `SHA256:${digest}`),
    buildpackDescription: language?.description ?? running?.buildpackDescription ?? null,
    processTypes: source?.processTypes ?? running?.processTypes ?? { web: language?.command ?? 'npm start' },
    sizeBytes: bytes ? bytes.length : (running?.sizeBytes ?? 30_000_000),
    stack: build.stack,
    deletedAtMs: null,
    createdAtMs: now,
    updatedAtMs: now,
  };
}

/** Those that were asked for, the app's own, or what the uploaded files speak for; decided before anything is printed. */
function buildpacksOf(world: World, app: App, input: NewBuild): readonly Buildpack[] {
  const wanted = input.buildpacks ?? app.buildpacks;
  if (wanted.length > 0) return wanted;
  const upload = world.sources.named(input.url);
  const files = upload?.bytes ? readTarball(upload.bytes)?.files : undefined;
  const language = upload ? languages.find(({ file }) => files?.includes(file)) : languages[0];
  return language ? [{ name: language.buildpack, url: `urn:buildpack:${language.buildpack}` }] : [];
}

function settle(world: World, app: App, build: Build, status: Build['status'], release?: () => void): void {
  build.status = status;
  build.updatedAtMs = world.now();
  release?.();
  world.happenings.tell({ kind: 'build', action: 'update', app, build, actor: actorOf(build) });
}

function actorOf({ accountId, email }: Build) {
  return { id: accountId, email };
}
