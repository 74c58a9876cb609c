'use client';

import { onDemand } from '@/components/ui/on-demand';

/** The steps of the demonstration, which no other console loads. */
export const TryThisOnDemand = onDemand(() => import('./try-this').then((module) => module.TryThis));
