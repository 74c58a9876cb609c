import { formatPlural, formatSpan } from '@/lib/format';
import type { ReleaseRow } from '@/lib/reads/release-row';
import { deployFigures } from '@/lib/rules/release-filter';

/** Deployments in figures, how they are measured, and what a release is. */
export function HistoryFigures({ releases, isWhole }: { releases: readonly ReleaseRow[]; isWhole: boolean }) {
  const { succeeded, failed, averageMs, measured } = deployFigures(releases);
  const among = `${isWhole ? 'all' : 'the newest'} ${formatPlural(releases.length, 'release')}`;
  return (
    <div className="flex flex-wrap items-baseline gap-x-5 gap-y-1 px-4 pt-3 text-small text-subtle wide:px-5">
      <p className="text-muted">
        <strong className="font-medium text-foreground">{formatPlural(succeeded, 'deployment')}</strong> succeeded,{' '}
        <strong className={failed > 0 ? 'font-medium text-danger' : 'font-medium text-foreground'}>{failed}</strong>{' '}
        failed, among {among}.
        {averageMs === null ? null : (
          <>
            {' '}
            <span
              title={`From the making of its release to Heroku’s last word on it, over ${measured}. Builds come before and are not in it.`}
            >
              A release took {averageMs < 1000 ? 'under a second' : formatSpan(averageMs)} on average, without its
              build.
            </span>
          </>
        )}
      </p>
      <p>A build makes a slug. A release puts a slug together with config and add-ons: only releases go live.</p>
    </div>
  );
}
