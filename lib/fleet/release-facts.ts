import 'server-only';
import { LRUCache } from 'lru-cache';
import { getDb } from '@/lib/db/client';
import type { Caller } from '@/lib/heroku/client';
import { getReleaseConfig } from '@/lib/heroku/releases';
import type { Slug } from '@/lib/heroku/schema';
import { getSlug } from '@/lib/heroku/slugs';
import { perProcess } from '@/lib/per-process';
import { ok, type Result } from '@/lib/result';
import type { Prints } from '@/lib/rules/xray';
import { fingerprinter } from '@/lib/vault/fingerprint';
import { keepSlug, keptSlug } from './store-slugs';

/** What is kept of a slug. Of its process types only the names: a command may hold what nobody should see. */
export type SlugFacts = {
  id: string;
  commit: string | null;
  subject: string | null;
  builtAt: number | null;
  stack: string | null;
  buildpacks: string | null;
  types: string[] | null;
};

const longestText = 500;
const mostConfigs = 2_000;
const mostSlugs = 5_000;

type Promised<T> = Promise<Result<T>>;

const configs = () => perProcess('release-configs', () => new LRUCache<string, Promised<Prints>>({ max: mostConfigs }));
const slugs = () => perProcess('slugs', () => new LRUCache<string, Promised<SlugFacts>>({ max: mostSlugs }));

/**
 * The config of a release as keyed fingerprints. A release's config never changes, so each is read at most once per
 * account while this process lives; the values are forgotten at once. One call, or none.
 */
export async function configPrintsOf(caller: Caller, app: string, release: string): Promise<Result<Prints>> {
  // By account: who may see an app at Heroku need not be let near its config there.
  return once(configs(), `${caller.access.accountId} ${release}`, async () => {
    const [config, print] = await Promise.all([
      getReleaseConfig(caller, app, release),
      fingerprinter(await getDb(), 'config-value'),
    ]);
    if (!config.ok) return config;
    return ok(new Map(Object.entries(config.value).map(([key, value]) => [key, print(value)])));
  });
}

/** A slug that a release of the app names. Slugs never change, so none is ever read twice. One call, or none. */
export async function slugFactsOf(caller: Caller, app: string, slug: string): Promise<Result<SlugFacts>> {
  return once(slugs(), slug, async () => {
    const kept = await keptSlug(slug);
    if (kept) return ok(kept);
    const read = await getSlug(caller, app, slug);
    if (!read.ok) return read;
    const facts = factsOf(read.value);
    await keepSlug(facts);
    return ok(facts);
  });
}

async function once<T extends object>(
  kept: LRUCache<string, Promised<T>>,
  key: string,
  read: () => Promised<T>,
): Promised<T> {
  const known = kept.get(key);
  if (known) return known;
  const reading = read();
  kept.set(key, reading);
  const forget = () => void (kept.get(key) === reading && kept.delete(key));
  reading.then(({ ok: isRead }) => isRead || forget(), forget);
  return reading;
}

function factsOf(slug: Slug): SlugFacts {
  const subject = slug.commit_description?.split('\n', 1)[0]?.slice(0, longestText).trim();
  return {
    id: slug.id,
    commit: slug.commit?.slice(0, longestText) ?? null,
    subject: subject || null,
    builtAt: slug.created_at === null ? null : Date.parse(slug.created_at),
    stack: slug.stack?.name ?? null,
    buildpacks: slug.buildpack_provided_description?.slice(0, longestText) ?? null,
    types: slug.process_types && Object.keys(slug.process_types).sort(),
  };
}
