import 'server-only';
import type { Release } from '@/lib/heroku/schema';

/** One release. Times are in ms; `by` is an e-mail address, `plans` the add-on plans of that moment. */
export type ReleaseRow = {
  id: string;
  version: number;
  status: string | null;
  description: string | null;
  by: string | null;
  createdAt: number | null;
  updatedAt: number | null;
  isCurrent: boolean;
  slug: string | null;
  plans: string[] | null;
  /** As Heroku says; null where it says nothing. */
  isEligible: boolean | null;
  /** Whether a release command ran, or runs: only then is there output. */
  hasReleaseCommand: boolean;
};

/** Anybody who deploys may write a description, and a long one would be sent a thousand times. */
const longestDescription = 500;

const time = (text: string | null) => (text === null ? null : Date.parse(text));

/** What the screen gets of a release. The address of its output stays here: whoever has it can read that. */
export function releaseRow(release: Release): ReleaseRow {
  return {
    id: release.id,
    version: release.version,
    status: release.status,
    description: release.description && clipped(release.description),
    by: release.user?.email ?? null,
    createdAt: time(release.created_at),
    updatedAt: time(release.updated_at),
    isCurrent: release.current ?? false,
    slug: release.slug?.id ?? null,
    plans: release.addon_plan_names,
    isEligible: release.eligible_for_rollback,
    hasReleaseCommand: release.output_stream_url !== null,
  };
}

function clipped(text: string): string {
  return text.length > longestDescription ? `${text.slice(0, longestDescription - 1)}…` : text;
}
