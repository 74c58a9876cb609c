import { cn } from '@/components/ui/cn';
import type { ShownLine } from './use-dyno-output';

/** One line: when, and what. What Heroku says of the dyno steps back behind what the dyno prints. */
export function OutputLine({ line: { at, source, text } }: { line: ShownLine }) {
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] gap-3">
      <time
        className="select-none text-subtle tabular-nums"
        dateTime={at === null ? undefined : new Date(at).toISOString()}
      >
        {at === null ? '–' : new Date(at).toISOString().slice(11, 19)}
      </time>
      <bdi className={cn('wrap-anywhere whitespace-pre-wrap', source === 'heroku' ? 'text-subtle' : 'text-foreground')}>
        {text}
      </bdi>
    </li>
  );
}
