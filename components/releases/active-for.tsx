import { RelativeTime } from '@/components/patterns/relative-time';
import { formatDuration } from '@/lib/format';
import type { Activity } from '@/lib/rules/active-for';

/** How long a release was what the app ran. */
export function ActiveFor({ activity }: { activity: Activity | undefined }) {
  switch (activity?.kind) {
    case 'now':
      return <RelativeTime at={activity.sinceAt} />;
    case 'span':
      return formatDuration(activity.ms);
    case 'never':
      return <span className="text-subtle">never live</span>;
    default:
      return <span className="text-subtle">–</span>;
  }
}
