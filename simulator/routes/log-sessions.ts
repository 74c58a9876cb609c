import { formatLine, type LogLine, positionOf } from '@/simulator/logs/line';
import type { LogSession } from '@/simulator/logs/model';
import { followLog, logHistory } from '@/simulator/logs/read-log';
import type { App } from '@/simulator/model';
import { type Context, one, type Route, type StreamAnswer } from '@/simulator/route';
import { stamp } from '@/simulator/serialise/stamp';
import { flagIn, textIn } from './input';
import { streamBase } from './stream-base';

const usualLines = 100;
const mostLines = 1500;
const openableMs = 6 * 60_000;
const longestTailMs = 15 * 60_000;

function linesIn(ctx: Context): number {
  const { lines } = ctx.body;
  if (lines === undefined || lines === null) return usualLines;
  const number = Number(lines);
  if (Number.isInteger(number) && number >= 0) return Math.min(number, mostLines);
  return ctx.refuse(422, 'invalid_params', 'lines must be a whole number.');
}

function create(ctx: Context, app: App): LogSession {
  return ctx.world.logSessions.add({
    id: ctx.world.newId(),
    appId: app.id,
    lines: linesIn(ctx),
    isTail: flagIn(ctx, 'tail') ?? false,
    source: textIn(ctx, 'source'),
    process: textIn(ctx, 'dyno_name') ?? textIn(ctx, 'dyno') ?? textIn(ctx, 'type'),
    openUntilMs: ctx.now + openableMs,
    createdAtMs: ctx.now,
    updatedAtMs: ctx.now,
  });
}

function isWanted({ source, process }: LogSession, line: LogLine): boolean {
  if (source !== null && source !== line.source) return false;
  return process === null || line.process === process || line.process.startsWith(`${process}.`);
}

function noSession(ctx: Context): never {
  return ctx.refuse(404, 'not_found', "Couldn't find that log session.", { resource: 'log_session' });
}

function open(ctx: Context): StreamAnswer {
  const { world } = ctx;
  const session = world.logSessions.get(ctx.param('session'));
  const app = session ? world.apps.get(session.appId) : undefined;
  if (!session || !app || session.openUntilMs < ctx.now) return noSession(ctx);
  const resumedAfter = Number(ctx.headers['last-event-id'] ?? 0) || 0;
  const pieceOf = (line: LogLine) => ({ id: String(positionOf(line)), text: `${formatLine(line)}\n` });
  const wanted = (lines: LogLine[]) => lines.filter((line) => isWanted(session, line));
  const history = wanted(logHistory(world, app));
  let backlog = (session.lines === 0 ? [] : history.slice(-session.lines)).filter(
    (row) => positionOf(row) > resumedAfter,
  );
  const follow = followLog(world, app);
  return {
    kind: 'stream',
    isEvents: String(ctx.headers.accept ?? '').includes('text/event-stream'),
    status: 200,
    read: () => {
      const lines = session.isTail ? [...backlog, ...wanted(follow())] : backlog;
      backlog = [];
      const isOver = !session.isTail || world.now() > ctx.now + longestTailMs || world.apps.get(app.id) !== app;
      return { pieces: lines.map(pieceOf), isOver };
    },
  };
}

export const logSessionRoutes: Route[] = [
  {
    method: 'POST',
    path: '/apps/:app/log-sessions',
    scope: 'read',
    handle: (ctx) => {
      const session = create(ctx, ctx.app());
      return one(
        {
          created_at: stamp(session.createdAtMs),
          id: session.id,
          logplex_url: `${streamBase(ctx)}/logs/${session.id}?srv=${Math.floor(session.createdAtMs / 1000)}`,
          updated_at: stamp(session.updatedAtMs),
        },
        201,
      );
    },
  },
  { method: 'GET', path: '/streams/:world/logs/:session', scope: null, isFree: true, isStream: true, handle: open },
];
