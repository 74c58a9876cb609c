import { CircleCheck, CircleHelp, SearchX } from 'lucide-react';
import { EmptyState } from '@/components/patterns/empty-state';
import { Button } from '@/components/ui/button';
import { formatPlural } from '@/lib/format';

type AttentionEmptyProps = {
  isFiltered: boolean;
  apps: number;
  /** Apps of whose dynos nothing is known yet. */
  unread: number;
  onClear(): void;
};

/** Nothing in the queue: all is well, or nothing of this kind, or not enough is known to say so. */
export function AttentionEmpty({ isFiltered, apps, unread, onClear }: AttentionEmptyProps) {
  if (isFiltered) {
    return (
      <EmptyState icon={SearchX} title="Nothing of this kind" action={<Button onClick={onClear}>Show all</Button>}>
        No app has this trouble now.
      </EmptyState>
    );
  }
  if (apps === 0) {
    return (
      <EmptyState icon={CircleHelp} title="There are no apps yet">
        What needs attention will stand here once an app is within your reach.
      </EmptyState>
    );
  }
  if (unread > 0) {
    return (
      <EmptyState icon={CircleHelp} title="Nothing so far">
        The dynos of {formatPlural(unread, 'app')} have not been read yet.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={CircleCheck} tone="good" title="All well">
      Nothing in {formatPlural(apps, 'app')} needs attention.
    </EmptyState>
  );
}
