'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { QueryError } from '@/components/patterns/query-error';
import { ReadAge } from '@/components/patterns/read-age';
import { StaleNote } from '@/components/patterns/stale-note';
import { useRefetchOn } from '@/components/patterns/use-refetch-on';
import { Panel, PanelHeader } from '@/components/ui/panel';
import { Skeleton } from '@/components/ui/skeleton';
import { appRowOptions } from '@/lib/queries/app';
import { configOptions } from '@/lib/queries/config';
import { keys } from '@/lib/queries/keys';
import type { Upstream } from '@/lib/reads/upstream';
import { routes } from '@/lib/routes';
import type { ConfigRelation } from '@/lib/rules/config-relations';
import { ConfigFigures } from './config-figures';
import { ConfigKeys } from './config-keys';

/** An app's config beside that of the app at the stage before: which keys differ or are missing, never a value. */
export function ConfigPanel({ app, upstream }: { app: string; upstream: Upstream }) {
  const query = useQuery(configOptions(app));
  const { data: known } = useQuery({ ...appRowOptions(app), enabled: false });
  const [shown, setShown] = useState<ConfigRelation | null>(null);
  useRefetchOn(known?.row.release ? String(known.row.release.version) : null, keys.config(app));
  const { data } = query;
  if (query.isError && !data) return <QueryError query={query} subject="Config" />;
  const other = data?.upstream ?? upstream;
  return (
    <Panel aria-labelledby="config-title">
      <PanelHeader
        titleId="config-title"
        title={
          <>
            Config against{' '}
            <Link href={routes.app(other.name)} prefetch={false} className="hover:underline">
              {other.name}
            </Link>
          </>
        }
      >
        {data ? <ReadAge at={data.readAt} /> : null}
      </PanelHeader>
      <StaleNote query={query} />
      {data ? (
        <>
          <ConfigFigures keys={data.keys} stage={other.stage} shown={shown} onShow={setShown} />
          <ConfigKeys key={shown} comparison={data} stage={other.stage} shown={shown} />
        </>
      ) : (
        <div aria-busy="true" className="flex flex-col gap-3 px-4 py-3">
          <Skeleton className="h-8" />
          <Skeleton className="h-3" />
          <Skeleton className="h-3" />
        </div>
      )}
    </Panel>
  );
}
