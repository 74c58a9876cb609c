import { CopyButton } from './copy-button';

/** Heroku's name for the failed call, to quote to its support. */
export function RequestId({ requestId }: { requestId: string | null }) {
  if (requestId === null) return null;
  return (
    <p data-slot="request-id" className="flex items-center gap-1 text-small text-subtle">
      Request <span className="truncate font-mono">{requestId}</span>
      <CopyButton value={requestId} label="Copy the request id" />
    </p>
  );
}
