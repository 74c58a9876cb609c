'use client';

import { useQuery } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { StatusMark } from '@/components/patterns/status-mark';
import { Button } from '@/components/ui/button';
import { formatPlural } from '@/lib/format';
import { auditChainOptions } from '@/lib/queries/audit';

/** Walks the whole chain on demand and says whether a row was changed or taken out. */
export function ChainCheck() {
  const { data, isFetching, refetch } = useQuery(auditChainOptions());
  return (
    <div className="flex items-center gap-3">
      <span role="status" className="text-small">
        {data && data.brokenAt === null ? (
          <StatusMark status="succeeded" word={`${formatPlural(data.rows, 'row')}, chain intact`} />
        ) : null}
        {data && data.brokenAt !== null ? (
          <StatusMark status="failed" word={`Chain broken at row ${data.brokenAt}`} />
        ) : null}
      </span>
      <Button isPending={isFetching} onClick={() => refetch()}>
        <Link2 aria-hidden="true" />
        Check the chain
      </Button>
    </div>
  );
}
