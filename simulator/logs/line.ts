import type { Ms } from '@/simulator/model';

/** One line of an app's log. */
export interface LogLine {
  atMs: Ms;
  /** 0 to 999: orders lines of one millisecond, and is what a line shows below it. */
  micros: number;
  /** `app` for what the app and the API say, `heroku` for the platform. */
  source: 'app' | 'heroku';
  /** `web.1`, `router`, `api`, `heroku-postgres`. */
  process: string;
  message: string;
}

/** The line as Logplex prints it, without its line end. */
export function formatLine(line: LogLine): string {
  const time = new Date(line.atMs).toISOString().slice(0, -1);
  return `${time}${String(line.micros).padStart(3, '0')}+00:00 ${line.source}[${line.process}]: ${line.message}`;
}

/** Position of a line in time, in microseconds since the epoch: no two positions of one app's events are equal. */
export function positionOf(line: LogLine): number {
  return line.atMs * 1000 + line.micros;
}
