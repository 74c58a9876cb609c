import type { Account, App, ConfigVars } from '@/simulator/model';
import { Refusal } from '@/simulator/refusal';
import { createRelease } from './releases';
import type { World } from './world';

const largestConfigBytes = 64 * 1024;

/**
 * Merges a patch into the app's config (null removes) and releases it, as `PATCH /apps/{a}/config-vars` does. A patch
 * that changes nothing makes no release. 422 for variables that belong to an attachment and for more than 64 KB.
 */
export function setConfig(
  world: World,
  app: App,
  patch: Readonly<Record<string, string | null>>,
  account: Account,
): ConfigVars {
  const changed = Object.entries(patch).filter(([key, value]) => (app.config[key] ?? null) !== value);
  if (changed.length === 0) return app.config;
  const owned = new Set(world.attachments.in('app', app.id).flatMap((attachment) => attachment.configVarNames));
  const taken = changed.map(([key]) => key).filter((key) => owned.has(key));
  if (taken.length > 0) {
    throw new Refusal(422, 'invalid_params', `Cannot overwrite attachment values ${taken.join(', ')}.`);
  }
  const config: Record<string, string> = { ...app.config };
  for (const [key, value] of changed) {
    if (value === null) delete config[key];
    else config[key] = value;
  }
  checkSize(config);
  const set = changed.filter(([, value]) => value !== null).map(([key]) => key);
  const removed = changed.filter(([, value]) => value === null).map(([key]) => key);
  createRelease(world, app, { account, config, description: describeChange(set, removed) });
  return config;
}

function describeChange(set: readonly string[], removed: readonly string[]): string {
  if (removed.length === 0) return `Set ${set.join(', ')} config vars`;
  if (set.length === 0) return `Remove ${removed.join(', ')} config vars`;
  return `Set ${set.join(', ')}, remove ${removed.join(', ')} config vars`;
}

function checkSize(config: ConfigVars): void {
  const bytes = Object.entries(config).reduce((total, pair) => total + Buffer.byteLength(pair.join('')), 0);
  if (bytes > largestConfigBytes) {
    throw new Refusal(422, 'invalid_params', 'Config vars cannot be larger than 64KB in total.');
  }
}
