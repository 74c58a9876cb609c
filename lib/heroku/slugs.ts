import 'server-only';
import { ok, type Result } from '@/lib/result';
import { type Caller, request } from './client';
import { type Slug, slugSchema } from './schema';

/** One slug of an app. It never changes, so whoever asks keeps it. One call. GET /apps/{app}/slugs/{slug} */
export async function getSlug(caller: Caller, app: string, slug: string): Promise<Result<Slug>> {
  const answer = await request(caller, {
    method: 'GET',
    route: '/apps/{app}/slugs/{slug}',
    params: { app, slug },
    schema: slugSchema,
  });
  return answer.ok ? ok(answer.value.value) : answer;
}
