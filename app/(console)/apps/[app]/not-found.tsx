import { SearchX } from 'lucide-react';
import Link from 'next/link';
import { EmptyState } from '@/components/patterns/empty-state';
import { Button } from '@/components/ui/button';
import { routes } from '@/lib/routes';

export default function AppNotFound() {
  return (
    <EmptyState
      icon={SearchX}
      title="There is no such app within your reach"
      action={
        <Button asChild>
          <Link href={routes.fleet()}>Go to the fleet</Link>
        </Button>
      }
    >
      Check the name, or ask an owner to share a connection that reaches it.
    </EmptyState>
  );
}
