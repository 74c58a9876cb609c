'use client';

import { onDemand } from '@/components/ui/on-demand';
import { fail } from '@/lib/result';

const ReadError = onDemand(() => import('@/components/patterns/read-error').then((module) => module.ReadError));
const { error } = fail('internal', 'This page could not be drawn.', 'Try again; the server log has the details.');

export default function ConsoleError({ reset }: { error: Error; reset(): void }) {
  return <ReadError error={error} onRetry={reset} className="m-5" />;
}
