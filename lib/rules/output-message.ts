import type { LogLine } from './log-line';

/**
 * Why an output is over: the dyno has ended; the log has (Heroku ends one after a quarter of an hour); it became more
 * than one screen should hold; or the session is over.
 */
export type OutputEnd =
  | { reason: 'ended'; state: 'complete' | 'down' | 'crashed'; exitStatus: number | null }
  | { reason: 'cut' | 'full' | 'signed_out' };

/** One message of a followed output. */
export type OutputMessage = { line: LogLine } | { end: OutputEnd };
