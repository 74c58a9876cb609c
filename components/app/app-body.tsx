'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import type * as React from 'react';
import { EmptyState } from '@/components/patterns/empty-state';
import { ReadError } from '@/components/patterns/read-error';
import { appOptions } from '@/lib/queries/app';
import { errorOf } from '@/lib/queries/error-of';
import { keys } from '@/lib/queries/keys';
import { appObstacle } from '@/lib/rules/app-obstacle';

/** The panels of an app; or one sentence, where the same thing keeps all of them from being read. */
export function AppBody({ app, children }: { app: string; children: React.ReactNode }) {
  const queries = useQueryClient();
  const { data, error, isFetching } = useQuery(appOptions(app));
  const failure = error ? errorOf(error) : null;
  const obstacle = appObstacle(failure?.code ?? null, data !== undefined);
  if (obstacle === 'gone') {
    return (
      <EmptyState icon={SearchX} title="Heroku no longer shows this app">
        It was deleted or transferred, or your access to it was taken away. What was done to it stays in the audit log.
      </EmptyState>
    );
  }
  if (obstacle === 'account' && failure) {
    const readAgain = () => void queries.invalidateQueries({ queryKey: keys.app(app) });
    return <ReadError error={failure} subject="This app" onRetry={readAgain} isRetrying={isFetching} />;
  }
  return children;
}
