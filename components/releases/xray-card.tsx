import type * as React from 'react';
import { PriceTag } from '@/components/patterns/price-tag';
import { cn } from '@/components/ui/cn';

type XrayCardProps = {
  title: string;
  priceCalls: number;
  /** A sign and a sentence each. */
  lines: readonly (readonly [sign: string, text: string])[];
  isQuiet?: boolean;
  children: React.ReactNode;
};

/** One way to roll back: what it does, what it costs, and its button. */
export function XrayCard({ title, priceCalls, lines, isQuiet = false, children }: XrayCardProps) {
  return (
    <section
      aria-label={title}
      className={cn('rounded-lg border bg-surface p-4 pt-3', isQuiet && 'border-primary-edge')}
    >
      <div className="flex items-center gap-3">
        <h3 className="min-w-0 flex-1 font-medium text-lead">{title}</h3>
        <PriceTag calls={priceCalls} />
      </div>
      <ul className="mt-1 mb-2.5 text-muted text-small">
        {lines.map(([sign, text]) => (
          <li key={text} className="flex gap-2 py-0.25">
            <span aria-hidden="true" className={cn('w-2 font-mono', sign === '−' ? 'text-danger' : 'text-success')}>
              {sign}
            </span>
            {text}
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}
