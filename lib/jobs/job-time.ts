import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { type Clock, systemClock } from '@/lib/heroku/clock';
import type { LeaseOptions } from '@/lib/leases';

/**
 * The present time inside a statement. Servers whose clocks differ must agree on when a lease ends, so it is the
 * database's own clock; one that a test brings stands for both.
 */
export function jobTime(clock: Clock): SQL {
  if (clock === systemClock) return sql`clock_timestamp()`;
  return sql`${new Date(clock.now()).toISOString()}::timestamptz`;
}

/** The time so many milliseconds from now, inside a statement. */
export function jobTimeIn(clock: Clock, ms: number | SQL): SQL {
  return sql`${jobTime(clock)} + make_interval(secs => ${ms}::float8 / 1000)`;
}

/** The same time for a lease beside a job. */
export function leaseTime(clock: Clock): LeaseOptions {
  return clock === systemClock ? {} : { now: () => clock.now() };
}
