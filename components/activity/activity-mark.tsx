import { Eye, Hammer, Rocket } from 'lucide-react';
import { Avatar } from '@/components/patterns/avatar';
import type { ActivityEntry } from '@/lib/rules/activity';

const icons = { release: Rocket, build: Hammer, change: Eye } as const;

/** Who did it, or what kind of thing it is where no person is known. */
export function ActivityMark({ entry: { source, actor } }: { entry: ActivityEntry }) {
  if (actor !== null) return <Avatar name={actor} />;
  const Icon = source === 'ours' ? Eye : icons[source];
  return (
    <span aria-hidden="true" className="inline-flex size-5 shrink-0 items-center justify-center text-subtle">
      <Icon strokeWidth={1.75} className="size-3.5" />
    </span>
  );
}
