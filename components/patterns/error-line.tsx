import type * as React from 'react';
import type { AppError } from '@/lib/result';
import { RequestId } from './request-id';
import { StatusShape } from './status-shape';

/** A failure inside a dialog or a secondary panel: one line, the next step, the request id. */
export function ErrorLine({ error, children }: { error: AppError; children?: React.ReactNode }) {
  return (
    <div data-slot="error-line" role="alert" className="flex items-start gap-2 text-body">
      <StatusShape status="failed" className="mt-0.75" />
      <div className="min-w-0 flex-1">
        <p className="text-danger">{error.message}</p>
        {error.nextStep ? <p className="text-muted">{error.nextStep}</p> : null}
        <RequestId requestId={error.heroku?.requestId ?? null} />
      </div>
      {children}
    </div>
  );
}
