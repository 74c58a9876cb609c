import { buildOutput, type OutputLine, releaseOutput } from '@/simulator/engine/output';
import type { App } from '@/simulator/model';
import type { Context, Route, StreamAnswer } from '@/simulator/route';

function appOf(ctx: Context): App {
  return ctx.world.apps.get(ctx.param('app')) ?? noStream(ctx);
}

function noStream(ctx: Context): never {
  return ctx.refuse(404, 'not_found', "Couldn't find that stream.", { resource: 'stream' });
}

/** The byte a client resumes from: `Range: bytes=N-` for text, the byte after `Last-Event-Id` for events. */
function resumedAt(ctx: Context, isEvents: boolean): number {
  const header = isEvents ? ctx.headers['last-event-id'] : /^bytes=(\d+)-$/.exec(String(ctx.headers.range ?? ''))?.[1];
  return Number(header ?? 0) || 0;
}

/** Output that grows while its maker runs. Ids are positions in bytes, so that a broken connection can go on there. */
function follow(ctx: Context, lines: () => OutputLine[], isRunning: () => boolean): StreamAnswer {
  const isEvents = String(ctx.headers.accept ?? '').includes('text/event-stream');
  const startByte = resumedAt(ctx, isEvents);
  let sentBytes = startByte;
  return {
    kind: 'stream',
    isEvents,
    status: startByte > 0 && !isEvents ? 206 : 200,
    read: () => {
      const isOver = !isRunning();
      const printed = lines().filter(({ atMs }) => isOver || atMs <= ctx.world.now());
      const all = Buffer.from(printed.map(({ text }) => `${text}\n`).join(''));
      const fresh = all.toString('utf8', Math.min(sentBytes, all.length));
      const pieces = fresh.split(/(?<=\n)/).flatMap((text) => {
        if (text === '') return [];
        sentBytes += Buffer.byteLength(text);
        return [{ id: String(sentBytes), text }];
      });
      return { pieces, isOver };
    },
  };
}

const shared = { method: 'GET', scope: null, isFree: true, isStream: true } as const;

/** Output of builds and release commands; whoever has the address may read it, as on the platform. */
export const streamRoutes: Route[] = [
  {
    ...shared,
    path: '/streams/:world/apps/:app/releases/:release',
    handle: (ctx) => {
      const release = appOf(ctx)
        .releases.get()
        .find(({ id }) => id === ctx.param('release'));
      if (!release?.hasReleasePhase) return noStream(ctx);
      return follow(
        ctx,
        () => releaseOutput(release),
        () => release.status === 'pending',
      );
    },
  },
  {
    ...shared,
    path: '/streams/:world/apps/:app/builds/:build',
    handle: (ctx) => {
      const app = appOf(ctx);
      const build = app.builds.get().find(({ id }) => id === ctx.param('build'));
      if (!build || (build.startsAtMs ?? 0) > ctx.now) return noStream(ctx);
      return follow(
        ctx,
        () => buildOutput(app, build),
        () => build.status === 'pending',
      );
    },
  },
];
