'use client';

import { RelativeTime } from './relative-time';

/** In the head of a panel: how long ago its data was read. */
export function ReadAge({ at }: { at: number }) {
  return (
    <span data-slot="read-age" className="shrink-0 font-normal text-small text-subtle">
      <span className="sr-only">Read </span>
      <RelativeTime at={at} form="sentence" />
    </span>
  );
}
