import type { App, Build, Release } from '@/simulator/model';
import { type Context, type Route, type TextAnswer, text } from '@/simulator/route';

function appOf(ctx: Context): App {
  return ctx.world.apps.get(ctx.param('app')) ?? noStream(ctx);
}

function noStream(ctx: Context): never {
  return ctx.refuse(404, 'not_found', "Couldn't find that stream.", { resource: 'stream' });
}

function releaseOutput(release: Release): string {
  const lines = [`Running release command: ${release.slug?.processTypes.release ?? ''}`];
  if (release.status === 'succeeded') lines.push('Done.');
  if (release.status === 'failed') lines.push('Release command failed with exit status 1.');
  if (release.status === 'expired') lines.push('Release command was overtaken by a newer release.');
  return `${lines.join('\n')}\n`;
}

function buildOutput(build: Build): string {
  const lines = [
    `-----> Building on the ${build.stack} stack`,
    ...build.buildpacks.map(({ name }) => `-----> Using buildpack: ${name}`),
  ];
  if (build.status === 'succeeded') lines.push('-----> Launching...', '       Done.');
  if (build.status === 'failed') lines.push(' !     Push failed.');
  return `${lines.join('\n')}\n`;
}

function stream(path: string, read: (ctx: Context) => string): Route {
  return {
    method: 'GET',
    path,
    scope: null,
    isFree: true,
    isStream: true,
    handle: (ctx): TextAnswer => text(read(ctx)),
  };
}

/** Output of builds and release commands so far; whoever has the address may read it, as on the platform. */
export const streamRoutes: Route[] = [
  stream('/streams/:world/apps/:app/releases/:release', (ctx) => {
    const release = appOf(ctx)
      .releases.get()
      .find(({ id }) => id === ctx.param('release'));
    return release?.hasReleasePhase ? releaseOutput(release) : noStream(ctx);
  }),
  stream('/streams/:world/apps/:app/builds/:build', (ctx) => {
    const build = appOf(ctx)
      .builds.get()
      .find(({ id }) => id === ctx.param('build'));
    return build ? buildOutput(build) : noStream(ctx);
  }),
];
