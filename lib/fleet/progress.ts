import 'server-only';
import { perProcess } from '@/lib/per-process';
import type { AppError } from '@/lib/result';

/** What a reading of the fleet consists of. */
export type FleetPart = 'apps' | 'add-ons' | 'pipelines' | 'releases' | 'formation' | 'dynos' | 'prices';

/** Why a part is older than the reading, and for how many apps. What was known of them before stays. */
export type FleetProblem = { part: FleetPart; error: AppError; apps: number };

/** How far the last reading of one connection is, or how it ended. Times are in ms. */
export type FleetProgress = {
  connectionId: string;
  connection: string;
  startedAt: number;
  finishedAt: number | null;
  /** Another server reads it (or did last), and this one follows. */
  isElsewhere: boolean;
  /** Apps read completely, of so many; null until the list of apps is there. */
  done: number;
  total: number | null;
  problems: FleetProblem[];
};

const known = () => perProcess('fleet.progress', () => new Map<string, FleetProgress>());

/** The last reading of a connection in this process, if there was one. */
export function progressOf(connectionId: string): FleetProgress | null {
  return known().get(connectionId) ?? null;
}

/** Notes that a reading begins. */
export function beginProgress(connection: { id: string; name: string }): FleetProgress {
  const progress: FleetProgress = {
    connectionId: connection.id,
    connection: connection.name,
    startedAt: Date.now(),
    finishedAt: null,
    isElsewhere: false,
    done: 0,
    total: null,
    problems: [],
  };
  known().set(connection.id, progress);
  return progress;
}

/** Adds a problem; the same error in the same part counts its apps instead of making another entry. */
export function addProblem(progress: FleetProgress, problem: FleetProblem): void {
  const same = progress.problems.find(({ part, error }) => part === problem.part && error.code === problem.error.code);
  if (same) same.apps += problem.apps;
  else progress.problems.push({ ...problem });
}
