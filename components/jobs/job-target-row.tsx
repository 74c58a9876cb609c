'use client';

import { ArrowRight } from 'lucide-react';
import Link from 'next/link';
import { skipApp } from '@/app/actions';
import { useOperationDesk } from '@/components/patterns/operation-provider';
import type { OperationAction } from '@/components/patterns/operation-task';
import { RelativeTime } from '@/components/patterns/relative-time';
import { RequestId } from '@/components/patterns/request-id';
import { StageTag } from '@/components/patterns/stage-tag';
import { StatusShape } from '@/components/patterns/status-shape';
import { Button } from '@/components/ui/button';
import { keys } from '@/lib/queries/keys';
import type { JobTarget } from '@/lib/reads/job';
import { routes } from '@/lib/routes';
import { targetLooks } from './job-words';

type JobTargetRowProps = {
  jobId: string;
  target: JobTarget;
  /** Its dynos are watched, and the others wait for them. */
  isWatched: boolean;
  steerReason: string | null;
  onFollow?: (() => void) | undefined;
};

/** One app of a job: how it stands, what was agreed to, and what went wrong. */
export function JobTargetRow({ jobId, target, isWatched, steerReason, onFollow }: JobTargetRowProps) {
  const { appId, name, stage, status, changes, error, finishedAt } = target;
  const { word, shape } = targetLooks[status];
  const desk = useOperationDesk();
  const skip = () =>
    void desk.begin({
      action: skipApp as OperationAction,
      input: { job: jobId, app: appId },
      affects: [keys.job(jobId)],
    });
  return (
    <li data-target={name} data-status={status} className="px-3 py-1.5 [content-visibility:auto]">
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
        <Link
          href={routes.app(name)}
          prefetch={false}
          onClick={onFollow}
          className="min-w-0 flex-1 truncate font-medium hover:underline max-sm:min-h-11 max-sm:leading-11"
        >
          {name}
        </Link>
        {stage === null ? null : <StageTag stage={stage} />}
        {changes.map(({ label, from, to }) => (
          <span key={label} className="flex items-center gap-1.5 text-small text-subtle tabular-nums max-sm:w-full">
            {from}
            <ArrowRight aria-label="to" strokeWidth={1.75} className="size-3" />
            {to}
          </span>
        ))}
        <span className="flex justify-end max-sm:order-last max-sm:ml-auto max-sm:empty:hidden sm:w-14">
          {status === 'queued' ? (
            <Button
              size="sm"
              variant="ghost"
              className="max-sm:h-11 max-sm:px-4"
              aria-label={`Skip ${name}`}
              disabledReason={steerReason}
              onClick={skip}
            >
              Skip
            </Button>
          ) : null}
        </span>
        <span className="flex w-32 items-center gap-1.5 text-muted text-small">
          <StatusShape status={isWatched ? 'starting' : shape} />
          <span className="truncate">{isWatched ? 'Coming up' : word}</span>
          {finishedAt === null ? null : <RelativeTime at={finishedAt} className="ml-auto text-subtle tabular-nums" />}
        </span>
      </div>
      {error ? (
        <div className="pb-1 text-pretty text-small">
          <p className="text-danger">{error.message}</p>
          {error.nextStep ? <p className="text-muted">{error.nextStep}</p> : null}
          <RequestId requestId={error.heroku?.requestId ?? null} />
        </div>
      ) : null}
    </li>
  );
}
