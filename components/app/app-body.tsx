'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type * as React from 'react';
import { useLayoutEffect } from 'react';
import { onDemand } from '@/components/ui/on-demand';
import { dynosOptions } from '@/lib/queries/dynos';
import { errorOf } from '@/lib/queries/error-of';
import { openApp } from '@/lib/queries/opening';
import { appObstacle } from '@/lib/rules/app-obstacle';
import type { OpeningPart } from '@/lib/rules/opening-parts';

const Obstacle = onDemand(() => import('./app-obstacle').then((module) => module.Obstacle));

type AppBodyProps = {
  app: string;
  /** What the panels show and the server has not begun to read. */
  unasked: readonly OpeningPart[];
  children: React.ReactNode;
};

/** The panels of an app; or one sentence, where the same thing keeps all of them from being read. */
export function AppBody({ app, unasked, children }: AppBodyProps) {
  const queries = useQueryClient();
  // Before each panel asks by itself.
  useLayoutEffect(() => openApp(queries, app, unasked), [queries, app, unasked]);
  const { data, error, isFetching } = useQuery({ ...dynosOptions(app), enabled: false });
  const failure = error ? errorOf(error) : null;
  const obstacle = appObstacle(failure?.code ?? null, data !== undefined);
  if (obstacle === null || failure === null) return children;
  return <Obstacle app={app} obstacle={obstacle} failure={failure} isRetrying={isFetching} />;
}
