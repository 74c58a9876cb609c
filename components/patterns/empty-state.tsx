import type * as React from 'react';
import { cn } from '@/components/ui/cn';

type EmptyStateProps = {
  title: string;
  icon?: React.ComponentType<React.SVGProps<SVGSVGElement>>;
  /** `good` where nothing is what one hopes for. */
  tone?: 'plain' | 'good';
  /** One action at most. */
  action?: React.ReactNode;
  className?: string;
  children?: React.ReactNode;
};

export function EmptyState({ title, icon: Icon, tone = 'plain', action, className, children }: EmptyStateProps) {
  return (
    <div
      data-slot="empty-state"
      className={cn('flex flex-col items-center gap-1 px-6 py-12 text-center text-body', className)}
    >
      {Icon ? (
        <Icon
          aria-hidden="true"
          strokeWidth={1.75}
          className={cn('mb-2 size-5', tone === 'good' ? 'text-success-mark' : 'text-subtle')}
        />
      ) : null}
      <p className="font-medium text-foreground text-lead">{title}</p>
      {children ? <div className="max-w-105 text-pretty text-muted">{children}</div> : null}
      {action ? <div className="mt-3">{action}</div> : null}
    </div>
  );
}
