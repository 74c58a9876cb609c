import 'server-only';
import { getFleet } from '@/lib/fleet/fleet';
import { slugFactsOf } from '@/lib/fleet/release-facts';
import type { Caller } from '@/lib/heroku/client';
import { getRelease, listReleases } from '@/lib/heroku/releases';
import type { Release } from '@/lib/heroku/schema';
import { Failure, fail, unwrap } from '@/lib/result';
import { codeTakenFrom, rolledBackTo } from '@/lib/rules/release-kind';
import { codeName } from '@/lib/rules/rollback';
import type { OperationContext, Verdict } from './operation';
import { stageOf } from './stage';
import { appOf } from './target';

/** Enough for the current release and nearly every target to be on one page. */
const newestReleases = 200;

/** One end of a rollback. `code` names its slug as people know it: a commit, or else the slug's own id. */
export type RollbackEnd = {
  id: string;
  version: number;
  status: string | null;
  description: string | null;
  slug: string | null;
  isCurrent: boolean;
  isEligible: boolean | null;
  code: string;
  hasReleaseCommand: boolean;
};

export type RollbackState = {
  /** The newest version there is, whether it runs or not. */
  newest: number;
  /** The release that ran before the current one. */
  previous: number | null;
  /** A release that is under way and would be overtaken. */
  pending: number | null;
  current: RollbackEnd;
  target: RollbackEnd;
  /** Dynos that restart; null where the formation was never read. */
  dynos: number | null;
  stage: string | null;
  /** Calls that one look takes, and those that were spent on slugs never seen before. */
  lookCalls: number;
  slugCalls: number;
};

/** Reads what a rollback rests on: the newest releases, the target, and the two slugs where they were never seen. */
export async function loadRollback(
  ctx: OperationContext,
  input: { app: string; release: string },
): Promise<RollbackState> {
  const { id, caller } = appOf(ctx);
  const newest = unwrap(await listReleases(caller, id, { max: newestReleases }));
  const listed = newest.find((release) => release.id === input.release);
  const current = newest.find((release) => release.current === true);
  if (!newest[0] || !current) refuse('None of the newest releases is current, so it cannot be told what runs now.');
  const target = listed ?? unwrap(await getRelease(caller, id, input.release));
  let slugCalls = 0;
  const counting: Caller = {
    ...caller,
    onCall: (record) => {
      slugCalls += 1;
      caller.onCall?.(record);
    },
  };
  const endOf = async (release: Release): Promise<RollbackEnd> => {
    const slug = release.slug?.id ?? null;
    const facts = slug === null ? null : await slugFactsOf(counting, id, slug);
    return {
      id: release.id,
      version: release.version,
      status: release.status,
      description: release.description,
      slug,
      isCurrent: release.current === true,
      isEligible: release.eligible_for_rollback,
      code: codeName(slug, facts?.ok ? facts.value.commit : null),
      hasReleaseCommand: facts?.ok
        ? (facts.value.types?.includes('release') ?? false)
        : release.output_stream_url !== null,
    };
  };
  const [stage, entry, from, to] = await Promise.all([
    stageOf(input.app),
    getFleet().then((fleet) => fleet.get(input.app)),
    endOf(current),
    endOf(target),
  ]);
  return {
    newest: newest[0].version,
    previous:
      newest.find(({ version, status }) => version < current.version && status === 'succeeded')?.version ?? null,
    pending: newest.find(({ status }) => status === 'pending')?.version ?? null,
    current: from,
    target: to,
    dynos: entry?.formation?.value.reduce((sum, { quantity }) => sum + quantity, 0) ?? null,
    stage,
    lookCalls: listed ? 1 : 2,
    slugCalls,
  };
}

/**
 * Whether going to the target takes back a rollback just made: what runs is a rollback, nothing was released since, and
 * the target is what ran before it. Then the name need not be typed a second time.
 */
export function takesBack({ current, target, newest, previous }: RollbackState): boolean {
  const from = rolledBackTo(current.description) ?? codeTakenFrom(current.description);
  return from !== null && current.version === newest && target.version === previous;
}

/**
 * After a lost answer: a release newer than all that were known, with the target's slug and this description, is the one
 * that was asked for. Newer releases with that slug under another description leave it open.
 */
export async function findRollback(ctx: OperationContext, state: RollbackState, description: string): Promise<Verdict> {
  const { id, caller } = appOf(ctx);
  const newer = unwrap(await listReleases(caller, id, { max: 20 })).filter(({ version }) => version > state.newest);
  const alike = newer.filter(({ slug }) => slug?.id === state.target.slug);
  if (alike.some((release) => release.description === description)) return 'done';
  return alike.length > 0 ? 'unknown' : 'not_done';
}

/** What every rollback does besides code and config, a sentence each. */
export function rollbackConsequences({ newest, pending, dynos, target }: RollbackState, made: string): string[] {
  const restarted = dynos === null ? 'every dyno' : dynos === 1 ? '1 dyno' : `${dynos} dynos`;
  return [
    `Creates v${newest + 1} ${made} and restarts ${restarted}.`,
    'Add-ons, their data and the formation stay as they are.',
    ...(target.hasReleaseCommand
      ? ['The release command of that code runs first; dynos change over once it has succeeded.']
      : []),
    ...(pending === null ? [] : [`v${pending} is being released now, and is overtaken.`]),
  ];
}

/** Refuses by a rule, with its reason. */
export function refuse(reason: string): never {
  throw new Failure(fail('refused', reason, 'Choose another release.').error);
}
