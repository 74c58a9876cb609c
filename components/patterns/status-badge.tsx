import { Badge } from '@/components/ui/badge';
import { type Status, statuses } from './status';
import { StatusShape } from './status-shape';

/** A state in a header or as a single fact: `Crashed · 1 of 6`. */
export function StatusBadge({ status, detail, word }: { status: Status; detail?: string; word?: string }) {
  const { word: ownWord, tone } = statuses[status];
  return (
    <Badge tone={tone}>
      <StatusShape status={status} className="size-3" />
      {word ?? ownWord}
      {detail ? ` · ${detail}` : null}
    </Badge>
  );
}
