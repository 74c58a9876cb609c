import Link from 'next/link';
import type * as React from 'react';
import { Button } from '@/components/ui/button';
import { routes } from '@/lib/routes';

type RollBackButtonProps = { name: string; reason: string | null; children: React.ReactNode };

/** Leads to what a rollback would take away, to the release that is offered first. */
export function RollBackButton({ name, reason, children }: RollBackButtonProps) {
  if (reason !== null) return <Button disabledReason={reason}>{children}</Button>;
  return (
    <Button asChild>
      <Link href={routes.appReleases(name, { rollBack: 'best' })} prefetch={false}>
        {children}
      </Link>
    </Button>
  );
}
