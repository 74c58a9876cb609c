'use client';

import { cn } from '@/components/ui/cn';
import { onDemand } from '@/components/ui/on-demand';
import type { ErrorPanelProps } from './error-panel-body';

/** Stands in place of data that could not be read; until the rest of it is here, its sentence alone. */
export const ErrorPanel = onDemand(
  () => import('./error-panel-body').then((module) => module.ErrorPanelBody),
  ({ error, className }: ErrorPanelProps) => <p className={cn('p-4 text-muted', className)}>{error.message}</p>,
);
