import 'server-only';
import { ok, type Result } from '@/lib/result';
import { type Caller, request } from './client';
import { freshness } from './freshness';
import { listOf } from './pages';
import { rangeHeader } from './range';
import { type Release, releaseSchema } from './schema';

const releases = listOf(releaseSchema);

/** An app's newest releases, newest first, at most `max` (1 to 1,000). One call. GET /apps/{app}/releases */
export async function listReleases(caller: Caller, app: string, { max }: { max: number }): Promise<Result<Release[]>> {
  const answer = await request(caller, {
    method: 'GET',
    route: '/apps/{app}/releases',
    params: { app },
    schema: releases,
    range: rangeHeader({ by: 'version', max, order: 'desc' }),
    freshMs: freshness.movingMs,
  });
  return answer.ok ? ok([...answer.value.value].sort((a, b) => b.version - a.version)) : answer;
}
