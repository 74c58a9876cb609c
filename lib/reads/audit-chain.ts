import 'server-only';
import { z } from 'zod';
import { chainStart, firstBreak } from '@/lib/audit/chain';
import { auditRowsAfter } from '@/lib/audit/list';
import { defineRead } from './read';

const batchRows = 1000;

/** Walks the whole audit log and answers how many rows it has and where the chain first breaks, null if nowhere. */
export const auditChainRead = defineRead({
  name: 'audit-chain',
  verb: 'audit:read',
  input: z.object({}),
  priceCalls: 0,
  from: ['database'],
  async run() {
    let rows = 0;
    let after = 0;
    let hash = chainStart;
    for (;;) {
      const batch = await auditRowsAfter(after, batchRows);
      const brokenAt = firstBreak(batch, hash);
      rows += batch.length;
      const last = batch.at(-1);
      if (brokenAt !== null || !last) return { rows, brokenAt };
      after = last.seq;
      hash = last.hash;
    }
  },
});
