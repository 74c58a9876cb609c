import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { routes } from '@/lib/routes';
import { EmptyState } from './empty-state';

/** Stands where an address leads nowhere. */
export function NothingHere({ title, children }: { title: string; children: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title={title}
      action={
        <Button asChild>
          <Link href={routes.fleet()}>Go to the fleet</Link>
        </Button>
      }
    >
      {children}
    </EmptyState>
  );
}
