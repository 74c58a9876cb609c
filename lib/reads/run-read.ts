import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { authorize } from '@/lib/access/authorize';
import { currentViewer, type Viewer } from '@/lib/auth/viewer';
import { appOutOfReach } from '@/lib/connections/app-out-of-reach';
import { callerFor } from '@/lib/connections/caller';
import { type ConnectionSummary, connectionAmong, connectionsOf } from '@/lib/connections/reach';
import { unforeseen } from '@/lib/db/database-away';
import type { Caller } from '@/lib/heroku/client';
import { log } from '@/lib/log';
import { Failure, fail, ok, type Result, unwrap } from '@/lib/result';
import { budgetsOf } from './budgets-of';
import type { Read, ReadAnswer, ReadContext } from './read';

/**
 * Runs a read for the person of the current request: session, parse, authorize, run.
 * Returns an object that holds the unfinished promise, because Next answers a browser's actions one after another and
 * the next one may start as soon as this object has left (see docs/decisions/0001-server-actions-as-the-proxy.md).
 */
export function runRead<Input, Output>(
  read: Read<Input, Output>,
  input: unknown,
): { result: Promise<Result<ReadAnswer<Output>>> } {
  return { result: answer(read, input) };
}

async function answer<Input, Output>(read: Read<Input, Output>, raw: unknown): Promise<Result<ReadAnswer<Output>>> {
  return orTrouble(read, async () => {
    const viewer = await currentViewer();
    if (!viewer) return fail('signed_out', 'Your session has ended.', 'Sign in again.');
    return answerTo(viewer, read, raw, connectionsOnce(viewer));
  });
}

type Connections = () => Promise<ConnectionSummary[]>;

async function answerTo<Input, Output>(
  viewer: Viewer,
  read: Read<Input, Output>,
  raw: unknown,
  connections: Connections,
): Promise<Result<ReadAnswer<Output>>> {
  unwrap(authorize(viewer, read.verb));
  const parsed = read.input.safeParse(raw);
  if (!parsed.success)
    return fail('invalid_input', 'This request is not one that the console makes.', 'Reload the page.');
  const data = await read.run(contextOf(viewer, read.name, connections), parsed.data);
  return ok({ data, budgets: budgetsOf(await connections()) });
}

async function orTrouble<T>(read: { name: string }, work: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof Failure) return { ok: false, error: error.error };
    log.error({ err: error, read: read.name }, 'read failed');
    return unforeseen(error);
  }
}

function contextOf(viewer: Viewer, name: string, connections: Connections): ReadContext {
  const callerOf = (connection: ConnectionSummary): Caller =>
    callerFor(connection, { purpose: `read:${name}`, lane: 'interactive', personId: viewer.personId });
  return {
    viewer,
    connections,
    callerOf,
    async caller(appId) {
      const connection = await connectionAmong(await connections(), appId);
      if (!connection) throw new Failure(appOutOfReach());
      return { caller: callerOf(connection), connection };
    },
    also: (read, input) => orTrouble(read, () => answerTo(viewer, read, input, connections)),
  };
}

function connectionsOnce(viewer: Viewer): Connections {
  let asked: Promise<ConnectionSummary[]> | undefined;
  return () => {
    asked ??= connectionsOf(viewer);
    return asked;
  };
}
