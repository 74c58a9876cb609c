import 'server-only';
import { lt } from 'drizzle-orm';
import { withTransaction } from '@/lib/db/client';
import { apiCalls, budgetLevels } from '@/lib/db/schema-work';

const keptMs = 7 * 24 * 3_600_000;

/** Deletes calls and levels that are older than seven days. */
export async function forgetOldCalls(now: Date): Promise<void> {
  const before = new Date(now.getTime() - keptMs);
  await withTransaction(async (tx) => {
    await tx.delete(apiCalls).where(lt(apiCalls.minute, before));
    await tx.delete(budgetLevels).where(lt(budgetLevels.minute, before));
  });
}
