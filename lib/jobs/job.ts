import 'server-only';
import type { ZodType } from 'zod';
import type { Db } from '@/lib/db/client';

/** What a run of a job works with. */
export type JobContext<Payload, State> = {
  jobId: string;
  /** When this run began, by the clock that all servers share. */
  now: Date;
  payload: Payload;
  /** What was saved last, by this run or by one before it; null at first. */
  state: State | null;
  personId: string | null;
  /** False once another server may have taken over: whatever is left to do is then no longer for this run. */
  isMine(): boolean;
  /** Notes how far it is. Throws `JobLost`, and writes nothing, once another server has taken over. */
  save(state: State): Promise<void>;
  /** When this run ends well, the job is not done but waits so long (ms), and runs again. */
  restFor(ms: number): void;
  /** Runs database work in one transaction in which nobody can take over. Throws `JobLost` as `save` does. */
  fenced<T>(work: (tx: Db) => Promise<T>): Promise<T>;
};

/**
 * Durable work. It runs at least once, on one server at a time, and again from its saved state should that server die,
 * so each of its steps must be safe to repeat or be fenced.
 */
export type Job<Payload = null, State = null> = {
  kind: string;
  /** Six fields, seconds first, UTC. A job with one is a schedule: it has one row and runs again and again. */
  cron?: string;
  /** Checks what was enqueued, perhaps by another version of this console. A schedule has none. */
  payload?: ZodType<Payload>;
  /** How long a silent run counts as alive; one that is alive is renewed all the while. */
  leaseMs: number;
  /** Attempts in a row that may end badly without having saved anything. */
  maxAttempts: number;
  run(ctx: JobContext<Payload, State>): Promise<void>;
};

/** Any job, as the runner sees it. */
export type AnyJob = Job<unknown, unknown>;

/** Declares a job; the types of its payload and state follow from the declaration. */
export function defineJob<Payload = null, State = null>(job: Job<Payload, State>): Job<Payload, State> {
  return job;
}

/** Ends a run that another server has taken over. */
export class JobLost extends Error {
  constructor(kind: string) {
    super(`Another server has taken over a job of the kind ${kind}`);
    this.name = 'JobLost';
  }
}
