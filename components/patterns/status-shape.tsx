import type * as React from 'react';
import { cn } from '@/components/ui/cn';
import { type Status, statuses, toneMark } from './status';

const ring = <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.3" />;
const movingRing = (
  <>
    <circle cx="7" cy="7" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.7" opacity="0.35" />
    <path d="M7 1.8A5.2 5.2 0 0 1 12.2 7" fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
  </>
);
const line = (d: string) => (
  <path d={d} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
);

// The outlines differ, so that states are told apart without colour; what is cut out is a hole, not paint.
const shapes: Record<Status, React.ReactNode> = {
  up: <circle cx="7" cy="7" r="3.3" />,
  crashed: (
    <path
      fillRule="evenodd"
      d="M4.8.6h4.4q.5 0 .8.3l3.1 3.1q.3.3.3.8v4.4q0 .5-.3.8L10 13.1q-.3.3-.8.3H4.8q-.5 0-.8-.3L.9 10q-.3-.3-.3-.8V4.8q0-.5.3-.8L4 .9q.3-.3.8-.3ZM8.6 9.6 7 8 5.4 9.6l-1-1L6 7 4.4 5.4l1-1L7 6l1.6-1.6 1 1L8 7l1.6 1.6Z"
    />
  ),
  maintenance: (
    <path
      fillRule="evenodd"
      d="M6.2.9q.8-.8 1.6 0l5.3 5.3q.8.8 0 1.6l-5.3 5.3q-.8.8-1.6 0L.9 7.8q-.8-.8 0-1.6ZM4.2 6.2v1.6h5.6V6.2Z"
    />
  ),
  idle: <path d="M5.5 1.7A5.6 5.6 0 1 0 12.3 8.5 5.3 5.3 0 0 1 5.5 1.7Z" />,
  'scaled-to-zero': (
    <circle cx="7" cy="7" r="5.3" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2 2.163" />
  ),
  down: (
    <>
      {ring}
      {line('M3.4 10.6 10.6 3.4')}
    </>
  ),
  unknown: (
    <>
      {ring}
      <path
        d="M5.5 5.7a1.55 1.55 0 1 1 2.3 1.4c-.5.3-.8.5-.8 1"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.2"
        strokeLinecap="round"
      />
      <circle cx="7" cy="9.9" r="0.75" />
    </>
  ),
  warning: (
    <path
      fillRule="evenodd"
      d="M6 1.7q1-1.6 2 0l5.2 9.1q.8 1.6-1 1.6H1.8q-1.8 0-1-1.6ZM6.3 4.8v3.6h1.4V4.8Zm0 4.7v1.4h1.4V9.5Z"
    />
  ),
  starting: movingRing,
  pending: movingRing,
  succeeded: line('M2.6 7.4 5.6 10.4 11.4 4'),
  failed: line('M3.6 3.6l6.8 6.8M10.4 3.6l-6.8 6.8'),
  current: (
    <>
      <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.7" />
      <circle cx="7" cy="7" r="1.9" />
    </>
  ),
};

type StatusShapeProps = { status: Status; className?: string };

/** The silhouette of a state alone; its word must stand beside it. */
export function StatusShape({ status, className }: StatusShapeProps) {
  const isMoving = status === 'starting' || status === 'pending';
  return (
    <svg
      data-slot="status-shape"
      data-status={status}
      aria-hidden="true"
      viewBox="0 0 14 14"
      fill="currentColor"
      className={cn(
        'size-3.5 shrink-0',
        status === 'current' ? 'text-foreground' : toneMark[statuses[status].tone],
        isMoving && 'motion-safe:animate-spin',
        className,
      )}
    >
      {shapes[status]}
    </svg>
  );
}
