'use client';

import { callOffJob, pauseJob, resumeJob } from '@/app/actions';
import { useBulk } from '@/components/patterns/bulk-context';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import type { OperationAction } from '@/components/patterns/operation-task';
import { Button } from '@/components/ui/button';
import { formatCount } from '@/lib/format';
import type { JobView } from '@/lib/reads/job';
import { isLiveBulk } from '@/lib/rules/bulk';

/** What can be said to a job: pause, resume, call off the rest; once it has ended, retry what failed and undo. */
export function JobActs({ view: { job, reasons } }: { view: JobView }) {
  const desk = useOperationDesk();
  const begin = useBulk();
  const tell = (action: unknown) =>
    void desk.begin({ action: action as OperationAction, input: { job: job.id }, affects: [['jobs']] });
  const { failed, queued, done } = job.counts;
  if (isLiveBulk(job.status)) {
    return (
      <div className="flex flex-wrap gap-2 [&>button]:max-sm:h-11">
        {job.status === 'paused' ? (
          <Button variant="primary" disabledReason={reasons.steer} onClick={() => tell(resumeJob)}>
            Resume
          </Button>
        ) : (
          <Button disabledReason={reasons.steer} onClick={() => tell(pauseJob)}>
            Pause
          </Button>
        )}
        <Button
          disabledReason={reasons.steer ?? (queued === 0 ? 'Nothing is left that has not begun.' : null)}
          onClick={() => tell(callOffJob)}
        >
          Call off the rest
        </Button>
      </div>
    );
  }
  return (
    <div className="flex flex-wrap gap-2 [&>button]:max-sm:h-11">
      {failed + queued > 0 ? (
        <Button variant="primary" disabledReason={reasons.retry} onClick={() => begin({ act: 'retry', job: job.id })}>
          Retry failed ({formatCount(failed + queued)})
        </Button>
      ) : null}
      {done > 0 ? (
        <Button disabledReason={reasons.undo} onClick={() => begin({ act: 'undo', job: job.id })}>
          Undo
        </Button>
      ) : null}
    </div>
  );
}
