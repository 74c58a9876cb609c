import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import { authorize } from '@/lib/access/authorize';
import { currentViewer, type Viewer } from '@/lib/auth/viewer';
import { accessOf } from '@/lib/connections/access';
import { type ConnectionSummary, connectionForApp, connectionsOf } from '@/lib/connections/reach';
import { type BudgetSnapshot, budgetSnapshot } from '@/lib/heroku/budget';
import type { Caller } from '@/lib/heroku/client';
import { log } from '@/lib/log';
import { Failure, fail, ok, type Result, unwrap } from '@/lib/result';
import type { Read, ReadContext } from './read';

/** A read's data, and the API budget of every Heroku account it could have used: the gauge costs no call of its own. */
export type ReadAnswer<T> = { data: T; budgets: BudgetSnapshot[] };

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
  try {
    const viewer = await currentViewer();
    if (!viewer) return fail('signed_out', 'Your session has ended.', 'Sign in again.');
    unwrap(authorize(viewer, read.verb));
    const parsed = read.input.safeParse(raw);
    if (!parsed.success)
      return fail('invalid_input', 'This request is not one that the console makes.', 'Reload the page.');
    const data = await read.run(contextOf(viewer, read.name), parsed.data);
    const connections = await connectionsOf(viewer);
    const accounts = new Map(connections.map((c) => [c.herokuAccountId, c.herokuEmail]));
    return ok({ data, budgets: [...accounts].map(([accountId, label]) => budgetSnapshot(accountId, label)) });
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof Failure) return { ok: false, error: error.error };
    log.error({ err: error, read: read.name }, 'read failed');
    return fail(
      'internal',
      'Something went wrong in the console itself.',
      'Try again; the server log has the details.',
    );
  }
}

function contextOf(viewer: Viewer, name: string): ReadContext {
  const callerOf = (connection: ConnectionSummary): Caller => ({
    access: accessOf(connection),
    purpose: `read:${name}`,
    lane: 'interactive',
  });
  return {
    viewer,
    connections: () => connectionsOf(viewer),
    callerOf,
    async caller(appId) {
      const connection = await connectionForApp(viewer, appId);
      if (!connection) throw new Failure(appOutOfReach());
      return { caller: callerOf(connection), connection };
    },
  };
}

/** The one sentence for an app that does not exist or that the viewer's connections do not reach: it tells neither. */
export function appOutOfReach() {
  return fail(
    'not_found',
    'There is no such app within your reach.',
    'Check the name, or ask an owner to share a connection that reaches it.',
  ).error;
}
