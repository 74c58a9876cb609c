'use client';

import { ReadError } from '@/components/patterns/read-error';
import { fail } from '@/lib/result';

const { error } = fail('internal', 'This page could not be drawn.', 'Try again; the server log has the details.');

export default function ConsoleError({ reset }: { error: Error; reset(): void }) {
  return <ReadError error={error} onRetry={reset} className="m-5" />;
}
