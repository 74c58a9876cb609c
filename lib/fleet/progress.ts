import 'server-only';
import { perProcess } from '@/lib/per-process';
import type { AppError } from '@/lib/result';

/** What a reading of the fleet consists of. */
export type FleetPart = 'apps' | 'add-ons' | 'pipelines' | 'releases' | 'formation' | 'dynos' | 'prices';

/**
 * Why a part is older than the reading, and for how many apps. What was known of them before stays. `apps` of no app: their
 * list could not be read.
 */
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

/** A reading that nobody is shown. */
export function newProgress(connection: { id: string; name: string }, startedAt: number): FleetProgress {
  return {
    connectionId: connection.id,
    connection: connection.name,
    startedAt,
    finishedAt: null,
    isElsewhere: false,
    done: 0,
    total: null,
    problems: [],
  };
}

/** Notes that a reading begins at this time (ms). */
export function beginProgress(connection: { id: string; name: string }, startedAt: number): FleetProgress {
  const progress = newProgress(connection, startedAt);
  known().set(connection.id, progress);
  return progress;
}

/** Adds a problem; the same error in the same part counts its apps instead of making another entry. */
export function addProblem(progress: FleetProgress, problem: FleetProblem): void {
  const same = progress.problems.find(({ part, error }) => part === problem.part && error.code === problem.error.code);
  if (same) same.apps += problem.apps;
  else progress.problems.push({ ...problem });
}

/**
 * Says that a part of a connection is older than it should be, in place of what was said of that part before. `total` is
 * how many apps the connection has.
 */
export function noteProblem(
  connection: { id: string; name: string },
  problem: FleetProblem,
  { now, total }: { now: number; total: number },
): void {
  const progress = progressOf(connection.id) ?? {
    ...newProgress(connection, now),
    finishedAt: now,
    done: total,
    total,
  };
  known().set(connection.id, progress);
  clearProblem(connection.id, problem.part);
  addProblem(progress, problem);
}

/** Takes back what was said of a part: it was read again. */
export function clearProblem(connectionId: string, part: FleetPart): void {
  const progress = progressOf(connectionId);
  if (progress) progress.problems = progress.problems.filter((problem) => problem.part !== part);
}

/** Takes back that the list of apps could not be read; which of its apps were not read is another matter. */
export function clearListProblem(connectionId: string): void {
  const progress = progressOf(connectionId);
  if (progress) progress.problems = progress.problems.filter(({ part, apps }) => part !== 'apps' || apps > 0);
}

/** Notes how many of a connection's apps are still to be read for the first time. */
export function noteUnread(connectionId: string, apps: number, total: number): void {
  const progress = progressOf(connectionId);
  if (!progress) return;
  progress.total = total;
  progress.done = total - apps;
  const unfinished = progress.problems.find((problem) => problem.part === 'apps' && problem.apps > 0);
  if (!unfinished) return;
  if (apps > 0) unfinished.apps = apps;
  else progress.problems = progress.problems.filter((problem) => problem !== unfinished);
}
