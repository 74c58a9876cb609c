'use client';

import Link from 'next/link';
import { usePathname, useRouter } from 'next/navigation';
import { Button } from '@/components/ui/button';
import type { AppError } from '@/lib/result';
import { routes } from '@/lib/routes';
import { ErrorPanel } from './error-panel';

type ReadErrorProps = {
  error: AppError;
  subject?: string;
  onRetry?: () => void;
  isRetrying?: boolean;
  className?: string;
};

const reasons: Partial<Record<AppError['code'], string>> = { signed_out: 'expired', heroku_signed_out: 'reconnect' };

/** A read that failed: with a way to sign in again where that is what helps, and back to this very page. */
export function ReadError({ error, onRetry, ...props }: ReadErrorProps) {
  const path = usePathname();
  const router = useRouter();
  const reason = reasons[error.code];
  if (reason === undefined)
    return <ErrorPanel error={error} onRetry={onRetry ?? (() => router.refresh())} {...props} />;
  return (
    <ErrorPanel
      error={error}
      action={
        <Button asChild variant="primary">
          <Link href={routes.signIn({ callbackUrl: path, error: reason })}>Sign in again</Link>
        </Button>
      }
      {...props}
    />
  );
}
