'use client';

import { useQuery } from '@tanstack/react-query';
import type * as React from 'react';
import { onDemand } from '@/components/ui/on-demand';
import { dynosOptions } from '@/lib/queries/dynos';
import { errorOf } from '@/lib/queries/error-of';
import { appObstacle } from '@/lib/rules/app-obstacle';

const Obstacle = onDemand(() => import('./app-obstacle').then((module) => module.Obstacle));

/** The panels of an app; or one sentence, where the same thing keeps all of them from being read. */
export function AppBody({ app, children }: { app: string; children: React.ReactNode }) {
  const { data, error, isFetching } = useQuery({ ...dynosOptions(app), enabled: false });
  const failure = error ? errorOf(error) : null;
  const obstacle = appObstacle(failure?.code ?? null, data !== undefined);
  if (obstacle === null || failure === null) return children;
  return <Obstacle app={app} obstacle={obstacle} failure={failure} isRetrying={isFetching} />;
}
