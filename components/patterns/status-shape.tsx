import { cn } from '@/components/ui/cn';
import { type Status, statuses, toneMark } from './status';

/** What is filled, and what is drawn as lines: path, width, opacity. */
type Shape = { solid?: string; lines?: [d: string, width: number, opacity?: number][]; dashes?: string };

const circle = (r: number, y = 7) => `M${7 - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
const moving: Shape = {
  lines: [
    [circle(5.2), 1.7, 0.35],
    ['M7 1.8A5.2 5.2 0 0 1 12.2 7', 1.7],
  ],
};

// The outlines differ, so that states are told apart without colour; what is cut out is a hole, not paint.
const shapes: Record<Status, Shape> = {
  up: { solid: circle(3.3) },
  crashed: {
    solid:
      'M4.8.6h4.4q.5 0 .8.3l3.1 3.1q.3.3.3.8v4.4q0 .5-.3.8L10 13.1q-.3.3-.8.3H4.8q-.5 0-.8-.3L.9 10q-.3-.3-.3-.8V4.8q0-.5.3-.8L4 .9q.3-.3.8-.3ZM8.6 9.6 7 8 5.4 9.6l-1-1L6 7 4.4 5.4l1-1L7 6l1.6-1.6 1 1L8 7l1.6 1.6Z',
  },
  maintenance: {
    solid: 'M6.2.9q.8-.8 1.6 0l5.3 5.3q.8.8 0 1.6l-5.3 5.3q-.8.8-1.6 0L.9 7.8q-.8-.8 0-1.6ZM4.2 6.2v1.6h5.6V6.2Z',
  },
  idle: { solid: 'M5.5 1.7A5.6 5.6 0 1 0 12.3 8.5 5.3 5.3 0 0 1 5.5 1.7Z' },
  'scaled-to-zero': { lines: [[circle(5.3), 1.5]], dashes: '2 2.163' },
  down: {
    lines: [
      [circle(5.4), 1.3],
      ['M3.4 10.6 10.6 3.4', 1.7],
    ],
  },
  unknown: {
    solid: circle(0.75, 9.9),
    lines: [
      [circle(5.4), 1.3],
      ['M5.5 5.7a1.55 1.55 0 1 1 2.3 1.4c-.5.3-.8.5-.8 1', 1.2],
    ],
  },
  warning: { solid: 'M6 1.7q1-1.6 2 0l5.2 9.1q.8 1.6-1 1.6H1.8q-1.8 0-1-1.6ZM6.3 4.8v3.6h1.4V4.8Zm0 4.7v1.4h1.4V9.5Z' },
  starting: moving,
  pending: moving,
  succeeded: { lines: [['M2.6 7.4 5.6 10.4 11.4 4', 1.7]] },
  failed: { lines: [['M3.6 3.6l6.8 6.8M10.4 3.6l-6.8 6.8', 1.7]] },
  current: { solid: circle(1.9), lines: [[circle(5), 1.7]] },
};

type StatusShapeProps = { status: Status; className?: string };

/** The silhouette of a state alone; its word must stand beside it. */
export function StatusShape({ status, className }: StatusShapeProps) {
  const { solid, lines = [], dashes } = shapes[status];
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
        shapes[status] === moving && 'motion-safe:animate-spin',
        className,
      )}
    >
      {solid ? <path fillRule="evenodd" d={solid} /> : null}
      {lines.map(([d, strokeWidth, opacity]) => (
        <path
          key={d}
          d={d}
          fill="none"
          stroke="currentColor"
          strokeWidth={strokeWidth}
          strokeLinecap={dashes ? 'butt' : 'round'}
          strokeLinejoin="round"
          strokeDasharray={dashes}
          opacity={opacity}
        />
      ))}
    </svg>
  );
}
