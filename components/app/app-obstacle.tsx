'use client';

import { useQueryClient } from '@tanstack/react-query';
import { SearchX } from 'lucide-react';
import { EmptyState } from '@/components/patterns/empty-state';
import { ReadError } from '@/components/patterns/read-error';
import { keys } from '@/lib/queries/keys';
import type { AppError } from '@/lib/result';
import type { AppObstacle } from '@/lib/rules/app-obstacle';

type ObstacleProps = { app: string; obstacle: NonNullable<AppObstacle>; failure: AppError; isRetrying: boolean };

/** What keeps a whole app from being read, in one sentence. */
export function Obstacle({ app, obstacle, failure, isRetrying }: ObstacleProps) {
  const queries = useQueryClient();
  if (obstacle === 'gone') {
    return (
      <EmptyState icon={SearchX} title="Heroku no longer shows this app">
        It was deleted or transferred, or your access to it was taken away. What was done to it stays in the audit log.
      </EmptyState>
    );
  }
  const readAgain = () => void queries.invalidateQueries({ queryKey: keys.app(app) });
  return <ReadError error={failure} subject="This app" onRetry={readAgain} isRetrying={isRetrying} />;
}
