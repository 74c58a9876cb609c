import type { AppSummary } from './app-state';

/** What is wrong with an app, with what the screen needs for one sentence and one action. Times are in ms. */
export type Trouble =
  | {
      kind: 'crashed';
      dynos: string[];
      count: number;
      total: number;
      sinceAt: number | null;
      liveSince: LiveRelease | null;
    }
  | { kind: 'maintenance' }
  | { kind: 'release-failed'; version: number; at: number | null; by: string | null }
  | { kind: 'release-pending'; version: number; at: number | null }
  | { kind: 'no-dynos' };

export type LiveRelease = { version: number; at: number | null };
type Release = {
  version: number;
  status: string | null;
  createdAt: number | null;
  by: string | null;
  isCurrent: boolean;
};

/** Finds what a person should know first about an app, worst first; empty when all is well. */
export function troublesOf(app: {
  summary: AppSummary;
  isMaintenance: boolean;
  stage: string | null;
  releases: readonly Release[];
}): Trouble[] {
  const { summary, isMaintenance, stage, releases } = app;
  const troubles: Trouble[] = [];
  const live = releases.find(({ isCurrent }) => isCurrent);
  if (summary.state === 'crashed') {
    troubles.push({
      kind: 'crashed',
      dynos: summary.dynos,
      count: summary.affected,
      total: summary.total,
      sinceAt: summary.sinceAt,
      liveSince: live ? { version: live.version, at: live.createdAt } : null,
    });
  }
  const newest = releases[0];
  if (newest?.status === 'failed')
    troubles.push({ kind: 'release-failed', version: newest.version, at: newest.createdAt, by: newest.by });
  if (newest?.status === 'pending')
    troubles.push({ kind: 'release-pending', version: newest.version, at: newest.createdAt });
  if (isMaintenance) troubles.push({ kind: 'maintenance' });
  if (summary.state === 'scaled-to-zero' && stage === 'production') troubles.push({ kind: 'no-dynos' });
  return troubles;
}
