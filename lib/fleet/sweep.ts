import 'server-only';
import { type AppError, type ErrorCode, fail, type Result } from '@/lib/result';
import { addProblem, type FleetPart, type FleetProgress } from './progress';

// The budget's lanes bound what runs at the same time. A few more wait there, so that no place in them stays empty; not
// more, because what has begun is still asked when the sweep stops.
const firstWidth = 20;
const waiting = 4;
const usualWidth = 60;
const failuresInARowToStop = 10;

/** Errors after which every further call would end the same way. */
const hopeless: ReadonlySet<ErrorCode> = new Set([
  'heroku_rate_limit',
  'heroku_signed_out',
  'connection_signed_out',
  'heroku_suspended',
  'heroku_two_factor',
  'heroku_delinquent',
  'heroku_payment',
  'heroku_unreachable',
]);

const takenOver = fail('busy', 'Another server has taken this reading over.', 'Look again in a moment.').error;

type Options = { isMine: () => boolean; now: () => number; width?: () => number };

/** Many reads side by side that end early, and politely, once going on is no use. */
export class Sweep {
  private readonly progress: FleetProgress;
  private readonly isMine: () => boolean;
  private readonly now: () => number;
  private readonly width: () => number;
  private failuresInARow = 0;
  private reason: AppError | null = null;

  /** `isMine` turns false when another server has taken the reading over; `width` is how many calls may run at once. */
  constructor(progress: FleetProgress, { isMine, now, width = () => usualWidth }: Options) {
    this.progress = progress;
    this.isMine = isMine;
    this.now = now;
    this.width = width;
  }

  get isStopped(): boolean {
    if (!this.isMine()) this.reason ??= takenOver;
    return this.reason !== null;
  }

  /** The value of a result; undefined, with the problem noted for so many apps, when there is none. */
  take<T>(part: FleetPart, apps: number, result: Result<T>): T | undefined {
    if (result.ok) {
      this.failuresInARow = 0;
      return result.value;
    }
    const { error } = result;
    // An app that was deleted since it was listed is not a problem: the next list leaves it out.
    if (error.code === 'heroku_not_found' && part !== 'apps') return undefined;
    this.failuresInARow += 1;
    if (hopeless.has(error.code) || this.failuresInARow >= failuresInARowToStop) this.reason ??= error;
    else addProblem(this.progress, { part, error, apps });
    return undefined;
  }

  /**
   * Runs tasks in order, twenty side by side at first and one more with each that went well. Those that have not begun
   * when the sweep stops are left out.
   */
  async run(tasks: readonly (() => Promise<void>)[]): Promise<void> {
    const left = tasks.values();
    const workers: Promise<void>[] = [];
    const work = async () => {
      for (const task of left) {
        if (this.isStopped) return;
        await task();
        const most = Math.min(this.width() + waiting, tasks.length);
        if (this.failuresInARow === 0 && workers.length < most) workers.push(work());
      }
    };
    for (let index = 0; index < Math.min(firstWidth, tasks.length); index += 1) workers.push(work());
    for (let known = 0; known < workers.length; ) {
      known = workers.length;
      await Promise.all(workers);
    }
  }

  /** Notes why it stopped, once, with the apps that were left out. */
  finish(): void {
    const { total, done } = this.progress;
    if (this.isStopped && this.reason)
      addProblem(this.progress, { part: 'apps', error: this.reason, apps: (total ?? 0) - done });
    this.progress.finishedAt = this.now();
  }
}
