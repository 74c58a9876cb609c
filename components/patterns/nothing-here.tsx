import type * as React from 'react';
import { buttonVariants } from '@/components/ui/button-variants';
import { routes } from '@/lib/routes';
import { EmptyState } from './empty-state';

/** Stands where an address leads nowhere. Every page carries it, so it brings no script: its link is a plain one. */
export function NothingHere({ title, children }: { title: string; children: string }) {
  return (
    <EmptyState
      icon={Lens}
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

/** Drawn here: an icon of the library would bring its script to every page. */
function Lens(props: React.SVGProps<SVGSVGElement>) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      {...props}
    >
      <circle cx="11" cy="11" r="8" />
      <path d="m21 21-4.3-4.3m-7.2-4.2 3-3m-3 0 3 3" />
    </svg>
  );
}
