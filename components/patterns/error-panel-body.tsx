'use client';

import { RotateCw } from 'lucide-react';
import type * as React from 'react';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { formatSpan } from '@/lib/format';
import type { AppError } from '@/lib/result';
import { errorTitles } from './error-titles';
import { useShownAt, useTimedText } from './rendered-at';
import { RequestId } from './request-id';
import { StatusShape } from './status-shape';

export type ErrorPanelProps = {
  error: AppError;
  /** What is missing because of it, where its place does not say so: `Formation`. */
  subject?: string;
  /** Absent where trying again cannot help. */
  onRetry?: () => void;
  isRetrying?: boolean;
  /** Beside Retry: a link to sign in again, for instance. */
  action?: React.ReactNode;
  className?: string;
};

/** Stands in place of data that could not be read: what failed, why, what to do. */
export function ErrorPanelBody({ error, subject, onRetry, isRetrying = false, action, className }: ErrorPanelProps) {
  return (
    <div
      data-slot="error-panel"
      role="alert"
      className={cn('flex items-start gap-3 rounded-lg border border-danger-edge bg-danger-ground p-4', className)}
    >
      <StatusShape status="crashed" className="mt-0.75" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          {subject ? `${subject}: ` : null}
          {errorTitles[error.code]}
        </p>
        <p className="text-pretty text-muted">{error.message}</p>
        {error.nextStep ? <p className="text-pretty text-muted">{error.nextStep}</p> : null}
        <RequestId requestId={error.heroku?.requestId ?? null} />
        {onRetry || action ? (
          <div className="mt-3 flex flex-wrap gap-2">
            {onRetry ? (
              <RetryButton key={errorKey(error)} error={error} onRetry={onRetry} isRetrying={isRetrying} />
            ) : null}
            {action}
          </div>
        ) : null}
      </div>
    </div>
  );
}

function errorKey(error: AppError): string {
  return `${error.code} ${error.heroku?.requestId ?? ''} ${error.retryAfterMs ?? ''}`;
}

function RetryButton({ error, onRetry, isRetrying }: { error: AppError; onRetry(): void; isRetrying: boolean }) {
  const shownAtMs = useShownAt();
  const wait = useTimedText((nowMs) => {
    // The page's clock may be behind the moment at which the error came.
    if (!error.retryAfterMs) return '';
    const leftMs = shownAtMs + error.retryAfterMs - nowMs;
    return leftMs > 0 ? `Can succeed in ${formatSpan(Math.ceil(leftMs / 1_000) * 1_000)}` : '';
  });
  return (
    <Button onClick={onRetry} isPending={isRetrying} disabledReason={wait === '' ? null : wait}>
      <RotateCw aria-hidden="true" />
      {wait === '' ? 'Try again' : wait}
    </Button>
  );
}
