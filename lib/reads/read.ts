import 'server-only';
import type { ZodType } from 'zod';
import type { Verb } from '@/lib/access/permissions';
import type { Viewer } from '@/lib/auth/viewer';
import type { ConnectionSummary } from '@/lib/connections/reach';
import type { BudgetSnapshot } from '@/lib/heroku/budget';
import type { Caller } from '@/lib/heroku/client';
import type { Result } from '@/lib/result';

/** A read's data, and the API budget of every Heroku account it could have used: the gauge costs no call of its own. */
export type ReadAnswer<T> = { data: T; budgets: BudgetSnapshot[] };

/** What a read may use. It has no way to reach Heroku but through a connection that its viewer reaches. */
export type ReadContext = {
  viewer: Viewer;
  connections(): Promise<ConnectionSummary[]>;
  /** Throws `Failure` `not_found` when no connection of the viewer reaches the app. */
  caller(appId: string): Promise<{ caller: Caller; connection: ConnectionSummary }>;
  callerOf(connection: ConnectionSummary): Caller;
  /** Runs another read for the same person, as it runs alone: authorized, parsed and booked by its own name. */
  also<Input, Output>(read: Read<Input, Output>, input: unknown): Promise<Result<ReadAnswer<Output>>>;
};

/**
 * Something that can be looked at. `priceCalls` is the most calls it makes in one run, without paging;
 * `from` says where its answer may come from.
 */
export type Read<Input, Output> = {
  name: string;
  verb: Verb;
  input: ZodType<Input>;
  priceCalls: number;
  from: ReadonlyArray<'database' | 'snapshot' | 'cache' | 'heroku'>;
  run(ctx: ReadContext, input: Input): Promise<Output>;
};

/** Declares a read; the types of its input and answer follow from the declaration. */
export function defineRead<Input, Output>(read: Read<Input, Output>): Read<Input, Output> {
  return read;
}
