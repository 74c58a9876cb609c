import 'server-only';
import type { ZodType } from 'zod';
import type { Verb } from '@/lib/access/permissions';
import type { Viewer } from '@/lib/auth/viewer';
import type { ConnectionSummary } from '@/lib/connections/reach';
import type { Caller } from '@/lib/heroku/client';

/** What a read may use. It has no way to reach Heroku but through a connection that its viewer reaches. */
export type ReadContext = {
  viewer: Viewer;
  connections(): Promise<ConnectionSummary[]>;
  /** Throws `Failure` `not_found` when no connection of the viewer reaches the app. */
  caller(appId: string): Promise<{ caller: Caller; connection: ConnectionSummary }>;
  callerOf(connection: ConnectionSummary): Caller;
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
