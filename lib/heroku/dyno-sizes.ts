import 'server-only';
import type { Result } from '@/lib/result';
import type { Caller } from './client';
import { freshness } from './freshness';
import { listAll, listOf } from './pages';
import { type DynoSize, dynoSizeSchema } from './schema';

const sizes = listOf(dynoSizeSchema);

/** Every dyno size with its monthly price; kept for a day. One call. GET /dyno-sizes */
export async function listDynoSizes(caller: Caller): Promise<Result<DynoSize[]>> {
  return listAll(caller, { route: '/dyno-sizes', schema: sizes, by: null, freshMs: freshness.catalogueMs });
}
