'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BulkWish } from '@/components/patterns/bulk-context';
import { perform, preview } from '@/components/patterns/operation-task';
import { keys } from '@/lib/queries/keys';
import { unwrap } from '@/lib/result';
import { bulkActions } from './bulk-asked';

/** The plan of what the fields ask for, and how to begin it as it was seen. */
export function useBulkPlan(act: BulkWish['act'], input: object | null, onBegun: () => void) {
  const queries = useQueryClient();
  const task = { action: bulkActions[act], input, affects: [] };
  const plan = useQuery({
    queryKey: keys.manyPlan(act, input ?? {}),
    queryFn: async () => unwrap(await preview(task)),
    enabled: input !== null,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const begin = useMutation({
    mutationFn: async (planHash: string) => unwrap(await perform(task, planHash)),
    onSuccess: onBegun,
    onError: () => void plan.refetch(),
    onSettled: () => void queries.invalidateQueries({ queryKey: ['jobs'] }),
  });
  return { plan, begin };
}
