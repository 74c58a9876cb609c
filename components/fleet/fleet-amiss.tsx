import { CloudOff, Layers, SearchX } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/patterns/empty-state';
import { ErrorPanel } from '@/components/patterns/error-panel';
import { RequestId } from '@/components/patterns/request-id';
import { StatusShape } from '@/components/patterns/status-shape';
import { Button } from '@/components/ui/button';
import type { FleetProblem } from '@/lib/fleet/progress';
import type { AppError } from '@/lib/result';
import { routes } from '@/lib/routes';
import { problemSentence } from './problem-sentence';

export type EmptyReason = 'no-account' | 'no-app' | 'no-match' | 'unread';

/** Why no row is there: no account, no app, no match, or nothing that could be read; and what to do about it. */
export function FleetEmpty({ reason, onClear }: { reason: EmptyReason; onClear(): void }) {
  if (reason === 'unread') {
    return (
      <EmptyState icon={CloudOff} title="The list of apps could not be read">
        Whether there are apps is not known. What went wrong stands above; when that is settled, read again.
      </EmptyState>
    );
  }
  if (reason === 'no-match') {
    return (
      <EmptyState icon={SearchX} title="No app matches" action={<Button onClick={onClear}>Clear filters</Button>}>
        Every app is filtered out by the search and the filters above.
      </EmptyState>
    );
  }
  if (reason === 'no-app') {
    return (
      <EmptyState icon={Layers} title="Your Heroku account sees no apps">
        Create one with <code className="font-mono text-small">heroku create</code>, or ask for access to a team, then
        read again. Apps that a colleague’s account sees appear once an owner shares that connection.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={Layers}
      title="No Heroku account is connected"
      action={
        <Button asChild>
          <Link href={routes.signIn({ callbackUrl: routes.fleet() })}>Sign in with Heroku</Link>
        </Button>
      }
    >
      Sign in with Heroku again to see your apps, or ask an owner to share a connection with the team.
    </EmptyState>
  );
}

/** What of the last reading failed, what that means for the rows, and what to do. */
export function FleetProblems({ problems }: { problems: readonly FleetProblem[] }) {
  return (
    <ul aria-label="Problems of the last reading" className="shrink-0 space-y-1 px-4 pb-2.5 wide:px-5">
      {problems.map((problem) => (
        <li
          key={`${problem.part} ${problem.error.code}`}
          className="flex items-start gap-2 rounded-md border border-warning-edge bg-warning-subtle px-3 py-1.5 text-small"
        >
          <StatusShape status="warning" className="mt-px" />
          <div className="min-w-0 flex-1">
            <p className="text-warning">{problemSentence(problem)}</p>
            <p className="text-muted">
              {problem.error.message} {problem.error.nextStep}
            </p>
            <RequestId requestId={problem.error.heroku?.requestId ?? null} />
          </div>
          {problem.error.code === 'heroku_signed_out' ? (
            <Link
              className="shrink-0 font-medium text-link hover:underline"
              href={routes.signIn({ callbackUrl: routes.fleet() })}
            >
              Sign in again
            </Link>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

type FleetUnreadProps = { error: AppError; onRetry(): void; isRetrying: boolean };

/** Why the fleet could not be asked for; what was shown before stays below. */
export function FleetUnread({ error, onRetry, isRetrying }: FleetUnreadProps) {
  const isSignedOut = error.code === 'signed_out' || error.code === 'heroku_signed_out';
  return (
    <div className="px-4 pb-3 wide:px-5">
      <ErrorPanel
        error={error}
        isRetrying={isRetrying}
        {...(!isSignedOut && { onRetry })}
        action={
          isSignedOut ? (
            <Button asChild>
              <Link href={routes.signIn({ callbackUrl: routes.fleet() })}>Sign in again</Link>
            </Button>
          ) : undefined
        }
      />
    </div>
  );
}
