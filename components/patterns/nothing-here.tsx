import { SearchX } from 'lucide-react';
import { buttonVariants } from '@/components/ui/button-variants';
import { routes } from '@/lib/routes';
import { EmptyState } from './empty-state';

/** Stands where an address leads nowhere. Every page carries it, so it brings no script: its link is a plain one. */
export function NothingHere({ title, children }: { title: string; children: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title={title}
      action={
        <a href={routes.fleet()} className={buttonVariants()}>
          Go to the fleet
        </a>
      }
    >
      {children}
    </EmptyState>
  );
}
