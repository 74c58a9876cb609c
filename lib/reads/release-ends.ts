import 'server-only';
import { configPrintsOf, type SlugFacts, slugFactsOf } from '@/lib/fleet/release-facts';
import { listAppAddOns } from '@/lib/heroku/add-ons';
import type { Caller } from '@/lib/heroku/client';
import { Failure, unwrap } from '@/lib/result';
import { configLoss, type KeyLoss, type Passed, releaseOfKey } from '@/lib/rules/xray';
import type { ReleaseRow } from './release-row';
import { shortPrint } from './short-print';

/** One key that differs between two releases; fingerprints are short ones, for the eye. */
export type DifferingKey = KeyLoss & { since: number | null };

/** The config of a later release beside that of an earlier one. */
export type ConfigBetween = {
  nowKeys: number;
  targetKeys: number;
  losses: DifferingKey[];
  /** Keys that differ and belong to an add-on: Heroku derives those from what is attached, whatever a release held. */
  kept: DifferingKey[];
  equal: number;
};

type Ends = { now: ReleaseRow; target: ReleaseRow; passed: readonly Passed[] };

/** What is known of a slug; null where Heroku no longer shows it. Throws `Failure` where it could not be asked. */
export async function slugOrNull(caller: Caller, app: string, slug: string | null): Promise<SlugFacts | null> {
  if (slug === null) return null;
  const facts = await slugFactsOf(caller, app, slug);
  if (facts.ok) return facts.value;
  // A slug that is gone is no reason to hide the rest; a call that could not be made is.
  if (facts.error.code === 'heroku_not_found' || facts.error.code === 'heroku_forbidden') return null;
  throw new Failure(facts.error);
}

/**
 * Compares the config of two releases by keyed fingerprints. Null, with the reason, where this account may not read
 * config; throws `Failure` where it could not be asked.
 */
export async function configBetween(
  caller: Caller,
  app: string,
  { now, target, passed }: Ends,
): Promise<{ config: ConfigBetween | null; configProblem: string | null }> {
  const [is, was, owned] = await Promise.all([
    configPrintsOf(caller, app, now.id),
    configPrintsOf(caller, app, target.id),
    ownedKeys(caller, app),
  ]);
  const failed = [is, was].find((answer) => !answer.ok);
  if (failed && !failed.ok) {
    if (failed.error.code !== 'heroku_forbidden') throw new Failure(failed.error);
    return { config: null, configProblem: failed.error.message };
  }
  const [nowPrints, targetPrints] = [unwrap(is), unwrap(was)];
  const { losses, kept, equal } = configLoss(nowPrints, targetPrints, owned);
  const shown = (key: KeyLoss): DifferingKey => ({
    ...key,
    now: key.now && shortPrint(key.now),
    target: key.target && shortPrint(key.target),
    since: releaseOfKey(passed, key),
  });
  const [nowKeys, targetKeys] = [nowPrints.size, targetPrints.size];
  const config = { nowKeys, targetKeys, losses: losses.map(shown), kept: kept.map(shown), equal };
  return { config, configProblem: null };
}

async function ownedKeys(caller: Caller, app: string): Promise<ReadonlySet<string>> {
  const addOns = unwrap(await listAppAddOns(caller, app));
  return new Set(addOns.flatMap(({ config_vars }) => config_vars ?? []));
}
