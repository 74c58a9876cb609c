import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { CostsPage } from '@/components/costs/costs-page';
import { keepAnswer } from '@/lib/queries/call';
import { keys } from '@/lib/queries/keys';
import { createQueryClient } from '@/lib/queries/query-client';
import { addOnsEverywhereRead } from '@/lib/reads/add-ons-everywhere';
import { runRead } from '@/lib/reads/run-read';

export const metadata: Metadata = { title: 'Add-ons and cost' };

export default async function AddOns() {
  const queries = createQueryClient();
  const answer = await runRead(addOnsEverywhereRead, {}).result;
  if (answer.ok) keepAnswer(queries, keys.addOnsEverywhere, answer.value);
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <CostsPage />
    </HydrationBoundary>
  );
}
