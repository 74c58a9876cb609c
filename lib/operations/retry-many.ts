import 'server-only';
import { defineAgain } from './again-many';
import { wishOf } from './job-wish';
import { refuse } from './steer-many';

/** Tries again the apps of a job that failed, and those that it never came to because the console broke off. */
export const retryMany = defineAgain({
  as: 'retry',
  name: 'retry-many',
  async asked({ hasEnded }, targets) {
    if (!hasEnded) refuse('It still goes on: retry what failed once it has ended.');
    const left = targets.filter(({ status }) => status === 'failed' || status === 'queued');
    if (left.length === 0) refuse('Nothing of it has failed.');
    return left.map((target) => ({ appId: target.appId, input: () => wishOf(target).input }));
  },
});
