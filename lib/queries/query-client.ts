import { QueryClient } from '@tanstack/react-query';
import { Failure } from '@/lib/result';

/** An answer is fresh for so long, where its read says nothing else. */
export const freshMs = 10_000;
const retries = 2;

/**
 * The cache of what was read. An answer is fresh for ten seconds; a window that comes back asks only for what is stale.
 * An error that the server told is final here: retrying Heroku is the business of `lib/heroku` alone.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        retry: (failures, error) => !(error instanceof Failure) && failures < retries,
      },
      mutations: { retry: false },
    },
  });
}
