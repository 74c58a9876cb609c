import Link from 'next/link';
import { ErrorPanel } from '@/components/patterns/error-panel';
import { Button } from '@/components/ui/button';
import type { AppError } from '@/lib/result';
import { routes } from '@/lib/routes';

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
