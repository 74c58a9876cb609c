import 'server-only';
import { ok, type Result } from '@/lib/result';
import { type Caller, request } from './client';
import { freshness } from './freshness';
import { listOf } from './pages';
import { rangeHeader } from './range';
import { type Build, buildSchema } from './schema';

const builds = listOf(buildSchema);

/** An app's newest builds, newest first, at most `max` (1 to 1,000). One call. GET /apps/{app}/builds */
export async function listBuilds(caller: Caller, app: string, { max }: { max: number }): Promise<Result<Build[]>> {
  const answer = await request(caller, {
    method: 'GET',
    route: '/apps/{app}/builds',
    params: { app },
    schema: builds,
    range: rangeHeader({ by: 'started_at', max, order: 'desc' }),
    freshMs: freshness.movingMs,
  });
  return answer.ok ? ok(answer.value.value) : answer;
}
