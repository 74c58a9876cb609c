import 'server-only';
import { defineAgain } from './again-many';
import { nounOf } from './many-operations';
import { findRun, memoOf } from './runs';
import { refuse } from './steer-many';

/** Undoes what a job did, app by app: a job of the inverses of those changes that were made. */
export const undoMany = defineAgain({
  as: 'undo',
  name: 'undo-many',
  async asked({ operation, hasEnded }, targets) {
    const { inverse } = operation;
    if (!inverse) refuse(`Nothing undoes ${nounOf(operation)}.`);
    if (!hasEnded) refuse('It still goes on: call off the rest first.');
    const done = targets.filter(({ status }) => status === 'done');
    if (done.length === 0) refuse('Nothing was changed, so there is nothing to undo.');
    return Promise.all(
      done.map(async ({ appId, runId }) => {
        const run = runId === null ? null : await findRun(runId);
        const memo = run && memoOf(run);
        return {
          appId,
          undoOf: runId,
          input() {
            if (run?.undoneBy) refuse('It was undone already.');
            if (!memo) refuse('What undoes it was kept for a day and is gone.');
            return inverse(memo.state, memo.input) ?? refuse('Nothing undoes it.');
          },
        };
      }),
    );
  },
});
