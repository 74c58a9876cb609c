'use client';

import { useQuery } from '@tanstack/react-query';
import { ReadError } from '@/components/patterns/read-error';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { connectionsOptions } from '@/lib/queries/connections';
import { errorOf } from '@/lib/queries/error-of';
import { ConnectionItem } from './connection-item';

/** Through which Heroku accounts this person sees apps, and who else does. */
export function ConnectionsPanel() {
  const { data, error, isError, isFetching, refetch } = useQuery(connectionsOptions());
  return (
    <Panel aria-labelledby="connections-title">
      <PanelHeader title="Connections" titleId="connections-title" />
      <p className="border-row-line border-b px-4 py-3 text-muted">
        A connection is one Heroku account. Yours is private: nobody else sees its apps unless you share it as an owner.
      </p>
      {isError && !data ? (
        <ReadError error={errorOf(error)} onRetry={refetch} isRetrying={isFetching} className="m-4" />
      ) : null}
      {data ? (
        <ul>
          {data.map((connection) => (
            <ConnectionItem key={connection.id} connection={connection} />
          ))}
        </ul>
      ) : null}
      {!data && !isError ? <Skeleton className="m-4 h-3" /> : null}
    </Panel>
  );
}
