import type { ActivityEntry } from '@/lib/rules/activity';

const prefixes: Partial<Record<ActivityEntry['outcome'], { text: string; tone: string }>> = {
  failed: { text: 'Failed: ', tone: 'text-danger' },
  denied: { text: 'Denied: ', tone: 'text-danger' },
  unknown: { text: 'Not known how it ended: ', tone: 'text-warning' },
  pending: { text: 'Under way: ', tone: 'text-info' },
};

/** Who did what, as one sentence. What others wrote is text, whatever it holds. */
export function ActivityText({ entry }: { entry: ActivityEntry }) {
  const prefix = entry.source === 'build' ? undefined : prefixes[entry.outcome];
  return (
    <>
      <bdi className="font-medium text-foreground">{entry.actor?.split('@')[0] ?? 'Elsewhere'}</bdi>{' '}
      {prefix ? <span className={prefix.tone}>{prefix.text}</span> : null}
      <bdi>{entry.text}</bdi>
      {entry.version === null ? null : <span className="font-mono text-small text-subtle"> v{entry.version}</span>}
    </>
  );
}
