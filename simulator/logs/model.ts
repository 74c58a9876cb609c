import type { Ms, Stamped } from '@/simulator/model';

/** A permission to read an app's log for a while; its id is the secret. */
export interface LogSession extends Stamped {
  appId: string;
  /** Lines of history to begin with. */
  lines: number;
  isTail: boolean;
  source: string | null;
  /** A dyno's name, or a process type that stands for all its dynos. */
  process: string | null;
  /** Until when it can be opened. */
  openUntilMs: Ms;
}

/** An address that an app's log is sent to. */
export interface LogDrain extends Stamped {
  appId: string;
  url: string;
  token: string;
}
