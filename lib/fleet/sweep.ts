import 'server-only';
import { type AppError, type ErrorCode, fail, type Result } from '@/lib/result';
import { addProblem, type FleetPart, type FleetProgress } from './progress';

const width = 20;
const failuresInARowToStop = 10;

/** Errors after which every further call would end the same way. */
const hopeless: ReadonlySet<ErrorCode> = new Set([
  'heroku_rate_limit',
  'heroku_signed_out',
  'connection_signed_out',
  'heroku_suspended',
  'heroku_two_factor',
  'heroku_payment',
  'heroku_unreachable',
]);

const takenOver = fail('busy', 'Another server has taken this reading over.', 'Look again in a moment.').error;

/** Many reads side by side that end early, and politely, once going on is no use. */
export class Sweep {
  private readonly progress: FleetProgress;
  private readonly isMine: () => boolean;
  private failuresInARow = 0;
  private reason: AppError | null = null;

  /** `isMine` turns false when another server has taken the reading over. */
  constructor(progress: FleetProgress, isMine: () => boolean = () => true) {
    this.progress = progress;
    this.isMine = isMine;
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

  /** Runs tasks in order, twenty side by side; those that have not begun when the sweep stops are left out. */
  async run(tasks: readonly (() => Promise<void>)[]): Promise<void> {
    const waiting = tasks.values();
    const work = async () => {
      for (const task of waiting) {
        if (this.isStopped) return;
        await task();
      }
    };
    await Promise.all(Array.from({ length: width }, work));
  }

  /** Notes why it stopped, once, with the apps that were left out. */
  finish(): void {
    const { total, done } = this.progress;
    if (this.isStopped && this.reason)
      addProblem(this.progress, { part: 'apps', error: this.reason, apps: (total ?? 0) - done });
    this.progress.finishedAt = Date.now();
  }
}
