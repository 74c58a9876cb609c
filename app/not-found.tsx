import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/patterns/empty-state';
import { Button } from '@/components/ui/button';
import { routes } from '@/lib/routes';

export default function NotFound() {
  return (
    <main className="flex min-h-dvh items-center justify-center">
      <NothingHere />
    </main>
  );
}

function NothingHere() {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such page"
      action={
        <Button asChild>
          <Link href={routes.fleet()}>Go to the fleet</Link>
        </Button>
      }
    >
      The address may be old, or the app may lie beyond your connections.
    </EmptyState>
  );
}
