import 'server-only';
import { ok, type Result } from '@/lib/result';
import { type Caller, request } from './client';
import { freshness } from './freshness';
import { listOf } from './pages';
import { maxPageRows, rangeHeader } from './range';
import { configVarsSchema, type Release, releaseSchema } from './schema';

const releases = listOf(releaseSchema);
const route = '/apps/{app}/releases';

/** Releases, newest first, and the Range at which Heroku goes on; null at the end. */
export type ReleasePage = { releases: Release[]; nextRange: string | null };

/** An app's newest releases, newest first, at most `max` (1 to 1,000). One call. GET /apps/{app}/releases */
export async function listReleases(caller: Caller, app: string, { max }: { max: number }): Promise<Result<Release[]>> {
  const page = await pageOf(caller, app, rangeHeader({ by: 'version', max, order: 'desc' }));
  return page.ok ? ok(page.value.releases) : page;
}

/**
 * A thousand releases of an app, newest first: the newest, or those that follow where an earlier page named its
 * `nextRange`. One call. GET /apps/{app}/releases
 */
export async function pageReleases(
  caller: Caller,
  app: string,
  nextRange: string | null = null,
): Promise<Result<ReleasePage>> {
  return pageOf(caller, app, nextRange ?? rangeHeader({ by: 'version', max: maxPageRows, order: 'desc' }));
}

async function pageOf(caller: Caller, app: string, range: string): Promise<Result<ReleasePage>> {
  const answer = await request(caller, {
    method: 'GET',
    route,
    params: { app },
    schema: releases,
    range,
    freshMs: freshness.movingMs,
  });
  if (!answer.ok) return answer;
  const { value, nextRange } = answer.value;
  return ok({ releases: [...value].sort((a, b) => b.version - a.version), nextRange });
}

/** One release, by id or version. One call. GET /apps/{app}/releases/{release} */
export async function getRelease(caller: Caller, app: string, release: string | number): Promise<Result<Release>> {
  const answer = await request(caller, {
    method: 'GET',
    route: `${route}/{release}`,
    params: { app, release },
    schema: releaseSchema,
    freshMs: freshness.movingMs,
  });
  return answer.ok ? ok(answer.value.value) : answer;
}

/**
 * The config that a release was made with: its values must not leave the server, and no cache keeps them. One call.
 * GET /apps/{app}/releases/{release}/config-vars
 */
export async function getReleaseConfig(
  caller: Caller,
  app: string,
  release: string,
): Promise<Result<Record<string, string>>> {
  const answer = await request(caller, {
    method: 'GET',
    route: `${route}/{release}/config-vars`,
    params: { app, release },
    schema: configVarsSchema,
  });
  return answer.ok ? ok(answer.value.value) : answer;
}

/**
 * Rolls back: makes a new release with slug and config of an older one, named by its id. Add-ons and formation stay. One
 * call, never repeated: a lost answer is `outcome_unknown`. POST /apps/{app}/releases
 */
export async function rollBackTo(caller: Caller, app: string, release: string): Promise<Result<Release>> {
  const ask = { method: 'POST', route, params: { app }, schema: releaseSchema, body: { release } } as const;
  const answer = await request(caller, ask);
  return answer.ok ? ok(answer.value.value) : answer;
}

/**
 * Releases a slug again under today's config. One call, never repeated: a lost answer is `outcome_unknown`.
 * POST /apps/{app}/releases
 */
export async function releaseSlug(
  caller: Caller,
  app: string,
  body: { slug: string; description: string },
): Promise<Result<Release>> {
  const answer = await request(caller, { method: 'POST', route, params: { app }, schema: releaseSchema, body });
  return answer.ok ? ok(answer.value.value) : answer;
}
