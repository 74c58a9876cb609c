import { RelativeTime } from '@/components/patterns/relative-time';
import { StatusShape } from '@/components/patterns/status-shape';
import { Badge } from '@/components/ui/badge';
import { Select } from '@/components/ui/select';
import { formatSpan } from '@/lib/format';
import type { ReleaseRow } from '@/lib/reads/release-row';
import type { Activity } from '@/lib/rules/active-for';
import { mayRollBackTo } from '@/lib/rules/rollback';
import { shortPerson } from './release-mark';

type XrayTargetProps = {
  target: ReleaseRow;
  releases: readonly ReleaseRow[];
  activity: Activity | undefined;
  onTarget(version: number): void;
};

/** The head of the target: which release, whether it may be gone back to, and how long it ran. */
export function XrayTarget({ target, releases, activity, onTarget }: XrayTargetProps) {
  const verdict = mayRollBackTo(target);
  const options = releases.flatMap((release) =>
    release.version === target.version || mayRollBackTo(release).allowed
      ? [
          {
            value: String(release.version),
            label: `v${release.version}`,
            hint: release.description?.slice(0, 60) ?? '',
          },
        ]
      : [],
  );
  return (
    <div className="min-w-0 px-4 py-3 wide:border-l">
      <p className="text-muted text-small">Target</p>
      <p className="flex flex-wrap items-center gap-2">
        <Select
          aria-label="Target"
          value={String(target.version)}
          options={options}
          onValueChange={(version) => onTarget(Number(version))}
          className="-ml-1.5 h-7 border-transparent bg-transparent px-1.5 text-figure max-wide:h-11"
        />
        {verdict.allowed ? (
          <Badge tone="success">
            <StatusShape status="succeeded" className="size-3" />
            Eligible
          </Badge>
        ) : (
          <Badge tone="danger">
            <StatusShape status="failed" className="size-3" />
            Not eligible
          </Badge>
        )}
      </p>
      <p className="text-muted text-small">
        {verdict.allowed ? (
          <>
            {shortPerson(target.by)}
            {activity?.kind === 'span' ? `, ran ${formatSpan(activity.ms)}` : null}
            {activity?.kind !== 'span' && target.createdAt !== null ? (
              <>
                , <RelativeTime at={target.createdAt} form="sentence" />
              </>
            ) : null}
          </>
        ) : (
          verdict.reason
        )}
      </p>
    </div>
  );
}
